extension CheckoutEngine {
    /// Takes held money, or part of it; the rest is given back. A lapsed hold is renewed first.
    /// - Throws: `CheckoutError.sessionNotOpen` unless the session is authorized, `.captureTooLarge`,
    ///   `.amountOutOfRange`, `.cardDeclined` when the hold could not be renewed.
    public func capture(
        _ id: ID<CheckoutSession>, amount: Money? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            let (session, payments) = try step.idleSession(id, in: [.authorized])
            let held = payments.filter { $0.status == .held }.map(\.amount).sum
            let amount = amount ?? held
            guard amount <= held else { throw CheckoutError.captureTooLarge(asked: amount, held: held) }
            guard amount >= .minimumCharge else {
                throw CheckoutError.amountOutOfRange(amount, least: .minimumCharge, most: held)
            }
            try step.pursue(.capture(amount), session, payments: payments, presence: .offSession)
        }
        return try await outcome(of: id)
    }

    /// Gives held money back.
    /// - Throws: `CheckoutError.sessionNotOpen` unless the session is authorized; what is in review is the
    ///   practitioner's, what is captured can only be refunded.
    public func void(_ id: ID<CheckoutSession>) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            let (session, payments) = try step.idleSession(id, in: [.authorized])
            try step.pursue(.release(.voided), session, payments: payments, presence: .offSession)
        }
        return try await settled(id)
    }

    /// Gives taken money back, or part of it, to the cards that it came from: the health card's part first (ours).
    /// - Throws: `CheckoutError.sessionNotOpen` unless the session is complete, `.refundTooLarge`, `.amountOutOfRange`.
    public func refund(
        _ id: ID<CheckoutSession>, amount: Money? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        let target = try await step { step in
            let (session, payments) = try step.idleSession(id, in: [.complete])
            let refundable = payments.map(\.amountRefundable).sum
            let amount = amount ?? refundable
            guard amount > .zero, amount <= refundable else {
                throw CheckoutError.refundTooLarge(asked: amount, refundable: refundable)
            }
            let target = session.amountRefunded + amount
            try step.pursue(.refund(target), session, payments: payments, presence: .offSession)
            return target
        }
        let session = try await settled(id)
        guard session.amountRefunded >= target else {
            throw .cardDeclined(Decline(code: "refund_failed"))
        }
        return session
    }
}

extension Step {
    /// A session in one of these statuses with nothing being asked for, and the payments of its last try.
    func idleSession(
        _ id: ID<CheckoutSession>, in statuses: Set<SessionStatus>
    ) throws -> (CheckoutSession, [Payment]) {
        let session = try require(id, transaction.find)
        guard statuses.contains(session.status), session.aim == nil else { throw session.notOpen }
        let payments = try transaction.payments(of: id).filter { $0.attempt == session.attempt }
        return (session, payments)
    }
}
