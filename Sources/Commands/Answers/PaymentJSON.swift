// One card's part in a session as a document (Flex: the payment intent).

import Checkout
import OrderedJSON

extension Payment {
    func json(card method: PaymentMethod?) -> JSON {
        [
            "payment_intent_id": .id(id), "checkout_session": .id(session), "attempt": .int(attempt),
            "status": .string(status.flexStatus), "amount": .money(amount),
            "amount_capturable": .money(status == .held ? amount : .zero), "amount_received": .money(amountCaptured),
            "amount_refunded": .money(amountRefunded), "payment_method": .id(paymentMethod),
            "card": method?.card.json ?? .null, "share": .string(share.rawValue),
            "last_payment_error": decline?.json ?? .null, "hold_expires_at": .instant(holdExpiresAt),
            "created_at": .instant(createdAt),
        ]
    }
}

extension Payment.Status {
    /// The spelling of payment intents.
    var flexStatus: String {
        switch self {
        case .processing: "processing"
        case .held: "requires_capture"
        case .succeeded: "succeeded"
        case .failed: "requires_payment_method"
        case .canceled: "canceled"
        }
    }
}

extension Decline {
    /// The card network's word.
    var json: JSON {
        ["code": .string(code), "decline_code": .optional(declineCode), "message": .string(sentence)]
    }
}
