extension CheckoutEngine {
    /// Gives taken money back, or part of it, to the cards that it came from: the health card's part first (ours).
    /// - Throws: as `refund(_:)` with a request.
    public func refund(
        _ id: ID<CheckoutSession>, amount: Money? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        try await refund(RefundRequest(session: id, extent: amount.map { .amount($0) } ?? .full))
    }

    /// Gives taken money back: all of it, an amount, or parts of the cart.
    /// - Throws: `CheckoutError.notFound`, `.sessionNotComplete`, `.refundTooLarge`, `.lineAmountTooLarge` naming the line
    ///   and what is left of it, `.invalidField`, `.idempotencyKeyReused`; `.cardDeclined` with the code `refund_failed`
    ///   when the network refuses.
    public func refund(_ request: RefundRequest) async throws(CheckoutError) -> CheckoutSession {
        let refunds = try await stepWhenIdle(request.session) { step in try step.start(request) }
        let session = try await settled(request.session)
        let made = try await read { reader, _ in try refunds.map { try require($0, reader.find) } }
        guard made.allSatisfy({ $0.status == .succeeded }) else {
            throw .cardDeclined(Decline(code: "refund_failed"))
        }
        return session
    }

    /// What `refund(_:)` would give back to which card (Flex: `refund_allocation`).
    /// - Throws: as `refund(_:)`, the network apart; `CheckoutError.sessionBusy` while another refund is made.
    public func refundPreview(
        _ request: RefundRequest
    ) async throws(CheckoutError) -> [(share: RefundAllocation.Share, card: PaymentMethod)] {
        try await read { reader, _ in
            let session = try require(request.session, reader.find)
            try session.refuseUnlessRefundable()
            return try RefundAllocation.shares(request, try reader.refundFacts(of: session)).map { share in
                (share, try require(share.paymentMethod, reader.find))
            }
        }
    }

    /// Changes a refund's notes: a value of nil takes a note away (Flex: update refund).
    /// - Throws: `CheckoutError.notFound`, `.invalidField` for notes that would be too many or too long.
    public func editRefund(
        _ id: ID<Refund>, metadata: [String: String?]
    ) async throws(CheckoutError) -> Refund {
        try await step { step in
            let before = try require(id, step.transaction.find)
            var refund = before
            for (name, value) in metadata { refund.metadata[name] = value }
            guard refund != before else { return before }
            try Notes.check(refund.metadata)
            try step.transaction.update(refund)
            let customer = try step.transaction.find(refund.session)?.customer
            try step.record(
                EventType.refundUpdated, id, customer: customer,
                Notes.changes(from: before.metadata, to: refund.metadata))
            return refund
        }
    }
}

extension LedgerReader {
    /// What `RefundAllocation` looks at.
    func refundFacts(of session: CheckoutSession) throws -> RefundAllocation.Facts {
        let capture = try session.capturesManually ? captures(of: session.id).first { $0.status == .succeeded } : nil
        return RefundAllocation.Facts(
            lines: session.lines,
            payments: try payments(of: session.id).filter { $0.attempt == session.attempt },
            refunds: try refunds(of: session.id),
            captured: capture.flatMap { $0.parts.isEmpty ? nil : $0.parts })
    }
}

extension Step {
    /// Writes the refunds down as pending, with the first question to the network.
    /// - Returns: those of this request, or of the same one under its key before.
    fileprivate func start(_ request: RefundRequest) throws -> [ID<Refund>] {
        let key = IdempotentRequest("refund", request.idempotencyKey, request.fingerprint)
        if let known = try known(key) {
            return try transaction.refunds(of: known.session).filter { $0.idempotencyKey == key.key }.map(\.id)
        }
        let session = try require(request.session, transaction.find)
        try session.refuseUnlessRefundable()
        let facts = try transaction.refundFacts(of: session)
        let shares = try RefundAllocation.shares(request, facts)
        let payments = try facts.payments.map { payment in
            var payment = payment
            payment.wanted = shares.first { $0.payment == payment.id }?.amount
            // An earlier refund that was refused does not answer this one.
            if payment.wanted != nil { payment.decline = nil }
            try transaction.update(payment)
            return payment
        }
        let refunds = try shares.map { share in
            let refund = Refund(
                id: try transaction.newID(at: now), session: session.id, payment: share.payment, amount: share.amount,
                reason: request.reason, parts: share.parts, metadata: request.metadata,
                idempotencyKey: request.idempotencyKey, createdAt: now)
            try transaction.insert(refund)
            return refund.id
        }
        try keep(key, session.id)
        try pursue(.refund, session, payments: payments, presence: .offSession)
        return refunds
    }

    /// Writes what the network said to a refund. One that nobody asked for, as when the other card of a cart declines, is
    /// written down here.
    func settleRefund(_ payment: Payment, _ pending: PendingOperation, isMade: Bool) throws -> Refund {
        let open = try transaction.refunds(of: payment.session).first {
            $0.payment == payment.id && $0.status == .pending
        }
        if var refund = open {
            (refund.status, refund.succeededAt) = isMade ? (.succeeded, now) : (.failed, nil)
            try transaction.update(refund)
            return refund
        }
        let refund = Refund(
            id: try transaction.newID(at: now), session: payment.session, payment: payment.id,
            amount: pending.amount, status: isMade ? .succeeded : .failed, succeededAt: isMade ? now : nil,
            createdAt: now)
        try transaction.insert(refund)
        return refund
    }
}

extension CheckoutSession {
    /// Refuses a refund before, or instead of, a payment, and while another is made. One that failed may have money all
    /// the same.
    fileprivate func refuseUnlessRefundable() throws {
        guard status == .complete || amountKept > .zero else {
            throw CheckoutError.sessionNotComplete(id: id.description, status: status)
        }
        try refuseWhileBusy()
    }
}
