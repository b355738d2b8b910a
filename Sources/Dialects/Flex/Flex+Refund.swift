// Captures and refunds (Flex, sections 3.5, 3.6 and 8).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Capture object of a session; its amounts are what was taken, so nothing until it has succeeded.
    public func capture(_ capture: Capture, of session: CheckoutSession, _ payments: [Payment]) -> JSON {
        func taken(_ amount: Money) -> JSON { .money(capture.status == .succeeded ? amount : .zero) }
        return [
            "capture_id": .id(capture.id), "amount_captured": taken(capture.amount),
            "items": .array(
                capture.parts.filter { $0.amount > .zero }.map { part in
                    let line = session.lines.indices.contains(part.line) ? session.lines[part.line] : nil
                    return [
                        "capture_item_id": .string("\(capture.id)-\(part.line + 1)"),
                        "amount_captured": taken(part.goods), "price": .id(line?.price),
                        "product": .id(line?.product),
                        "payment_intent": .id(payments.first { $0.paysFor(part.line) }?.id),
                    ]
                }), "amount_shipping_captured": taken(capture.amountShipping),
            "amount_discount_captured": taken(capture.discount), "amount_tax_captured": taken(capture.amountTax),
            "status": .word(capture.status), "metadata": .notes(capture.metadata),
            "created_at": .instant(capture.createdAt),
        ]
    }

    /// The Refund object. Its reference is known a day after the refund (ours).
    public func refund(_ refund: Refund, at now: Instant) -> JSON {
        let status = refund.referenceStatus(at: now)
        return [
            "refund_id": .id(refund.id), "payment_intent_id": .id(refund.payment),
            "checkout_session": .id(refund.session), "amount": .money(refund.amount),
            "created_at": .instant(refund.createdAt), "reason": .word(refund.reason), "status": .word(refund.status),
            "metadata": .notes(refund.metadata), "reference_id": status == .available ? .string(refund.reference) : nil,
            "reference_type": "acquirer_reference_number", "reference_status": .word(status),
            "test_mode": .bool(isTest),
        ]
    }

    /// One card's part of a refund that is only looked at (POST …/refund_allocation).
    public func allocation(_ share: RefundAllocation.Share, _ card: PaymentMethod) -> JSON {
        [
            "payment_method_id": .id(share.paymentMethod), "last4": .string(card.card.last4),
            "amount": .money(share.amount),
        ]
    }
}
