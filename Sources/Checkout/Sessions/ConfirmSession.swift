extension CheckoutEngine {
    /// Charges what health money may pay of an open session to one saved card, while its owner is away (Flex: confirm).
    /// The merchant collects the rest by its own means, so less may be received than the total. What may be paid was
    /// decided when the session was made. Under `Money.minimumCharge` nothing is charged, and the session stays as it is.
    /// - Throws: in this order `CheckoutError.idempotencyKeyReused`, `.notFound`, `.sessionNotOpen`,
    ///   `.modeNotConfirmable`, `.manualCaptureNotSupported`, `.paymentMethodNotFound`, `.paymentMethodNotOffSession`,
    ///   `.couponUsedUp`; `.cardDeclined`, after which the session is open for another card under another key.
    public func confirm(
        _ id: ID<CheckoutSession>, paymentMethod: ID<PaymentMethod>, idempotencyKey: String
    ) async throws(CheckoutError) -> CheckoutSession {
        let key = IdempotentRequest("confirm", idempotencyKey, "\(id) \(paymentMethod)")
        let attempt = try await step { step in try step.confirm(id, paymentMethod, key) }
        let session = try await settled(id)
        guard attempt > 0 else { return session }
        let declined = try await read { reader, _ in
            try reader.payments(of: id).first { $0.attempt == attempt && $0.status == .failed }?.decline
        }
        if let declined { throw .cardDeclined(declined) }
        return session
    }
}

extension Step {
    /// - Returns: the try that this key began, or 0 when there was too little to charge.
    fileprivate func confirm(
        _ id: ID<CheckoutSession>, _ paymentMethod: ID<PaymentMethod>, _ key: IdempotentRequest
    ) throws -> Int {
        if let known = try known(key) { return known.attempt }
        var session = try require(id, transaction.find)
        guard session.status == .open, session.aim == nil else { throw session.notOpen }
        guard session.mode == .payment else {
            throw CheckoutError.modeNotConfirmable(id: id.description, mode: session.mode)
        }
        guard !session.capturesManually else { throw CheckoutError.manualCaptureNotSupported(id: id.description) }
        let card = try require(paymentMethod, transaction.find)
        guard card.removedAt == nil, session.customer.map({ $0 == card.customer }) ?? true else {
            throw CheckoutError.paymentMethodNotFound(id: card.id.description)
        }
        guard card.offSession else { throw CheckoutError.paymentMethodNotOffSession(id: card.id.description) }
        let amount = session.amountHealthPayable
        guard amount >= .minimumCharge else {
            try keep(key, id)
            return 0
        }
        if card.card.expiry.isExpired(at: now) { throw CheckoutError.cardDeclined(Decline(code: "expired_card")) }
        session.customer = card.customer
        let places = session.lines.indices.filter { session.lines[$0].isHealthPayable }
        let share = CardShare(card, card.card.account == .health ? .health : .ordinary, amount, lines: places)
        let attempt = session.attempt + 1
        try keep(key, id, attempt: attempt)
        try begin(session, [share], aim: .collect, presence: .offSession, write: transaction.update)
        return attempt
    }
}
