// The requests of a merchant's that are about a token and not about money: one that provisions it, and those that renew it.

extension CheckoutSession {
    /// Whether it asks for a token, or for a token's renewal, without a payment (Truemed: `provision_token_request_id`).
    public var isTokenRequest: Bool { mode == .setup && savesForToken }

    /// Whether it asks to renew this token, which another session made.
    func renews(_ token: PaymentToken) -> Bool { isTokenRequest && token.session != id }

    /// Whether it is because of this session that a token's customer is asked for something: its charge was refused, or the
    /// merchant asked for a renewal. What made the token is a checkout.
    public func repairs(_ token: PaymentToken) -> Bool {
        mode == .offSession ? failure?.nextAction != nil : renews(token)
    }
}

extension SessionFailure {
    /// The code of a repair that was finished when there was nothing to repair any more.
    static let noPendingUpdate = "no_pending_update"
}

extension LedgerReader {
    /// Whether a session asks to renew a token that another session made.
    func isRenewal(_ session: CheckoutSession) throws -> Bool {
        guard session.isTokenRequest, let token = try session.token.flatMap({ try find($0) }) else { return false }
        return session.renews(token)
    }

    /// A token that was provisioned and not deleted.
    /// - Throws: `CheckoutError.notFound`, `.tokenProvisioning`.
    func activeToken(_ id: ID<PaymentToken>) throws -> PaymentToken {
        let token = try require(id, find)
        switch token.status {
        case .deleted: throw CheckoutError.notFound(kind: PaymentToken.kind, id: id.description)
        case .provisioning:
            let checkout = try token.session.flatMap { try find($0) }
            throw CheckoutError.tokenProvisioning(id: id.description, checkout: checkout?.status ?? .open)
        case .active: return token
        }
    }
}

extension Step {
    func isRenewal(_ session: CheckoutSession) throws -> Bool { try transaction.isRenewal(session) }

    /// The token that this request is to renew, which waits for a card.
    /// - Throws: `CheckoutError.noPendingUpdate` where the update is another one by now.
    func renewed(by session: CheckoutSession, action: UpdateAction = .updatePaymentMethod) throws -> PaymentToken {
        guard let token = session.token else { throw session.notOpen }
        return try transaction.repairable(token, by: action, of: session.id)
    }

    /// Whether somebody else has finished, or taken back, what these cards were tried for.
    func comesSecond(_ session: CheckoutSession) throws -> Bool {
        guard session.mode == .setup, let token = try session.token.flatMap({ try transaction.find($0) }) else {
            return false
        }
        if token.status == .deleted { return true }
        guard let request = try session.details.repairs ?? (isRenewal(session) ? session.id : nil) else { return false }
        return token.pendingUpdate.map { $0.session != request || $0.action != .updatePaymentMethod } ?? true
    }

    /// Notes that the cards of a renewal did not go through.
    func countTry(of session: CheckoutSession, _ failure: SessionFailure) throws {
        guard try isRenewal(session), let token = try session.token.flatMap({ try transaction.find($0) }),
            token.pendingUpdate?.session == session.id
        else { return }
        _ = try countTry(token, EventType.tokenUpdateTried, [Change("refusal", to: failure.code)])
    }

    /// Ends a merchant's request once its token is renewed; a refused charge stays refused.
    func finishRequest(_ session: CheckoutSession) throws {
        guard session.isTokenRequest, session.status == .open, session.aim == nil else { return }
        var done = session
        (done.status, done.completedAt) = (.complete, now)
        try transaction.update(done)
    }

    /// Ends a merchant's request that nobody shall follow any more. One whose cards are being asked ends with the answer.
    func giveUpRequest(_ id: ID<CheckoutSession>, _ reason: SessionFailure) throws {
        guard let session = try transaction.find(id), session.isTokenRequest, session.status == .open,
            session.aim == nil
        else { return }
        try close(session, .canceled, reason)
    }
}
