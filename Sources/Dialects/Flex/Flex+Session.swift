// Checkout sessions (Flex, section 3.5).

public import Checkout
public import OrderedJSON

extension Flex {
    /// Which parts of an object are shown whole rather than by their identifiers (`expand`, `expand_customer`…).
    public struct Expansion: Sendable {
        /// The parts' field names.
        public let fields: Set<String>

        /// These parts.
        public init(_ fields: Set<String> = []) { self.fields = fields }

        /// Whether the customer is shown whole.
        public var includesCustomer: Bool { contains("customer") }

        func contains(_ field: String) -> Bool { fields.contains(field) }
    }

    /// The CheckoutSession object as the ledger has it now.
    public func session(
        _ session: CheckoutSession, _ reader: any LedgerReader, _ now: Instant, expanding: Expansion = Expansion()
    ) throws -> JSON {
        self.session(
            try reader.shown(session, at: now, withCustomer: expanding.includesCustomer), now, expanding: expanding)
    }

    /// The CheckoutSession object of a session that was read with all that is shown of it.
    public func session(
        _ shown: ShownSession, _ now: Instant, expanding: Expansion = Expansion()
    ) -> JSON {
        let (session, subscription) = (shown.session, shown.subscription)
        let intents = shown.payments.filter(\.movesMoney).map { payment in
            expanding.contains("payment_intent")
                ? paymentIntent(payment, of: session, invoice: shown.invoice) : .id(payment.id)
        }
        let shownSubscription =
            expanding.contains("subscription")
            ? subscription.map(self.subscription) ?? .null : .id(session.subscription)
        var fields = sums(session)
        fields.reserveCapacity(48)
        fields += [
            .init("captures", .array(shown.captures.map { capture($0, of: session, shown.payments) })),
            .init("disputes", []), .init("refunds", .array(shown.refunds.map { refund($0, at: now) })),
        ]
        fields += links(session)
        fields += [
            .init("customer", shown.customer.map(self.customer) ?? .id(session.customer)),
            .init("payment_intent", intents.first ?? .null), .init("payment_intents", .array(intents)),
            .init("invoice", .id(shown.invoice)),
            .init("setup_intent", .id(shown.isSetup ? ID<SetupIntent>(bits: session.id.bits) : nil)),
            .init("subscription", shownSubscription),
        ]
        fields += eligibility(session)
        fields += echoes(session)
        fields.append(.init("next_action", nextAction(shown)))
        return .object(fields)
    }

    /// A page of sessions. `has_more` is ours.
    public func sessions(
        _ shown: [ShownSession], hasMore: Bool, _ now: Instant, expanding: Expansion = Expansion()
    ) -> JSON {
        [
            "checkout_sessions": .array(shown.map { session($0, now, expanding: expanding) }),
            "has_more": .bool(hasMore),
        ]
    }

    private func sums(_ session: CheckoutSession) -> [JSON.Field] {
        [
            .init("checkout_session_id", .id(session.id)), .init("status", .string(session.status.flexStatus)),
            .init("mode", .word(session.mode)), .init("amount_total", .money(session.amountTotal)),
            .init("amount_subtotal", .money(session.amountSubtotal)),
            .init("amount_received", .money(session.amountReceived)),
            .init("amount_refunded", .money(session.amountRefunded)), .init("amount_disputed", 0),
            .init(
                "total_details",
                [
                    "amount_discount": .money(session.amountDiscount), "amount_tax": .money(session.amountTax),
                    "amount_shipping": .money(session.amountShipping),
                ]), .init("fees", .array(session.fees.map(fee))),
            .init("discounts", .array(session.discounts.map(discount))), .init("tax_calculation_mode", "exclusive"),
            .init("capture_method", session.capturesManually ? "manual" : "automatic"),
        ]
    }

    private func fee(_ fee: SessionFee) -> JSON {
        [
            "fee_id": .id(fee.id), "amount": .money(fee.amount), "name": .string(fee.name),
            "description": .optional(fee.description), "fee_type": .string(fee.type), "applied": .bool(fee.isApplied),
        ]
    }

    private func discount(_ discount: SessionDiscount) -> JSON {
        [
            "coupon": .id(discount.coupon), "promo_code": .id(discount.promoCode), "amount": .money(discount.amount),
        ]
    }

    private func links(_ session: CheckoutSession) -> [JSON.Field] {
        [
            .init("redirect_url", .optional(settings.page(of: session))),
            .init("success_url", .optional(session.successURL)), .init("cancel_url", .optional(session.cancelURL)),
            .init("client_reference_id", .optional(session.clientReferenceID)),
            .init("created_at", .seconds(session.createdAt)), .init("expires_at", .seconds(session.expiresAt)),
        ]
    }

    private func eligibility(_ session: CheckoutSession) -> [JSON.Field] {
        let types = session.items.compactMap(\.eligibility.neededLetter)
        let charged = session.lines.filter { $0.quantity > 0 }
        let eligible = charged.filter { $0.eligibility != .notEligible }
        return [
            .init("hsa_fsa_eligible", .bool(eligible.contains { $0.fee == nil })),
            .init("letter_of_medical_necessity_required", .bool(!types.isEmpty)),
            .init("visit_type", .string((types.first ?? .notApplicable).name)),
            // Documented as a text; its words are ours.
            .init("split_cart", !eligible.isEmpty && eligible.count < charged.count ? "split" : "none"),
            .init("setup_future_use", session.setupFutureUse ? "off_session" : nil),
        ]
    }

