import Checkout
import OrderedJSON

/// What the creation of a session asks for: one path for all of them, told apart by `mode` (sections 3.2 and 3.3).
enum SessionRequest {
    /// The customer is there.
    case checkout(NewCheckout)
    /// The customer is away.
    case charge(OffSessionCharge)

    init(_ call: Call) throws(CheckoutError) {
        let (fields, key) = (try call.body.requiredObject("checkout_session"), call.requestKey?.key)
        let mode = try fields.string("mode") ?? CheckoutSession.Mode.payment.rawValue
        switch CheckoutSession.Mode(rawValue: mode) {
        case .offSession: self = .charge(try OffSessionCharge(fields, key: key))
        case .payment: self = .checkout(try NewCheckout(fields, items: fields.cart()))
        case .setup:
            try fields.refuseCart()
            var new = try NewCheckout(fields, items: [])
            new.mode = .setup
            self = .checkout(new)
        case .subscription:
            var new = try NewCheckout(fields, items: fields.cart())
            guard new.customer != nil else { throw fields.missingBuyer }
            new.mode = .subscription
            new.subscription = try fields.subscriptionTerms()
            self = .checkout(new)
        default: throw fields.wrong("mode", .string(mode), "payment, off_session, setup or subscription")
        }
    }
}

extension SessionRequest {
    /// The refusal with its field by the name that it has in the request. A buyer is told among the `defaults`; a sum
    /// that no card can be charged is the discounts' doing where they leave too little, and else the lines'.
    func naming(_ error: CheckoutError) -> CheckoutError {
        switch error {
        case .invalidField(let field, _, _) where ["first_name", "last_name", "email", "phone"].contains(field):
            return error.inside("defaults")
        case .amountOutOfRange(let total, let least, let most):
            let field = total < least && !terms.discounts.isEmpty ? "discounts" : "line_items"
            return .invalidField(
                field, given: "a total of \(total)", expected: "what comes to a total from \(least) to \(most)")
        default: return error
        }
    }

    private var terms: CartTerms {
        switch self {
        case .checkout(let new): new.terms
        case .charge(let charge): charge.terms
        }
    }
}

extension NewCheckout {
    fileprivate init(_ fields: Fields, items: [CartItem]) throws(CheckoutError) {
        self.init(
            customer: try fields.buyer(), items: items, setupFutureUse: try fields.setupFutureUse(),
            capturesManually: try fields.capturesManually(), successURL: try fields.address("success_url"),
            cancelURL: try fields.address("cancel_url"), metadata: try fields.metadata() ?? [:],
            terms: try fields.terms(), clientReferenceID: try fields.reference(),
            details: try fields.sessionDetails())
        guard successURL != nil else { throw .missingField(fields.path(of: "success_url")) }
    }
}

extension OffSessionCharge {
    fileprivate init(_ fields: Fields, key: String?) throws(CheckoutError) {
        // Whoever is charged comes before what for (section 12).
        let customer = try fields.requiredID("customer", as: Customer.self)
        let paymentMethod = try fields.requiredID("payment_method", as: PaymentMethod.self)
        self.init(
            customer: customer, paymentMethod: paymentMethod, items: try fields.cart(), idempotencyKey: key,
            capturesManually: try fields.capturesManually(), successURL: try fields.address("success_url"),
            cancelURL: try fields.address("cancel_url"), metadata: try fields.metadata() ?? [:],
            terms: try fields.terms(), clientReferenceID: try fields.reference(),
            details: try fields.sessionDetails())
    }
}

extension Fields {
    /// The lines: a price, or a product at a price of its own (`price_data`).
    fileprivate func cart() throws(CheckoutError) -> [CartItem] {
        guard let lines = try objects("line_items") else { throw .missingField(path(of: "line_items")) }
        var items: [CartItem] = []
        for line in lines {
            let quantity = try line.integer("quantity") ?? 1
            try line.refuse("price_data", beside: ["price"])
            if let data = try line.object("price_data") {
                guard let amount = try data.money("unit_amount") else {
                    throw .missingField(data.path(of: "unit_amount"))
                }
                let wish = CartItem.Wish.product(
                    try data.requiredID("product"), unitAmount: amount, recurrence: try data.recurrence())
                items.append(CartItem(wish, quantity: quantity))
            } else {
                items.append(CartItem(price: try line.requiredID("price"), quantity: quantity))
            }
        }
        return items
    }

    /// Refuses what is bought where only a card is saved.
    fileprivate func refuseCart() throws(CheckoutError) {
        for name in ["line_items", "discounts", "tax_rate", "shipping_options", "fees"] {
            guard let given = value(name), given != [] else { continue }
            throw wrong(name, given, "nothing where \(path(of: "mode")) is setup, which takes no money")
        }
    }

    /// Whoever buys: a customer by identifier, or by the e-mail among the `defaults`; nil for a checkout that asks.
    fileprivate func buyer() throws(CheckoutError) -> Buyer? {
        let defaults = try object("defaults")
        let (named, preset) = (
            try id("customer", as: Customer.self), try defaults?.id("customer_id", as: Customer.self)
        )
        if let named, let preset, named != preset {
            throw wrong(
                "defaults.customer_id", .string(preset.description), "\(named), which \(path(of: "customer")) is")
        }
        if let id = named ?? preset { return .known(id) }
        guard let defaults, let email = try defaults.string("email") else { return nil }
        return .person(
            NewCustomer(
                name: try defaults.string("first_name") ?? String(email.prefix { $0 != "@" }),
                familyName: try defaults.string("last_name") ?? "", email: email, phone: try defaults.string("phone")))
    }

