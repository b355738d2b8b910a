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
        let id = event.subject.id
        switch event.subject.kind {
        case CheckoutSession.kind: return JSON.Field("checkout_session", ["checkout_session_id": .string(id)])
        case Customer.kind: return JSON.Field("customer", ["customer_id": .string(id)])
        case Product.kind: return JSON.Field("product", ["product_id": .string(id)])
        case Consultation.kind: return JSON.Field("consultation", ["consultation_id": .string(id)])
        case Letter.kind:
            guard let consultation = try ID<Letter>(id).flatMap({ try reader.find($0) })?.consultation else {
                return nil
            }
            return JSON.Field("consultation", ["consultation_id": .string(consultation.description)])
        case Payment.kind: return JSON.Field("payment_intent", ["payment_intent_id": .string(id)])
        default: return nil
        }
    }
}
