// Refunds (Flex, section 8).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Refund object. A refund has no life of its own here: its event is all that there is of it, and lends it its
    /// identifier (ours).
    public func refund(_ event: Event, of payment: Payment) -> JSON {
        let amount = event.changes.first { $0.field == "amount" }?.to.flatMap { Int($0) }
        return [
            "refund_id": .string("fre_\(event.id.ulid)"), "payment_intent_id": .id(payment.id),
            "amount": .optional(amount), "created_at": .instant(event.at), "reason": nil, "status": "succeeded",
            "metadata": [:], "reference_id": nil, "reference_type": nil, "reference_status": nil,
            "test_mode": .bool(isTest),
        ]
    }
}
