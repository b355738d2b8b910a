extension CheckoutEngine {
    /// Performs what is due, then `body`, in one ledger transaction; then asks the card network what was written down.
    /// - Parameter isPatient: leaves a network that does not answer for later, rather than telling the caller.
    /// - Throws: `CheckoutError`; what `body` wrote is undone when it throws.
    func step<Value: Sendable>(
        isPatient: Bool = false, _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> Value {
        try await settlingStep(isPatient: isPatient, body).value
    }

    /// As `step`, with the session that the network's answers settled, if the step had a question of its own and nobody
    /// else wrote the last answer.
    func settlingStep<Value: Sendable>(
        isPatient: Bool = false, _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> (value: Value, settled: CheckoutSession?) {
        try await unbroken { () throws(CheckoutError) in
            try await asking { engine throws(CheckoutError) in try await engine.unbrokenStep(isPatient, body) }
        }
    }

    private func unbrokenStep<Value: Sendable>(
        _ isPatient: Bool, _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> (value: Value, settled: CheckoutSession?) {
        try await settleQuietly(takeOver())
        var outcome = try await attempt(body, lookingForOrphans: true)
        if case .orphans(let questions) = outcome {
            try await settleQuietly(questions)
            outcome = try await attempt(body, lookingForOrphans: false)
        }
        while case .overdue(let questions) = outcome {
            try await settleQuietly(questions)
            outcome = try await attempt(body, lookingForOrphans: false)
        }
        guard case .done(let value, let questions, let dueQuestions, let record) = outcome else {
            throw .ledger(.busy(path: "the ledger"))
        }
        if let record { claim?.note(record) }
        // What fell due is not this caller's business: a silent network refuses it nothing.
        try await settleQuietly(dueQuestions)
        var settled: CheckoutSession?
        if isPatient {
            try await settleQuietly(questions)
        } else {
            for question in questions { settled = try await settle(question) }
        }
        return (value, settled)
    }

    private enum Outcome<Value: Sendable>: Sendable {
        case done(Value, [NetworkQuestion], due: [NetworkQuestion], RequestRecord?)
        /// What processes that died have asked; the body has not run yet.
        case orphans([NetworkQuestion])
        /// More is due once these are answered; the body has not run yet.
        case overdue([NetworkQuestion])
    }

    private func attempt<Value: Sendable>(
        _ body: @escaping @Sendable (Step) throws -> Value, lookingForOrphans: Bool
    ) async throws(CheckoutError) -> Outcome<Value> {
        let (ledger, claim, door, onlooker) = (ledger, claim, door, onlooker)
        return try await write { step in
            try door?.open(step.transaction)
            if lookingForOrphans {
                let orphans = try step.transaction.paymentsAsking(notOwnedBy: step.process).filter { payment in
                    payment.pending.map { !ledger.isAlive(process: $0.owner) } ?? false
                }
                if !orphans.isEmpty {
                    return .orphans(try orphans.compactMap { try NetworkQuestion($0, reader: step.transaction) })
                }
            }
            _ = try step.at(step.now, actor: .system).performDue(until: step.now)
            let due = step.questions.all
            if !due.isEmpty, let next = try step.transaction.nextDue(), next.at <= step.now { return .overdue(due) }
            let value = try body(step)
            let record = try claim?.record(value, in: step)
            onlooker?.look(at: value, in: step)
            return .done(value, Array(step.questions.all.dropFirst(due.count)), due: due, record)
        }
    }

    /// One ledger transaction, without looking at what is due. The questions that it writes down are open from then on.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> Value {
        let (systemTime, actor, process, dialects) = (systemTime, actor, ledger.processNumber, dialects)
        let library = library
        do {
            let (value, questions) = try await ledger.write { transaction in
                let now = try transaction.clock().now(systemTime: systemTime())
                let step = Step(
                    transaction: transaction, now: now, actor: actor, process: process, questions: NetworkQuestions(),
                    dialects: dialects, library: library)
                return (try body(step), step.questions.all)
            }
            open.add(questions)
            return value
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }
}
