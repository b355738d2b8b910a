extension Step {
    /// Sets a session's payments heading for something: writes down the first question, or ends at once.
    /// - Parameter presence: whether the customer is there.
    func pursue(_ aim: PaymentAim, _ session: CheckoutSession, payments: [Payment], presence: Presence) throws {
        var session = session
        session.aim = aim
        try advance(session, payments: payments, presence: presence)
    }

    /// Writes the network's answer, and the next question with it. An answer that came second changes nothing.
    /// - Returns: the session as it stands then; nil when the answer came second.
    func apply(_ answer: NetworkAnswer, to question: NetworkQuestion) throws -> CheckoutSession? {
        let all = try transaction.payments(of: question.session)
        guard let asked = all.first(where: { $0.id == question.payment }), let pending = asked.pending,
            pending.key == question.request.key, let session = try transaction.find(question.session)
        else { return nil }
        let payment = asked.answered(answer, at: now)
        let payments = all.filter { $0.attempt == session.attempt }.map { $0.id == payment.id ? payment : $0 }
        return try advance(session, payments: payments, presence: pending.presence, changed: (payment, pending, answer))
    }

    /// Asks what `Settlement` says is next, or ends the try. `changed` is written once, with its next question if that
    /// is about the same payment, and told of once it is written.
    @discardableResult
    private func advance(
        _ session: CheckoutSession, payments: [Payment], presence: Presence,
        changed: (payment: Payment, after: PendingOperation, answer: NetworkAnswer)? = nil
    ) throws -> CheckoutSession {
        guard let aim = session.aim else { return session }
        switch Settlement.next(aim, payments: payments, at: now) {
        case .ask(let id, let operation, let amount):
            guard var payment = payments.first(where: { $0.id == id }) else { return session }
            if let changed, changed.payment.id != id { try transaction.update(changed.payment) }
            let method = try require(payment.paymentMethod, transaction.find)
            ask(operation, amount, of: &payment, on: method, presence: presence)
            try transaction.update(payment)
            if let changed {
                try record(changed.payment, after: changed.after, changed.answer, customer: session.customer)
            } else {
                try transaction.update(session)
            }
            return session
        case .finish(let ending):
            if let changed {
                try transaction.update(changed.payment)
                try record(changed.payment, after: changed.after, changed.answer, customer: session.customer)
            }
            return try finish(session, ending, payments: payments)
        }
    }

    /// Notes a question on a payment that is about to be written; it is asked once the step is durable.
    func ask(
        _ operation: PaymentOperation, _ amount: Money, of payment: inout Payment, on method: PaymentMethod,
        presence: Presence
    ) {
        payment.operations += 1
        let pending = PendingOperation(
            operation: operation, amount: amount, key: "\(payment.id):\(payment.operations):\(operation.rawValue)",
            presence: presence, askedAt: now, owner: process)
        payment.pending = pending
        questions.append(NetworkQuestion(payment, pending, method))
    }

    private func record(
        _ payment: Payment, after pending: PendingOperation, _ answer: NetworkAnswer, customer: ID<Customer>?
    ) throws {
        // What became of a card that is only saved is told of its session.
        guard payment.movesMoney else { return }
        let amount = Change("amount", to: String(pending.amount.minorUnits))
        switch (pending.operation, answer) {
        case (.hold, .approved): try record(EventType.paymentHeld, payment.id, customer: customer, [amount])
        case (.charge, .approved), (.capture, .approved):
            try record(EventType.paymentSucceeded, payment.id, customer: customer, [amount])
        case (.refund, .approved):
            let refund = try settleRefund(payment, pending, isMade: true)
            try record(EventType.refundCreated, refund.id, customer: customer, [amount])
            try record(EventType.paymentRefunded, payment.id, customer: customer, [amount])
        case (.refund, .declined(let decline)):
            let refund = try settleRefund(payment, pending, isMade: false)
            let reason = Change("decline_code", to: decline.reason)
            try record(
                EventType.refundUpdated, refund.id, customer: customer,
                [Change("status", to: "failed"), amount, reason])
        case (.void, _): try record(EventType.paymentCanceled, payment.id, customer: customer)
        case (.verify, .approved): return
        case (_, .declined(let decline)):
            let reason = Change("decline_code", to: decline.reason)
            try record(EventType.paymentFailed, payment.id, customer: customer, [amount, reason])
        }
    }
}
