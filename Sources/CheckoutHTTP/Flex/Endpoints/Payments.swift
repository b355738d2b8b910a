import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Payment intents (section 8).
    static let payments: [Endpoint] = [
        .get("/v1/payment_intents/:id") { call in
            let id = try call.id(as: Payment.self)
            return try await call.answer { reader, _ in
                let payment = try require(id, reader.find)
                let session = try require(payment.session, reader.find)
                return Flex.envelope("payment_intent", call.flex.paymentIntent(payment, of: session))
            }
        }
    ]
}
