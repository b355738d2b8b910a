// Payment sessions (Truemed: retrieve and list payment sessions).

public import Checkout
public import OrderedJSON

extension Truemed {
    /// What a list of sessions, or one of them, is asked to show besides.
    public struct SessionOptions: Hashable, Sendable {
        /// Whether its items are shown (`include_order_items`).
        public var includesItems: Bool
        /// Whether its refunds are summed up (`summarize_refunds`).
        public var sumsRefunds: Bool

        /// What is asked to be shown besides.
        public init(includesItems: Bool = true, sumsRefunds: Bool = false) {
            self.includesItems = includesItems
            self.sumsRefunds = sumsRefunds
        }
    }

    /// A payment session. `failure_reason`, `total_amount`, `redirect_url`, the customer's fields, and what only comes back
    /// as it was said, are ours.
    public func session(_ shown: ShownSession, _ options: SessionOptions = SessionOptions()) -> JSON {
        let session = shown.session
        let (authorizedOn, capturedOn) = shown.moments
        var fields: [JSON.Field] = [
            .init("id", .uuid(session.id)), .init("kind", .string(session.truemedKind)),
            .init("status", .string(session.truemedStatus)), .init("status_summary", .string(session.truemedSummary)),
            .init("created_at", .instant(session.createdAt)), .init("authorized_on", .instant(authorizedOn)),
            .init("captured_on", .instant(capturedOn)), .init("total_amount", .money(session.amountTotal)),
            .init("authorize_amount", .money(session.authorizeAmount)),
            .init("capture_amount", .money(session.captureAmount)),
            .init("amount_details", session.amountDetails(of: "order")),
            .init("metadata", .optional(session.truemedMetadata)), .init("payment_token", .uuid(session.token)),
            .init("customer_email", .optional(shown.customer?.email)),
            .init("customer_name", .optional(shown.customer?.name)),
            .init("failure_reason", .optional(session.failure?.reason)),
            .init("redirect_url", .optional(settings.page(of: session))),
        ]
        fields += session.saidBack
        if options.includesItems { fields.append(.init("order_items", .array(shown.orderItems))) }
        if options.sumsRefunds { fields.append(.init("refund_amount", .money(session.amountRefunded))) }
        return .object(fields)
    }
}

extension ShownSession {
    /// When the cards agreed and when they paid; the same moment for a payment at once.
    fileprivate var moments: (authorized: Instant?, captured: Instant?) {
        let captured = session.status == .complete ? session.completedAt : nil
        guard session.capturesManually else { return (captured, captured) }
        // The network's name for a hold stays when the hold has gone.
        let haveAgreed = payments.allSatisfy { $0.networkReference != nil }
        return (haveAgreed ? payments.map(\.createdAt).min() : nil, captured)
    }

    /// The items, with what can still be captured of a hold, or given back of what was taken.
    var orderItems: [JSON] {
        let refundable = refundable
        return session.lines.enumerated().map { place, line in
            var fields: [JSON.Field] = [
                .init("item_id", .string(session.itemID(at: place))), .init("name", .string(line.name)),
                .init("sku", .optional(line.sku)), .init("price", .money(line.unitAmount)),
                .init("quantity", .int(line.quantity)),
            ]
            let details = session.amountDetails(of: String(place))
            if details != .null { fields.append(.init("amount_details", details)) }
            if session.status == .authorized {
                fields.append(.init("total_capturable", .money(line.total)))
                fields.append(.init("quantity_capturable", .int(line.quantity)))
            }
            if session.status == .complete {
                let left = refundable[place]
                fields.append(.init("total_refundable", .money(left)))
                // As many as what is left would pay for (ours): a refund names money, not always pieces.
                let pieces = line.total > .zero ? left.minorUnits * line.quantity / line.total.minorUnits : 0
                fields.append(.init("quantity_refundable", .int(pieces)))
            }
            return .object(fields)
        }
    }

    /// What of each line can still be given back: what is left of each payment, spread over what is left of the lines that
    /// it pays for, so that all of them together never show more than was taken (ours).
    private var refundable: [Money] {
        let given = refunds.filter { $0.status != .failed }.flatMap(\.parts)
        let left = session.lines.enumerated().map { place, line in
            max(.zero, line.total - given.filter { $0.line == place }.map(\.amount).sum)
        }
        var refundable = left.map { _ in Money.zero }
        for payment in payments {
            let places = left.indices.filter { payment.paysFor($0) }
            let amount = min(payment.amountRefundable, places.map { left[$0] }.sum)
            for (place, share) in zip(places, Apportionment.shares(of: amount, by: places.map { left[$0] })) {
                refundable[place] += share
            }
        }
        return refundable
    }
}

extension CheckoutSession {
    /// The name of an item, which its session and place give it.
    func itemID(at place: Int) -> String { ID<CheckoutSession>(part: place, of: id).uuid }

    /// What its merchant said of the customer's way, as it was said.
    fileprivate var saidBack: [JSON.Field] {
        let bill = details.nextBill.map { bill -> JSON in
            ["total_amount": .money(bill.amount), "date": .string(bill.date.description)]
        }
        return [
            .init("success_url", .optional(successURL)), .init("failure_url", .optional(cancelURL)),
            .init("customer_state", .optional(details.defaults["state"])), .init("tokenize", .bool(tokenizes)),
            .init("use_iframe", .bool(details.isFramed)), .init("display_next_bill_info", bill ?? .null),
        ]
    }

    /// What the merchant said of charges and discounts, unchanged; `null` where nothing was said.
    fileprivate func amountDetails(of part: String) -> JSON {
        details.amountDetails[part].flatMap { try? JSON(reading: Array($0.utf8)) } ?? .null
    }
}

extension Truemed {
    /// The place of an item in its session's cart; nil for no item of it.
    public static func place(ofItem id: String, in session: CheckoutSession) -> Int? {
        session.lines.indices.first { session.itemID(at: $0) == id.lowercased() }
    }
}

extension SessionFailure {
    /// Why it failed, in one word: the card network's own where a card declined.
    var reason: String { decline?.reason ?? code }
}

extension Truemed {
    /// The answer to a creation (`create_payment_session`): where the customer goes, and already the token that will come
    /// of it (ours).
    public func created(_ session: CheckoutSession) -> JSON {
        var fields: [JSON.Field] = [
            .init("id", .uuid(session.id)), .init("redirect_url", .optional(settings.page(of: session))),
        ]
        if session.token != nil { fields.append(.init("payment_token", .uuid(session.token))) }
        return .object(fields)
    }

    /// The 422 of a charge whose token needs its customer: what they have to do, and where. The failed session's `id` is
    /// ours.
    public func requiredAction(_ action: UpdateAction, failed session: ID<CheckoutSession>) -> JSON {
        [
            "next_action": .word(action), "redirect_url": .optional(settings.page(session)), "id": .uuid(session),
        ]
    }
}
