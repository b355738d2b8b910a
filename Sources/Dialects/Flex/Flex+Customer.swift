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
        guard let state = customer.state else { return nil }
        return [
            "shipping_address_id": nil, "line1": nil, "line2": nil, "city": nil, "state": .string(state.code),
            "postal_code": nil, "country": "US",
        ]
    }

    /// The PaymentMethod object.
    public func paymentMethod(_ method: PaymentMethod, of customer: Customer?) -> JSON {
        [
            "payment_method_id": .id(method.id),
            "billing_details": [
                "email": .optional(customer?.email), "name": .optional(customer?.name),
                "phone": .optional(customer?.phone),
                "address": [
                    "line1": nil, "line2": nil, "city": nil, "state": .optional(customer?.state?.code),
                    "postal_code": .optional(method.postalCode), "country": "US",
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
