import Synchronization

/// One sending of a request under its key. It is written down in the same transaction as the first thing that the
/// request changes, and with its answer where that thing is all that it changes.
final class Claim: Sendable {
    let key: RequestKey
    private let sealer: any Sealer
    private let answer: @Sendable (any Sendable, any LedgerReader, Instant) throws -> KeptAnswer?
    private let state: Mutex<State>

    private struct State {
        /// Whether the ledger knows the request.
        var isKept: Bool
        var answer: KeptAnswer?
    }

    /// - Parameters:
    ///   - isKept: whether the ledger knows the request already, from a process that died.
    ///   - answer: the answer to the operation's value; nil for the value of a step on the way to it.
    init(
        _ key: RequestKey, isKept: Bool, sealer: any Sealer,
        answer: @escaping @Sendable (any Sendable, any LedgerReader, Instant) throws -> KeptAnswer?
    ) {
        self.key = key
        self.sealer = sealer
        self.answer = answer
        state = Mutex(State(isKept: isKept))
    }

    var isKept: Bool { state.withLock { $0.isKept } }
    var keptAnswer: KeptAnswer? { state.withLock { $0.answer } }

    /// Writes the request down at the end of a step that changed something.
    /// - Returns: what to note once the step is durable.
    func record(_ value: any Sendable, in step: Step) throws -> RequestRecord? {
        guard !isKept else { return nil }
        // Another process may have begun to answer since this one looked.
        guard try step.transaction.requestRecord(operation: key.operation, key: key.key) == nil else {
            throw CheckoutError.idempotencyKeyInUse(key: key.key)
        }
        let answer = try answer(value, step.transaction, step.now)
        try step.transaction.insert(
            RequestRecord(key: key, owner: step.process, answer: try answer?.sealed(by: sealer, for: key)))
        return RequestRecord(key: key, owner: step.process, answer: answer)
    }

    /// Notes that the ledger has the record.
    func note(_ record: RequestRecord) {
        state.withLock { $0 = State(isKept: true, answer: record.answer) }
    }
}
