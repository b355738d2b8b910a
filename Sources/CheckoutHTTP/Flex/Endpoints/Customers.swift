import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Customers and their saved cards (section 4).
    static let customers: [Endpoint] = [
        .post("/v1/customers") { call in
            let fields = try call.body.requiredObject("customer")
            let new = try NewCustomer(fields)
            let session = try fields.id("checkout_session_id", as: CheckoutSession.self)
            return try await call.answer(
                in: "customer",
                { engine throws(CheckoutError) in try await engine.addCustomer(new, buyingIn: session) },
                as: { customer, _, _ in Flex.envelope("customer", call.flex.customer(customer)) })
        },
        .get("/v1/customers") { call in
            let range = try ListRange(call.query, by: "email")
            let email = call.query.string("email")
            return try await call.answer { reader, _ in
                if let email {
                    let found = try reader.customer(email: email).map { [$0] } ?? []
                    let (shown, more) = try range.part(of: found) { $0.id.description }
                    return ["customers": .array(shown.map { call.flex.customer($0) }), "has_more": .bool(more)]
                }
                let page = try reader.customers(
                    CustomerQuery(sort: .newest), from: range.seek(Customer.self, reader), limit: range.limit)
                return page.envelope("customers", range) { call.flex.customer($0.customer) }
            }
        },
        .get("/v1/customers/:id") { call in
            let id = try call.id(as: Customer.self)
            return try await call.answer { reader, _ in
                Flex.envelope("customer", call.flex.customer(try require(id, reader.find)))
            }
        },
        .patch("/v1/customers/:id") { call in
            let id = try call.id(as: Customer.self)
            let edit = try CustomerEdit(call.body.requiredObject("customer"))
            return try await call.answer(
                in: "customer",
                { engine throws(CheckoutError) in try await engine.editCustomer(id, edit) },
                as: { customer, _, _ in Flex.envelope("customer", call.flex.customer(customer)) })
        },
        .get("/v1/customers/:id/payment_methods") { call in
            let (id, range) = (try call.id(as: Customer.self), try ListRange(call.query))
            return try await call.answer { reader, _ in
                _ = try require(id, reader.find)
                // A customer's cards are few, and come in one piece.
                let cards = try reader.paymentMethods(of: id).filter { $0.removedAt == nil }
                let (shown, more) = try range.part(of: cards) { $0.id.description }
                return [
                    "payment_methods": .array(shown.map { call.flex.paymentMethod($0) }), "has_more": .bool(more),
                ]
            }
        },
        .get("/v1/customers/:id/payment_methods/:payment_method") { call in
            let id = try call.id(as: Customer.self)
            let method = try call.id("payment_method", as: PaymentMethod.self)
            return try await call.answer { reader, _ in
                _ = try require(id, reader.find)
                guard let card = try reader.find(method), card.customer == id, card.removedAt == nil else {
                    throw CheckoutError.paymentMethodNotFound(id: method.description)
                }
                return Flex.envelope("payment_method", call.flex.paymentMethod(card))
            }
        },
    ]
}

extension NewCustomer {
    /// The customer of a request's fields.
    init(_ fields: Fields) throws(CheckoutError) {
        let shipping = try fields.shippingAddress()
        self.init(
            name: try fields.requiredString("first_name"), familyName: try fields.string("last_name") ?? "",
            email: try fields.string("email"), phone: try fields.string("phone"),
            employer: try fields.string("employer"), state: shipping?.residence, shipping: shipping,
            metadata: try fields.metadata() ?? [:])
    }
}

extension CustomerEdit {
    /// The changes of a request's fields.
    init(_ fields: Fields) throws(CheckoutError) {
        let shipping = try fields.shippingAddress()
        self.init(
            firstName: try fields.string("first_name"), familyName: try fields.string("last_name"),
            email: try fields.string("email"), phone: try fields.string("phone"),
            employer: try fields.string("employer"), state: shipping?.residence, shipping: shipping,
            metadata: try fields.metadata())
    }
}

extension Fields {
    /// Where parcels go, from the field `shipping`.
    func shippingAddress() throws(CheckoutError) -> ShippingAddress? {
        guard let shipping = try object("shipping") else { return nil }
        var address = ShippingAddress()
        for (name, path) in ShippingAddress.fields { address[keyPath: path] = try shipping.string(name) }
        return address
    }
}

extension ShippingAddress {
    /// The state as where the customer lives, where it is one that a consultation knows (ours).
    fileprivate var residence: String? { state.flatMap { USState(spelledLike: $0)?.code } }
}
