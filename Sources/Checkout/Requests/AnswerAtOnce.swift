import Synchronization

/// Looks at what a step made in the step's own transaction.
protocol Onlooker: Sendable {
    func look(at value: any Sendable, in step: Step)
}

extension CheckoutEngine {
    /// Does something, and sees what became of it in the transaction that made it so, which spares reading the ledger
    /// once more.
    /// - Parameters:
    ///   - see: what is wanted of the operation's value. A step's last value is seen, where the operation answers with it.
    ///   - work: the operation, done by the engine that it is handed.
    /// - Throws: what `work` and `see` throw.
    public func seeing<Value: Hashable & Sendable, Sight: Sendable>(
        _ see: @escaping @Sendable (Value, any LedgerReader, Instant) throws -> Sight,
        work: @Sendable (CheckoutEngine) async throws(CheckoutError) -> Value
    ) async throws(CheckoutError) -> Sight {
        let eye = Eye(see)
        let value = try await work(watched(by: eye))
        if let sight = eye.sight(of: value) { return sight }
        return try await read { reader, now in try see(value, reader, now) }
    }
}

/// Keeps the latest value of the right type, and what was seen of it.
private final class Eye<Value: Hashable & Sendable, Sight: Sendable>: Onlooker {
    private let see: @Sendable (Value, any LedgerReader, Instant) throws -> Sight
    private let seen = Mutex<(value: Value, sight: Sight)?>(nil)

    init(_ see: @escaping @Sendable (Value, any LedgerReader, Instant) throws -> Sight) {
        self.see = see
    }

    /// What cannot be seen here is looked for once more, and tells then why.
    func look(at value: any Sendable, in step: Step) {
        guard let value = value as? Value, let sight = try? see(value, step.transaction, step.now) else { return }
        seen.withLock { $0 = (value, sight) }
    }

    func sight(of value: Value) -> Sight? {
        seen.withLock { $0.flatMap { $0.value == value ? $0.sight : nil } }
    }
}
