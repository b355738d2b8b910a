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
        if isReadOnly { throw .readOnly }
        // A task of its own: a caller that is cancelled must not leave a question written down and not asked.
        let work = Task(executorPreference: executor) { try await unbrokenStep(isPatient, body) }
        do {
            return try await work.value
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }

    private func unbrokenStep<Value: Sendable>(
        _ isPatient: Bool, _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> (value: Value, settled: CheckoutSession?) {
        let inside = entering(nil)
        try await inside.resume(stranded.takeAll())
        var outcome = try await attempt(body, lookingForOrphans: true)
        if case .orphans(let payments) = outcome {
            try await inside.resume(payments)
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
        case orphans([ID<Payment>])
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
                if !orphans.isEmpty { return .orphans(orphans.map(\.id).sorted()) }
            }
            let due = NetworkQuestions()
            _ = try step.at(step.now, actor: .system, questions: due).performDue(until: step.now)
            if !due.all.isEmpty, let next = try step.transaction.nextDue(), next.at <= step.now {
                return .overdue(due.all)
            }
            let value = try body(step)
            let record = try claim?.record(value, in: step)
            onlooker?.look(at: value, in: step)
            return .done(value, step.questions.all, due: due.all, record)
        }
    }

    /// One ledger transaction, without looking at what is due.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Step) throws -> Value
    ) async throws(CheckoutError) -> Value {
        let (systemTime, actor, process, dialects) = (systemTime, actor, ledger.processNumber, dialects)
        let library = library
        do {
            return try await ledger.write { transaction in
                let now = try transaction.clock().now(systemTime: systemTime())
                return try body(
                    Step(
                        transaction: transaction, now: now, actor: actor, process: process,
                        questions: NetworkQuestions(), dialects: dialects, library: library))
            }
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }
}
