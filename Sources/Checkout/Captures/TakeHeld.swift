extension CheckoutEngine {
    /// Takes held money, or part of it; the rest is given back. A lapsed hold is renewed first.
    /// - Throws: as `capture(_:)` with a request.
    public func capture(
        _ id: ID<CheckoutSession>, amount: Money? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        try await capture(CaptureRequest(session: id, extent: amount.map { .amount($0) } ?? .all))
    }

    /// Takes held money: all of it, an amount, or parts of the cart. The rest is given back, and a lapsed hold is renewed
    /// first.
    /// - Throws: `CheckoutError.sessionNotOpen` unless the session is authorized, `.sessionOfTransaction`,
    ///   `.captureTooLarge`, `.lineAmountTooLarge`, `.amountOutOfRange`, `.invalidField`, `.idempotencyKeyReused`;
    ///   `.cardDeclined` when the hold could not be renewed.
    public func capture(_ request: CaptureRequest) async throws(CheckoutError) -> CheckoutSession {
        guard request.isFinal else {
            throw .invalidField(
                "final_capture", given: "false", expected: "true: a hold is captured once, and the rest goes back")
        }
        try await stepWhenIdle(request.session) { step in try step.start(request) }
        return try await outcome(of: request.session)
    }
}

extension Step {
    fileprivate func start(_ request: CaptureRequest) throws {
        let key = IdempotentRequest("capture", request.idempotencyKey, request.fingerprint)
        if try known(key) != nil { return }
        let (session, all) = try idleSession(request.session, in: [.authorized])
        try refuseToMoveMoney(ofTransactionPaidBy: session.id)
        let held = all.filter { $0.status == .held }
        let taking = try CaptureAllocation.taking(request.extent, of: session.lines, payments: held)
        var payments = all
        for (payment, amount) in zip(held, taking.amounts) {
            var payment = payment
            payment.wanted = amount
            try transaction.update(payment)
            payments = payments.map { $0.id == payment.id ? payment : $0 }
        }
        let wishes: LineWishes? = if case .lines(let wishes) = request.extent { wishes } else { nil }
        try transaction.insert(
            Capture(
                id: try transaction.newID(at: now), session: session.id, amount: taking.amounts.sum,
                parts: taking.parts, discount: wishes?.discount ?? .zero, metadata: request.metadata, createdAt: now))
        try keep(key, session.id)
        try pursue(.capture, session, payments: payments, presence: .offSession)
    }

    /// Ends a session's pending capture, if it has one.
    func settleCapture(of session: ID<CheckoutSession>, isMade: Bool) throws {
        for var capture in try transaction.captures(of: session) where capture.status == .pending {
            capture.status = isMade ? .succeeded : .failed
            try transaction.update(capture)
        }
    }
}
