// Customers and their saved cards (Flex, section 4).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Customer object. `default_payment_method` is ours.
    public func customer(_ customer: Customer) -> JSON {
        [
            "customer_id": .id(customer.id), "first_name": .string(customer.firstName),
            "last_name": .string(customer.lastName), "email": .optional(customer.email),
            "phone": .optional(customer.phone), "employer": .optional(customer.employer),
            "shipping": shipping(customer), "metadata": .notes(customer.metadata),
            "default_payment_method": .id(customer.defaultPaymentMethod), "created_at": .instant(customer.createdAt),
            "test_mode": .bool(isTest),
        ]
    }

    private func shipping(_ customer: Customer) -> JSON {
        guard let address = customer.shipping else { return nil }
        return .object(
            [.init("shipping_address_id", .id(ShippingAddress.id(of: customer.id)))]
                + ShippingAddress.fields.map { .init($0.name, .optional(address[keyPath: $0.path])) })
    }

    /// The PaymentMethod object.
    public func paymentMethod(_ method: PaymentMethod) -> JSON {
        [
            "payment_method_id": .id(method.id),
            "billing_details": [
                "email": .optional(method.billing.email), "name": .optional(method.billing.name),
                "phone": .optional(method.billing.phone),
                "address": [
                    "line1": nil, "line2": nil, "city": nil, "state": nil,
                    "postal_code": .optional(method.postalCode), "country": nil,
                ],
            ],
            "customer": .id(method.customer), "metadata": [:], "card": card(method.card),
            "created_at": .instant(method.createdAt), "test_mode": .bool(isTest),
            "off_session": .bool(method.offSession),
        ]
    }

    private func card(_ card: Card) -> JSON {
        [
            "brand": .string(card.brand), "country": "US", "exp_month": .int(card.expiry.month),
            "exp_year": .int(card.expiry.year), "funding": .string(card.funding), "last4": .string(card.last4),
            "fingerprint": .string(card.fingerprint),
        ]
    }
}
