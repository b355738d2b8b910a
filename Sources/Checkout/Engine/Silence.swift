import Synchronization

/// What the card network was asked and has not answered, for whoever can do something about it. It is asked again with
/// every piece of work until it answers.
public struct Silence: Hashable, Sendable {
    /// The sessions whose money it was asked for.
    public let sessions: [ID<CheckoutSession>]
    /// What went wrong when it was last asked, a sentence.
    public let reason: String

    /// A sentence that says what is open, and why.
    public var message: String {
        let others = sessions.count - 1
        let names = (sessions.first?.description ?? "") + (others > 0 ? " and \(others) more" : "")
        return "The card network gave no answer (\(reason)) about the checkout session \(names); what it was asked "
            + "stays open, is asked again with the next change, and done once."
    }
}

extension CheckoutEngine {
    /// What the card network is silent about as far as this process has asked it; nil where it has answered all.
    public var silence: Silence? { silences.all }

    /// Asks the card network again what nobody waits for: what this process left open, and what processes that died did.
    /// Where that is nothing, nothing is written.
    /// - Returns: what it is still silent about.
    /// - Throws: `CheckoutError`.
    public func askAgain() async throws(CheckoutError) -> Silence? {
        let (ledger, process) = (ledger, ledger.processNumber)
        let isOpen = try await read { reader, _ in
            try reader.paymentsAsking(notOwnedBy: process).contains { payment in
                payment.pending.map { !ledger.isAlive(process: $0.owner) } ?? false
            }
        }
        if isOpen || !stranded.all.isEmpty { try await resumeInterrupted() }
        return silence
    }
}

/// The questions that the network was silent about, of one process.
final class Silences: Sendable {
    private let questions = Mutex<[String: (session: ID<CheckoutSession>, reason: String)]>([:])

    var all: Silence? {
        questions.withLock { questions in
            let sorted = questions.values.sorted { $0.session < $1.session }
            return sorted.first.map { Silence(sessions: sorted.map(\.session).uniqued, reason: $0.reason) }
        }
    }

    func add(_ question: NetworkQuestion, because failure: CardNetworkFailure) {
        let reason = if case .unreachable(let reason) = failure { reason } else { CheckoutError(failure).message }
        questions.withLock { $0[question.request.key] = (question.session, reason) }
    }

    /// Their answers are written.
    func close(_ replies: [NetworkReply]) {
        questions.withLock { questions in
            for reply in replies { questions[reply.question.request.key] = nil }
        }
    }
}
