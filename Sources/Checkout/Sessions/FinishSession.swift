extension Step {
    /// Ends a session's try: its status, what becomes of the card and the token, and the event of it.
    /// - Returns: the session as it is then.
    @discardableResult
    func finish(
        _ session: CheckoutSession, _ ending: Settlement.Ending, payments: [Payment]
    ) throws -> CheckoutSession {
        var session = session
        let before = session
        session.aim = nil
        // A practitioner may decide while the cards are being held.
        let denied = ending == .held && before.status == .open ? try deniedMeanwhile(session, payments) : nil
        session.amountReceived = payments.map(\.amountCaptured).sum
        session.amountRefunded = payments.map(\.amountRefunded).sum
        switch ending {
        case .collected:
            if before.aim == .capture { try settleCapture(of: session.id, isMade: true) }
            if try comesSecond(session) {
                session.failure = SessionFailure(
                    code: SessionFailure.noPendingUpdate, message: "Nothing waited for these cards any more.")
                end(&session, .canceled)
            } else {
                try succeed(&session, .complete, payments)
            }
        case .held:
            let isDecided = try before.status == .authorized || denied == nil && !waitsForReview(session)
            if session.capturesManually, isDecided {
                try succeed(&session, .authorized, payments)
            } else {
                session.status = .inReview
            }
        case .released(let status): end(&session, status)
        case .refunded: break
        case .failed(let decline):
            if before.status == .authorized { loseHold(&session, decline) } else { try fail(&session, decline) }
        case .holdLost(let decline):
            try settleCapture(of: session.id, isMade: false)
            loseHold(&session, decline)
        }
        if before.usesCoupons, !session.usesCoupons { try giveBackCoupons(of: session) }
        try transaction.update(session)
        try followSubscription(session, before: before)
        if session.passesProcessing(after: before) {
            try record(EventType.sessionProcessing, session.id, customer: session.customer)
        }
        try announce(session, before: before)
        try followTransaction(session)
        guard ending == .held, session.status == .inReview else { return session }
        try goOn(session, payments, denied: denied)
        return try require(session.id, transaction.find)
    }

    private func succeed(
        _ session: inout CheckoutSession, _ status: SessionStatus, _ payments: [Payment]
    ) throws {
        end(&session, status)
        session.failure = nil
        // What is only held may still be given back.
        guard status == .complete, session.mode != .offSession else { return }
        let methods = payments.filter { $0.status == .succeeded }.map(\.paymentMethod)
        let isForLater = session.setupFutureUse || session.tokenizes || session.mode == .setup
        for id in methods { try settleCard(id, isForLater: isForLater) }
        if session.tokenizes, let token = session.token { try provision(token, from: session, methods: methods) }
    }

    private func loseHold(_ session: inout CheckoutSession, _ decline: Decline) {
        session.failure = SessionFailure(
            code: "hold_expired",
            message: "The card did not pay what was held: \(decline.words).\(session.wordsOnKept)", decline: decline)
        end(&session, .holdExpired)
    }

    private func end(_ session: inout CheckoutSession, _ status: SessionStatus) {
        session.status = status
        session.completedAt = now
    }

    /// The customer who is there may give another card, unless money of this try could not be given back: they would pay
    /// it twice. Any other try is over, and a token that was charged needs its customer.
    private func fail(_ session: inout CheckoutSession, _ decline: Decline) throws {
        let failure = SessionFailure(
            code: decline.code, message: "The card was declined: \(decline.words).\(session.wordsOnKept)",
            decline: decline,
            nextAction: session.mode == .offSession && session.token != nil ? .updatePaymentMethod : nil)
        session.failure = failure
        try countTry(of: session, failure)
        guard try session.amountKept > .zero || !session.waitsForCustomer || comesSecond(session) else {
            (session.amountReceived, session.amountRefunded) = (.zero, .zero)
            return
        }
        end(&session, .canceled)
        if failure.nextAction != nil, let token = session.token {
            session.failure = try openUpdate(of: token, failure, by: session.id)
        }
    }

    /// A card becomes chargeable with its owner away only when money, or a set-up, went through in a session that asked
    /// for it; the first that went through is the default.
    private func settleCard(_ id: ID<PaymentMethod>, isForLater: Bool) throws {
        var method = try require(id, transaction.find)
        if isForLater, !method.offSession {
            method.offSession = true
            try transaction.update(method)
            try record(
                EventType.paymentMethodVerified, id, customer: method.customer,
                [Change("off_session", from: "false", to: "true")])
        }
        var customer = try require(method.customer, transaction.find)
        if customer.defaultPaymentMethod == nil {
            customer.defaultPaymentMethod = id
            try transaction.update(customer)
        }
    }

    private func announce(_ session: CheckoutSession, before: CheckoutSession) throws {
        var changes: [Change] = []
        if session.status != before.status {
            changes.append(Change("status", from: before.status.rawValue, to: session.status.rawValue))
        }
        if session.amountReceived != before.amountReceived {
            changes.append(Change("amount_received", to: String(session.amountReceived.minorUnits)))
        }
        if session.amountRefunded != before.amountRefunded {
            changes.append(Change("amount_refunded", to: String(session.amountRefunded.minorUnits)))
        }
        if let failure = session.failure, failure != before.failure {
            changes.append(Change("failure", to: failure.decline?.reason ?? failure.code))
        }
        let isCompletion = session.status.completesCheckout && !before.status.completesCheckout
        try record(
            isCompletion ? EventType.sessionCompleted : EventType.sessionUpdated, session.id,
            customer: session.customer, changes)
    }
}

extension CheckoutSession {
    /// What is said of money that a failed try keeps.
    fileprivate var wordsOnKept: String {
        amountKept > .zero ? " \(amountKept) was taken before, and giving it back was declined." : ""
    }

    /// Whether it went from open to its money at once, without a practitioner between. A saved card that is charged by its
    /// own name has no such moment: nobody waits for it.
    fileprivate func passesProcessing(after before: CheckoutSession) -> Bool {
        guard before.status == .open, status == .complete || status == .authorized else { return false }
        return mode == .payment || token != nil && mode == .offSession
    }
}
