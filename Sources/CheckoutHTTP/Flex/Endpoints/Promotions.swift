import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Promotion codes (section 5).
    static let promotions: [Endpoint] = [
        .post("/v1/promo_codes") { call in
            let fields = try call.body.requiredObject("promo_code")
            let (code, customer) = (try fields.requiredString("code"), try fields.id("customer", as: Customer.self))
            let words = call.flex
            // A coupon is named by its identifier, or made with the code.
            if case .string? = fields.value("coupon") {
                let coupon = try fields.requiredID("coupon", as: Coupon.self)
                return try await call.answer(
                    in: "promo_code",
                    { engine throws(CheckoutError) in
                        try await engine.addPromoCode(code, coupon: coupon, customer: customer)
                    },
                    as: { row, _, _ in Flex.envelope("promo_code", words.promoCode(row)) })
            }
            let new = try NewCoupon(fields.requiredObject("coupon"))
            return try await call.answer(
                in: "promo_code",
                { engine throws(CheckoutError) in try await engine.addPromoCode(code, new: new, customer: customer) },
                as: { row, _, _ in Flex.envelope("promo_code", words.promoCode(row)) })
        },
        .get("/v1/promo_codes") { call in
            let (range, active) = (try ListRange(call.query, by: "active"), try call.query.bool("active"))
            return try await call.answer { reader, _ in
                let seek = try range.seek(PromoCode.self, reader)
                let page = try reader.promoCodes(isActive: active, from: seek, limit: range.limit)
                return page.envelope("promo_codes", range) { call.flex.promoCode($0) }
            }
        },
        .get("/v1/promo_codes/:id") { call in
            let id = try call.id(as: PromoCode.self)
            return try await call.answer { reader, _ in
                let code = try require(id, reader.find)
                let row = PromoCodeRow(code: code, coupon: try require(code.coupon, reader.find))
                return Flex.envelope("promo_code", call.flex.promoCode(row))
            }
        },
        // Ours: Flex's index shows no change of a code; a code that is out has to be retired somehow.
        .patch("/v1/promo_codes/:id") { call in
            let id = try call.id(as: PromoCode.self)
            let fields = try call.body.requiredObject("promo_code")
            guard let active = try fields.bool("active") else {
                throw CheckoutError.missingField(fields.path(of: "active"))
            }
            return try await call.answer(
                in: "promo_code",
                { engine throws(CheckoutError) in try await engine.setPromoCode(id, active: active) },
                as: { row, _, _ in Flex.envelope("promo_code", call.flex.promoCode(row)) })
        },
    ]
}

extension NewCoupon {
    /// The coupon of a request's fields.
    fileprivate init(_ fields: Fields) throws(CheckoutError) {
        var products: [ID<Product>] = []
        for text in try fields.strings("applies_to") ?? [] {
            guard let id = ID<Product>(text) else {
                throw fields.wrong("applies_to", .string(text), ID<Product>.expected)
            }
            products.append(id)
        }
        self.init(
            name: try fields.string("name"), off: try fields.off(), duration: try fields.duration(),
            appliesTo: products, maxRedemptions: try fields.integer("max_redemptions"))
    }
}

extension Fields {
    /// An amount in cents, or a percentage with up to two decimals.
    fileprivate func off() throws(CheckoutError) -> Coupon.Off {
        try refuse("percent_off", beside: ["amount_off"])
        if let amount = try money("amount_off") { return .amount(amount) }
        guard let percent = value("percent_off") else { throw .missingField(path(of: "amount_off")) }
        let off: Coupon.Off? =
            switch percent {
            case .int(let whole): Coupon.Off(percent: String(whole))
            case .number(let digits): Coupon.Off(percent: digits)
            default: nil
            }
        guard let off else {
            throw wrong("percent_off", percent, "a number above 0, up to 100, with at most two decimals")
        }
        return off
    }

    fileprivate func duration() throws(CheckoutError) -> Coupon.Duration {
        switch try string("duration") ?? "once" {
        case "once": return .once
        case "forever": return .forever
        case "repeating":
            guard let months = try integer("duration_in_months") else {
                throw .missingField(path(of: "duration_in_months"))
            }
            return .repeating(months: months)
        case let other: throw wrong("duration", .string(other), "once, repeating or forever")
        }
    }
}
