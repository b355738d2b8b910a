extension CheckoutEngine {
    /// Does what a request asks for once, and gives the same answer whenever it is sent again: also after a crash, also
    /// when it was refused after it had begun (a card's decline). What is refused before anything was written uses up
    /// no key, and the key of what could not be done just then, or not be answered, waits for another try.
    /// - Parameters:
    ///   - answer: the answer to the operation's value. A step of the operation that gives a value of the same type is
    ///     its last.
    ///   - refusal: the answer to a refusal.
    ///   - work: the operation, done by the engine that it is handed. Where it asks a card for money it must itself
    ///     know the key, so that a process that takes over asks for the same money.
    /// - Throws: `CheckoutError.idempotencyKeyReused` for another request, `.idempotencyKeyInUse` while another process
    ///   answers; what `work` throws before anything was written; `.networkUnreachable` and `.ledger`.
    public func once<Value: Sendable>(
        _ key: RequestKey,
        answer: @escaping @Sendable (Value, any LedgerReader, Instant) throws -> KeptAnswer,
        refusal: @Sendable (CheckoutError) -> KeptAnswer,
        work: @Sendable (CheckoutEngine) async throws(CheckoutError) -> Value
    ) async throws(CheckoutError) -> (answer: KeptAnswer, isReplayed: Bool) {
        await underWay.begin(key)
        defer { underWay.end(key) }
        let known = try await read { reader, _ in try reader.requestRecord(operation: key.operation, key: key.key) }
        if let known {
            guard known.key.request == key.request else { throw .idempotencyKeyReused(key: key.key) }
            if let sealed = known.answer { return (try open(sealed, of: key), true) }
            let isOthers = known.owner != ledger.processNumber && ledger.isAlive(process: known.owner)
            if isOthers { throw .idempotencyKeyInUse(key: key.key) }
        }
        let claim = Claim(key, isKept: known != nil, sealer: ledger.sealer) { value, reader, now in
            guard let value = value as? Value else { return nil }
            return try answer(value, reader, now)
        }
        let result: KeptAnswer
        do {
            let value = try await work(claiming(claim))
            if let answer = claim.keptAnswer { return (answer, false) }
            result = try await read { reader, now in try answer(value, reader, now) }
        } catch {
            guard claim.isKept, !error.isPassing else { throw error }
            if error.leavesKeyFree {
                try await write { step in try step.transaction.forget(key) }
                throw error
            }
            result = refusal(error)
        }
        try await keep(result, for: claim)
        return (result, false)
    }

    private func keep(_ answer: KeptAnswer, for claim: Claim) async throws(CheckoutError) {
        let (isKept, sealer) = (claim.isKept, ledger.sealer)
        try await write { step in
            let sealed = try answer.sealed(by: sealer, for: claim.key)
            let record = RequestRecord(key: claim.key, owner: step.process, answer: sealed)
            if isKept { try step.transaction.update(record) } else { try step.transaction.insert(record) }
        }
    }

    private func open(_ answer: KeptAnswer, of key: RequestKey) throws(CheckoutError) -> KeptAnswer {
        do {
            return KeptAnswer(
                status: answer.status, body: try ledger.sealer.open(answer.body, context: key.sealingContext))
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }
}

extension KeptAnswer {
    /// The answer as the ledger keeps it: an answer may hold a secret that is shown once.
    func sealed(by sealer: any Sealer, for key: RequestKey) throws -> KeptAnswer {
        KeptAnswer(status: status, body: try sealer.seal(body, context: key.sealingContext))
    }
}

extension CheckoutError {
    /// Whether the same request may go through when it is sent once more: nothing was decided about it.
    fileprivate var isPassing: Bool {
        switch self {
        case .networkUnreachable, .ledger, .idempotencyKeyInUse, .readOnly: true
        default: false
        }
    }
}

extension RequestKey {
    /// Binds a kept answer to its request.
    fileprivate var sealingContext: String { "answer to \(operation) under \(key)" }
}
