// A saved card as a document (Flex: the PaymentMethod object; account, default and removed_at are ours).

import Checkout
import OrderedJSON

extension PaymentMethod {
    func json(_ facts: LedgerFacts, isDefault: Bool) -> JSON {
        [
            "payment_method_id": .id(id), "customer": .id(customer), "card": card.json,
            "billing_details": [
                "name": .optional(billing.name), "email": .optional(billing.email), "phone": .optional(billing.phone),
                "postal_code": .optional(postalCode),
            ], "off_session": .bool(offSession),
            "default": .bool(isDefault), "removed_at": .instant(removedAt), "created_at": .instant(createdAt),
            "test_mode": .bool(facts.isTest),
        ]
    }
}

extension Card {
    /// What may be shown of a card.
    var json: JSON {
        [
            "brand": .string(brand), "funding": .string(funding), "last4": .string(last4),
            "exp_month": .int(expiry.month), "exp_year": .int(expiry.year), "account": .word(account),
        ]
    }
}
