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
        case Consultation.kind where event.type == EventType.consultationStarted:
            return try event.customer.flatMap(reader.find).map { JSON.Field("customer", flex.customer($0)) }
        case Consultation.kind:
            return try field("consultation", Consultation.self, reader.find) { try flex.consultation($0, reader, now) }
        case Letter.kind:
            return try field("consultation", Letter.self, reader.find) { letter in
                try letter.consultation.flatMap { try reader.find($0) }.map { try flex.consultation($0, reader, now) }
                    ?? flex.consultation(of: letter, at: now)
            }
        case Payment.kind:
            return try field("payment_intent", Payment.self, reader.find) { try flex.paymentIntent($0, reader) }
        case Refund.kind: return try field("refund", Refund.self, reader.find) { flex.refund($0, at: now) }
        case Subscription.kind:
            return try field("subscription", Subscription.self, reader.find) { flex.subscription($0) }
        case Invoice.kind: return try field("invoice", Invoice.self, reader.find) { flex.invoice($0) }
        default: return nil
        }
    }

    /// The thing among whose messages it has its turn: a session's payments and refunds take theirs with the session, so
    /// that its completion arrives last (section 9).
    func turn(_ reader: any LedgerReader) throws -> String {
        let session: ID<CheckoutSession>?
        switch event.subject.kind {
        case Payment.kind: session = try find(Payment.self, reader.find)?.session
        case Refund.kind: session = try find(Refund.self, reader.find)?.session
        default: session = nil
        }
        return session?.description ?? event.subject.id
    }

    private func find<Thing: Identified>(_ type: Thing.Type, _ find: (ID<Thing>) throws -> Thing?) throws -> Thing? {
        try ID<Thing>(event.subject.id).flatMap { try find($0) }
    }

    private func field<Thing: Identified>(
        _ name: String, _ type: Thing.Type, _ find: (ID<Thing>) throws -> Thing?, _ render: (Thing) throws -> JSON
    ) throws -> JSON.Field? {
        guard let thing = try self.find(type, find) else { return nil }
        return JSON.Field(name, try render(thing))
    }
}
