// A customer as a document (Flex: the Customer object; name, state and default_payment_method are ours).

import Checkout
import OrderedJSON

extension Customer {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "customer_id": .id(id), "first_name": .string(firstName), "last_name": .string(lastName),
            "name": .string(name), "email": .optional(email), "phone": .optional(phone),
            "employer": .optional(employer), "state": .optional(state?.code), "metadata": .notes(metadata),
            "default_payment_method": .id(defaultPaymentMethod), "created_at": .instant(createdAt),
            "test_mode": .bool(facts.isTest), "shipping": shipping?.json(of: id) ?? .null,
        ]
    }
}

extension ShippingAddress {
    /// Where a customer's parcels go.
    func json(of customer: ID<Customer>) -> JSON {
        .object(
            [.init("shipping_address_id", .id(ShippingAddress.id(of: customer)))]
                + ShippingAddress.fields.map { .init($0.name, .optional(self[keyPath: $0.path])) })
    }
}
