import Synchronization

/// Questions to the card network that are written down, and whose answers are not.
final class OpenQuestions: Sendable {
    private let questions = Mutex<[String: NetworkQuestion]>([:])

    var all: [NetworkQuestion] { questions.withLock { Array($0.values) } }

    func add(_ more: [NetworkQuestion]) {
        questions.withLock { open in
            for question in more { open[question.request.key] = question }
        }
    }

    /// Their answers are written.
    func close(_ replies: [NetworkReply]) {
        questions.withLock { open in
            for reply in replies { open[reply.question.request.key] = nil }
        }
    }

    func takeAll() -> [NetworkQuestion] {
        questions.withLock { open in
            defer { open = [:] }
            return Array(open.values)
        }
    }
}

extension CheckoutEngine {
    /// Does a piece of work that asks the card network. What it leaves open is left to the next piece of work, however it
    /// ends; asking twice is harmless, since the network knows each question by its key.
    func asking<Value: Sendable>(
        _ work: (CheckoutEngine) async throws(CheckoutError) -> Value
    ) async throws(CheckoutError) -> Value {
        if isReadOnly { throw .readOnly }
        let engine = keeping(OpenQuestions())
        defer { stranded.add(engine.open.takeAll()) }
        return try await work(engine)
    }

    /// All that this piece of work has open, and all that others have left.
    func takeOver() -> [NetworkQuestion] {
        open.add(stranded.takeAll())
        return open.all
    }

    /// Does something in a task of its own: a caller that is cancelled must not leave a question written down and not
    /// asked.
    func unbroken<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(CheckoutError) -> Value
    ) async throws(CheckoutError) -> Value {
        let task = Task(executorPreference: executor) { try await work() }
        do {
            return try await task.value
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }
}