    /// The refusal of a checkout whose customer has to be known from the start, and is not.
    fileprivate var missingBuyer: CheckoutError {
        .invalidField(
            path(of: "customer"), given: "nothing",
            expected: "\(ID<Customer>.expected), or an e-mail in \(path(of: "defaults.email"))")
    }

    fileprivate func setupFutureUse() throws(CheckoutError) -> Bool {
        guard let text = try string("setup_future_use") else { return false }
        guard text == "off_session" else { throw wrong("setup_future_use", .string(text), "off_session") }
        return true
    }

    /// Whether the merchant captures by hand, from the field `capture_method`.
    func capturesManually() throws(CheckoutError) -> Bool {
        guard let text = try string("capture_method") else { return false }
        guard ["automatic", "manual"].contains(text) else {
            throw wrong("capture_method", .string(text), "automatic or manual")
        }
        return text == "manual"
    }

    /// The merchant's own name for the session, of at most 200 bytes (ours, after Stripe's bound).
    fileprivate func reference() throws(CheckoutError) -> String? {
        guard let text = try string("client_reference_id") else { return nil }
        guard text.utf8.count <= 200 else { throw wrong("client_reference_id", .string(text), "at most 200 bytes") }
        return text
    }

    /// Discounts, tax, shipping and fees.
    fileprivate func terms() throws(CheckoutError) -> CartTerms {
        CartTerms(
            discounts: try discounts(), tax: try object("tax_rate")?.money("amount") ?? .zero,
            shipping: try shipping(), fees: try fees())
    }

    private func discounts() throws(CheckoutError) -> [DiscountWish] {
        var wishes: [DiscountWish] = []
        for discount in try objects("discounts") ?? [] {
            if let coupon = try discount.id("coupon", as: Coupon.self) {
                wishes.append(.coupon(coupon))
            } else if let code = try discount.string("promo_code") {
                wishes.append(ID<PromoCode>(code).map { .promoCode($0) } ?? .code(code))
            } else {
                throw .missingField(discount.path(of: "coupon"))
            }
        }
        return wishes
    }

    /// A rate by its identifier or its data; what it costs is `shipping_amount`, or `amount` of the data.
    private func shipping() throws(CheckoutError) -> ShippingChoice? {
        guard let options = try object("shipping_options") else { return nil }
        let data = try options.object("shipping_rate_data")
        var name = try options.string("display_name")
        if name == nil { name = try data?.string("display_name") }
        var amount = try options.money("shipping_amount")
        if amount == nil { amount = try data?.money("amount") }
        return ShippingChoice(
            rate: try options.string("shipping_rate_id"), displayName: name,
            amount: amount ?? .zero)
    }

    private func fees() throws(CheckoutError) -> [NewFee] {
        var fees: [NewFee] = []
        for fee in try objects("fees") ?? [] {
            guard let amount = try fee.money("amount") else { throw .missingField(fee.path(of: "amount")) }
            fees.append(
                NewFee(
                    name: try fee.string("name") ?? "Fee", description: try fee.string("description"), amount: amount,
                    type: try fee.string("fee_type") ?? SessionFee.service))
        }
        return fees
    }

    /// What is said of the subscription that begins (`subscription_data`); `cancel_at` and `trial_end` are ISO 8601 or
    /// seconds since 1970.
    fileprivate func subscriptionTerms() throws(CheckoutError) -> SubscriptionTerms {
        guard let data = try object("subscription_data") else { return SubscriptionTerms() }
        return SubscriptionTerms(
            trialDays: try data.integer("trial_period_days"), trialEnd: try data.instant("trial_end"),
            cancelAt: try data.instant("cancel_at"),
            cancelAtPeriodEnd: try data.bool("cancel_at_period_end") ?? false,
            metadata: try data.metadata() ?? [:])
    }

    /// What comes back with the session as it was said.
    fileprivate func sessionDetails() throws(CheckoutError) -> SessionDetails {
        var custom: [String: String] = [:]
        let sentences = try object("custom_text")
        for name in ["after_submit", "shipping_address", "submit"] {
            custom[name] = try sentences?.object(name)?.string("message")
        }
        var others: [String: String] = [:]
        return SessionDetails(
            defaults: try texts("defaults", &others),
            allowsPromotionCodes: try bool("allow_promotion_codes") ?? false,
            collectsShippingAddress: try bool("shipping_address_collection") ?? false,
            shippingDetails: try texts("shipping_details", &others), customText: custom,
            subscriptionData: try texts("subscription_data", &others), others: others,
            captureMetadata: try metadata("capture_metadata") ?? [:], origin: try string("origin"))
    }

    /// The texts of a group; its other members are added to `others`, as JSON by their paths.
    private func texts(_ group: String, _ others: inout [String: String]) throws(CheckoutError) -> [String: String] {
        guard let value = value(group) else { return [:] }
        guard case .object(let members) = value else { throw wrong(group, value, "an object") }
        var texts: [String: String] = [:]
        for member in members where member.value != .null {
            if case .string(let text) = member.value {
                texts[member.name] = text
            } else {
                others["\(group).\(member.name)"] = member.value.compact
            }
        }
        return texts
    }
}
