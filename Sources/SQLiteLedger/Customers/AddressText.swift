// Where parcels go and whom a card bills, kept as small documents: nobody is found by them.
import Checkout

extension JSONText {
    /// An address by the names of its fields; nil for none.
    static func shipping(_ address: ShippingAddress?) -> String? {
        guard let address else { return nil }
        let filled = ShippingAddress.fields.compactMap { field in
            address[keyPath: field.path].map { (field.name, $0) }
        }
        return metadata(Dictionary(uniqueKeysWithValues: filled))
    }

    static func shipping(from text: String?) throws -> ShippingAddress? {
        guard let text else { return nil }
        let fields = try metadata(from: text)
        var address = ShippingAddress()
        for (name, path) in ShippingAddress.fields { address[keyPath: path] = fields[name] }
        return address
    }

    /// Whom a card bills; nil where nothing is known.
    static func billing(_ billing: BillingDetails) -> String? {
        metadata(["name": billing.name, "email": billing.email, "phone": billing.phone].compactMapValues { $0 })
    }

    static func billing(from text: String?) throws -> BillingDetails {
        let fields = try metadata(from: text)
        return BillingDetails(name: fields["name"], email: fields["email"], phone: fields["phone"])
    }
}