    /// What comes back as the merchant said it.
    private func echoes(_ session: CheckoutSession) -> [JSON.Field] {
        let details = session.details
        return [
            .init("allow_promotion_codes", .bool(details.allowsPromotionCodes)),
            .init(
                "defaults",
                said(
                    "defaults", ["customer_id", "email", "first_name", "last_name", "phone"], details.defaults, details,
                    isKnown: true)),
            .init(
                "shipping_options",
                details.shippingOptions.isEmpty && session.amountShipping == .zero
                    ? nil
                    : [
                        "shipping_rate_id": .optional(details.shippingOptions["shipping_rate_id"]),
                        "shipping_amount": .money(session.amountShipping),
                        "display_name": .optional(details.shippingOptions["display_name"]),
                    ]), .init("shipping_address_collection", .bool(details.collectsShippingAddress)),
            .init(
                "shipping_details",
                said(
                    "shipping_details",
                    ["shipping_address_id", "line1", "line2", "city", "state", "postal_code", "country"],
                    details.shippingDetails, details)),
            .init("custom_text", customText(details.customText)),
            .init("subscription_data", said("subscription_data", [], details.subscriptionData, details)),
            .init("tax_rate", session.amountTax == .zero ? nil : ["amount": .money(session.amountTax)]),
            .init("origin", .optional(details.origin)), .init("payment_method_options", [:]),
            .init("platform_fees", [:]), .init("metadata", .notes(session.metadata)),
            .init("test_mode", .bool(isTest)),
        ]
    }

    /// A group of details as it was said, with these members also where nothing was said of them.
    /// - Parameter isKnown: whether it is shown where nothing was said at all.
    private func said(
        _ group: String, _ names: [String], _ texts: [String: String], _ details: SessionDetails, isKnown: Bool = false
    ) -> JSON {
        var members = texts.mapValues { JSON.string($0) }
        for (path, json) in details.others where path.hasPrefix(group + ".") {
            let name = String(path.dropFirst(group.count + 1))
            if members[name] == nil { members[name] = try? JSON(reading: Array(json.utf8)) }
        }
        guard isKnown || !members.isEmpty else { return nil }
        let further = Set(members.keys).subtracting(names).sorted()
        return .object((names + further).map { .init($0, members[$0] ?? .null) })
    }

    private func customText(_ texts: [String: String]) -> JSON {
        .object(
            ["after_submit", "shipping_address", "submit"].map { name in
                .init(name, texts[name].map { ["message": .string($0)] } ?? .null)
            })
    }

    /// What the session waits for, in the types that merchants' clients know (section 3.5).
    private func nextAction(_ shown: ShownSession) -> JSON {
        guard shown.session.status == .open else { return nil }
        let url = JSON.optional(settings.page(of: shown.session))
        if let failure = shown.session.failure {
            return ["type": "payment_failed", "payment_failed": ["message": .string(failure.message), "url": url]]
        }
        if shown.needsConsultation {
            let type = "collect_letter_of_medical_necessity"
            return .object([.init("type", .string(type)), .init(type, ["url": url])])
        }
        return nil
    }

    /// The identifier of a session's line. A line has no life of its own: it is named by its session and its place.
    public static func lineItemID(_ position: Int, of session: CheckoutSession) -> String {
        "\(session.id)-\(position + 1)"
    }

    /// One line of a session (GET …/line_items).
    public func lineItem(
        _ line: SessionLine, at position: Int, of session: CheckoutSession, _ reader: any LedgerReader
    ) throws -> JSON {
        let price = try line.price.flatMap { try reader.find($0) }
        let product = try line.product.flatMap { try reader.find($0) }
        var shown = JSON.id(line.price)
        if let price, let product {
            shown = self.price(PriceRow(price: price, product: product), isProductExpanded: true)
        }
        return [
            "line_item_id": .string(Flex.lineItemID(position, of: session)), "amount_discount": .money(line.discount),
            "amount_subtotal": .money(line.subtotal), "amount_tax": .money(line.tax),
            "amount_total": .money(line.total), "amount_shipping": .money(line.shipping),
            "description": .string(line.name), "price": shown, "quantity": .int(line.quantity),
            "eligibility": .string(line.eligibility.flexWord(product)), "shipping_rate": nil,
        ]
    }
}

extension LineEligibility {
    /// Flex's word for a line's eligibility: the product's own where it is known.
    fileprivate func flexWord(_ product: Product?) -> String {
        switch self {
        case .notEligible: Eligibility.notEligible.rawValue
        case .eligibleWithLetter: Eligibility.letterOfMedicalNecessity.rawValue
        case .eligible:
            product.map(\.eligibility).flatMap { $0 == .notEligible ? nil : $0.rawValue }
                ?? Eligibility.autoSubstantiation.rawValue
        }
    }
}
