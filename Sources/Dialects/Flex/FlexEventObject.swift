import Checkout
import OrderedJSON

/// The thing that an event is about, under the name of its type, as it is when it is asked for.
struct FlexEventObject {
    private let event: Event

    init(_ event: Event) {
        self.event = event
    }

    /// The object's field; nil for a kind of thing that Flex's events have none of.
    func json(_ reader: any LedgerReader, _ now: Instant) throws -> JSON.Field? {
        let flex = try Flex(reader)
        switch event.subject.kind {
        case CheckoutSession.kind:
            return try field("checkout_session", CheckoutSession.self, reader.find) {
                try flex.session($0, reader, now)
            }
        case Customer.kind: return try field("customer", Customer.self, reader.find) { flex.customer($0) }
        case Product.kind: return try field("product", Product.self, reader.find) { flex.product($0) }
        case Consultation.kind:
            return try field("consultation", Consultation.self, reader.find) { flex.consultation($0) }
        case Letter.kind:
            return try field("consultation", Letter.self, reader.find) { letter in
                try letter.consultation.flatMap { try reader.find($0) }.map { flex.consultation($0) }
                    ?? flex.consultation(of: letter)
            }
        case Payment.kind:
            return try field("payment_intent", Payment.self, reader.find) { payment in
                flex.paymentIntent(payment, of: try require(payment.session, reader.find))
            }
        case Refund.kind: return try field("refund", Refund.self, reader.find) { flex.refund($0, at: now) }
        case Subscription.kind:
            return try field("subscription", Subscription.self, reader.find) { flex.subscription($0) }
        case Invoice.kind: return try field("invoice", Invoice.self, reader.find) { flex.invoice($0) }
        default: return nil
        }
    }

    private func field<Thing: Identified>(
        _ name: String, _ type: Thing.Type, _ find: (ID<Thing>) throws -> Thing?, _ render: (Thing) throws -> JSON
    ) throws -> JSON.Field? {
        guard let thing = try ID<Thing>(event.subject.id).flatMap({ try find($0) }) else { return nil }
        return JSON.Field(name, try render(thing))
    }
}
