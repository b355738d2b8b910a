extension CheckoutEngine {
    /// Gives held money back (Flex: cancel, "cancels the authorization on its payment intents"). A practitioner's decision
    /// that comes later is about the letter alone.
    /// - Parameters:
    ///   - statuses: where the session may stand.
    ///   - idempotencyKey: the key under which asking twice is asking once.
    /// - Throws: `CheckoutError.sessionNotOpen` where it stands elsewhere; what is captured can only be refunded.
    ///   `.sessionOfTransaction`, `.idempotencyKeyReused`.
    public func void(
        _ id: ID<CheckoutSession>, from statuses: Set<SessionStatus> = SessionStatus.holding,
        idempotencyKey: String? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        try await stepWhenIdle(id) { step in try step.void(id, from: statuses, idempotencyKey) }
        return try await settled(id)
    }

    /// Calls a session off wherever it stands (Flex: cancel): one that is not paid is given up, and money that is held
    /// goes back. Where its money is being asked for, the answer decides which.
    /// - Parameter idempotencyKey: the key under which giving money back twice is doing it once.
    /// - Throws: as `cancel` and `void`.
    public func callOff(
        _ id: ID<CheckoutSession>, idempotencyKey: String? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        try await stepWhenIdle(id) { step in
            let session = try require(id, step.transaction.find)
            guard session.status == .open else {
                return try step.void(id, from: SessionStatus.holding, idempotencyKey)
            }
            try session.refuseWhileBusy()
            _ = try step.giveUp(session)
        }
        return try await settled(id)
    }

    /// Holds the money of an authorized session anew where a hold has lapsed or soon will (Flex: reauth). The old hold is
    /// not given back before: for the rest of its life both stand (ours).
    /// - Throws: `CheckoutError.sessionNotOpen` unless the session is authorized; `.cardDeclined` when a card does not
    ///   agree again, which ends the session.
    public func reauthorize(_ id: ID<CheckoutSession>) async throws(CheckoutError) -> CheckoutSession {
        try await stepWhenIdle(id) { step in
            let (session, payments) = try step.idleSession(id, in: [.authorized])
            let soon = step.now + CheckoutSession.holdRenewedBefore
            let renewed = payments.map { payment in
                guard payment.status == .held, payment.holdLapses(by: soon) else { return payment }
                var payment = payment
                (payment.status, payment.holdExpiresAt) = (.processing, nil)
                return payment
            }
            guard renewed != payments else { return }
            for payment in renewed { try step.transaction.update(payment) }
            try step.pursue(.hold, session, payments: renewed, presence: .offSession)
        }
        return try await outcome(of: id)
    }
}

extension CheckoutSession {
    /// How long before its lapse a hold may be renewed. Ours.
    public static let holdRenewedBefore = Period.days(1)

    /// Nobody moves money that is being moved.
    func refuseWhileBusy() throws {
        guard aim == nil else { throw CheckoutError.sessionBusy(id: id.description) }
    }
}

extension SessionStatus {
    /// Those in which money is held.
    public static let holding: Set<SessionStatus> = [.authorized, .inReview]
}

extension Step {
    /// Gives the money of a session in one of these statuses back, once under each key.
    fileprivate func void(
        _ id: ID<CheckoutSession>, from statuses: Set<SessionStatus>, _ idempotencyKey: String?
    ) throws {
        let key = IdempotentRequest("void", idempotencyKey, id.description)
        if try known(key) != nil { return }
        let (session, payments) = try idleSession(id, in: statuses)
        try refuseToMoveMoney(ofTransactionPaidBy: id)
        try keep(key, id)
        try pursue(.release(.voided), session, payments: payments, presence: .offSession)
    }

    /// A session in one of these statuses with nothing being asked for, and the payments of its last try.
    /// - Throws: `CheckoutError.sessionNotOpen`; `.sessionBusy` where only that it is being asked for is in the way.
    func idleSession(
        _ id: ID<CheckoutSession>, in statuses: Set<SessionStatus>
    ) throws -> (CheckoutSession, [Payment]) {
        let session = try require(id, transaction.find)
        guard statuses.contains(session.status) else { throw session.notOpen }
        try session.refuseWhileBusy()
        let payments = try transaction.payments(of: id).filter { $0.attempt == session.attempt }
        return (session, payments)
    }
}
