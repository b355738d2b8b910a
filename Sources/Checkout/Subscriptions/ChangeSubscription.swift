/// What shall change of a subscription; nil leaves a field as it is.
public struct SubscriptionEdit: Hashable, Sendable {
    /// Whether it ends with its period; false takes an end back that has not come yet.
    public var cancelAtPeriodEnd: Bool?
    /// The card that is charged from now on, and for what is not paid yet.
    public var defaultPaymentMethod: ID<PaymentMethod>?
    /// The merchant's own notes, replaced whole.
    public var metadata: [String: String]?
    /// Other items, which are refused: nothing here reckons what a period that is half over is worth (ours).
    public var items: [CartItem]?

    /// What shall change of a subscription.
    public init(
        cancelAtPeriodEnd: Bool? = nil, defaultPaymentMethod: ID<PaymentMethod>? = nil,
        metadata: [String: String]? = nil, items: [CartItem]? = nil
    ) {
        self.cancelAtPeriodEnd = cancelAtPeriodEnd
        self.defaultPaymentMethod = defaultPaymentMethod
        self.metadata = metadata
        self.items = items
    }
}

extension CheckoutEngine {
    /// Changes a subscription.
    /// - Throws: `CheckoutError.notFound`, `.subscriptionNotOpen` for one that has ended, `.invalidField`,
    ///   `.paymentMethodNotFound`, `.paymentMethodNotOffSession`.
    public func editSubscription(
        _ id: ID<Subscription>, _ edit: SubscriptionEdit
    ) async throws(CheckoutError) -> Subscription {
        if let metadata = edit.metadata { try Notes.check(metadata) }
        guard edit.items == nil else {
            throw .invalidField(
                "items", given: "other items", expected: "none: cancel this subscription and begin another")
        }
        if edit.cancelAtPeriodEnd == true { try await settleRenewal(of: id) }
        return try await step { step in
            let before = try step.transaction.openSubscription(id)
            var subscription = before
            if let metadata = edit.metadata { subscription.metadata = metadata }
            if let card = edit.defaultPaymentMethod {
                let method = try step.savedCard(card)
                guard method.customer == before.customer else {
                    throw CheckoutError.paymentMethodNotFound(id: card.description)
                }
                guard method.offSession else { throw CheckoutError.paymentMethodNotOffSession(id: card.description) }
                subscription.defaultPaymentMethod = card
            }
            if let isEnding = edit.cancelAtPeriodEnd, isEnding != before.cancelAtPeriodEnd {
                (subscription.cancelAtPeriodEnd, subscription.canceledAt) = (isEnding, isEnding ? step.now : nil)
            }
            return try step.leave(subscription, since: before)
        }
    }

    /// Ends a subscription: with its period (Flex: DELETE), or now. One whose renewal has failed has no period left and
    /// ends now; one whose checkout is not paid is given up with it.
    /// - Throws: `CheckoutError.notFound`, `.subscriptionNotOpen` for one that has ended, `.sessionNotOpen` while a
    ///   practitioner decides on its checkout, `.networkUnreachable` while nobody knows whether it was just charged.
    public func cancelSubscription(
        _ id: ID<Subscription>, atPeriodEnd: Bool = true
    ) async throws(CheckoutError) -> Subscription {
        try await settleRenewal(of: id)
        return try await step { step in
            let before = try step.transaction.openSubscription(id)
            if before.status == .incomplete {
                let session = try require(before.session, step.transaction.find)
                guard session.status == .open, session.aim == nil else { throw session.notOpen }
                try step.close(
                    session, .canceled, SessionFailure(code: "canceled", message: "The subscription was given up."))
                return try require(id, step.transaction.find)
            }
            var subscription = before
            subscription.canceledAt = before.canceledAt ?? step.now
            if atPeriodEnd {
                subscription.cancelAtPeriodEnd = true
                return try step.leave(subscription, since: before)
            }
            try step.refuseWhileCharging(before)
            try step.end(subscription, since: before)
            return try require(id, step.transaction.find)
        }
    }

    /// Has an open invoice paid now, by the card that its subscription charges. A refusal changes nothing of when the
    /// clock tries.
    /// - Throws: `CheckoutError.notFound`, `.invoiceNotOpen`, `.subscriptionNotOpen` where the checkout is to be paid
    ///   instead, what `charge` throws, `.networkUnreachable`.
    public func payInvoice(_ id: ID<Invoice>) async throws(CheckoutError) -> Invoice {
        let subscription = try await read { reader, _ in try require(id, reader.find).subscription }
        try await settleRenewal(of: subscription)
        let (start, settled) = try await settlingStep { step in
            let invoice = try require(id, step.transaction.find)
            guard invoice.status == .open else {
                throw CheckoutError.invoiceNotOpen(id: id.description, status: invoice.status)
            }
            let subscription = try require(invoice.subscription, step.transaction.find)
            guard subscription.status == .pastDue || subscription.status == .unpaid else {
                throw CheckoutError.subscriptionNotOpen(
                    id: subscription.id.description, status: subscription.status)
            }
            try step.refuseWhileCharging(subscription)
            return try step.attempt(invoice, of: subscription, isScheduled: false)
        }
        _ = try await finish(start, settled)
        return try await read { reader, _ in try require(id, reader.find) }
    }

    /// Helps a renewal that is being charged to its end.
    private func settleRenewal(of id: ID<Subscription>) async throws(CheckoutError) {
        let session = try await read { reader, _ in
            try reader.charge(of: try require(id, reader.find))
        }
        if let session { _ = try await settled(session.id) }
    }
}

extension LedgerReader {
    /// A subscription that has not ended.
    fileprivate func openSubscription(_ id: ID<Subscription>) throws -> Subscription {
        let subscription = try require(id, find)
        guard !subscription.status.hasEnded else {
            throw CheckoutError.subscriptionNotOpen(id: id.description, status: subscription.status)
        }
        return subscription
    }

    /// The session that is charging a subscription right now.
    fileprivate func charge(of subscription: Subscription) throws -> CheckoutSession? {
        let invoice = try subscription.latestInvoice.flatMap(find)
        guard let session = try invoice?.session.flatMap(find), session.mode == .offSession, session.aim != nil else {
            return nil
        }
        return session
    }
}

extension Step {
    /// Nobody ends or pays what is being paid at this moment.
    fileprivate func refuseWhileCharging(_ subscription: Subscription) throws {
        if let session = try transaction.charge(of: subscription) {
            throw CheckoutError.sessionBusy(id: session.id.description)
        }
    }

    /// Writes a changed subscription, and ends it where its end has come.
    fileprivate func leave(_ subscription: Subscription, since before: Subscription) throws -> Subscription {
        let isCharging = try transaction.charge(of: subscription) != nil
        if subscription.status != .incomplete, !isCharging, subscription.ends(at: now) {
            try end(subscription, since: before)
        } else {
            try update(subscription, since: before)
        }
        return try require(subscription.id, transaction.find)
    }
}
