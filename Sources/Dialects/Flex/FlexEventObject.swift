import Checkout
import OrderedJSON

/// The thing that an event is about, under the name of its type.
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
            return try subject(reader.find).map { .init("checkout_session", try flex.session($0, reader, now)) }
        case Customer.kind: return try subject(reader.find).map { .init("customer", flex.customer($0)) }
        case Product.kind: return try subject(reader.find).map { .init("product", flex.product($0)) }
        case Consultation.kind: return try subject(reader.find).map { .init("consultation", flex.consultation($0)) }
        case Letter.kind:
            let letter: Letter? = try subject(reader.find)
            let consultation = try letter?.consultation.flatMap { try reader.find($0) }
            return consultation.map { .init("consultation", flex.consultation($0)) }
        case Payment.kind:
            guard let payment: Payment = try subject(reader.find), let session = try reader.find(payment.session) else {
                return nil
            }
            return event.type == EventType.refundCreated
                ? .init("refund", flex.refund(event, of: payment))
                : .init("payment_intent", flex.paymentIntent(payment, of: session))
        case Subscription.kind: return try subject(reader.find).map { .init("subscription", flex.subscription($0)) }
        case Invoice.kind: return try subject(reader.find).map { .init("invoice", flex.invoice($0)) }
        default: return nil
        }
    }

    private func subject<Thing: Identified>(_ find: (ID<Thing>) throws -> Thing?) throws -> Thing? {
        try ID<Thing>(event.subject.id).flatMap(find)
    }
}
