import Checkout
import OrderedJSON

/// The charges, or the discounts, of a cart by the names that its merchant gave them (Truemed: `amount_details`). The
/// members `name` and `amount` of an entry are ours.
enum NamedAmounts {
    /// The most that are shown one by one.
    private static let most = 12

    /// What the lists of this name say, items first; one amount under the general name unless they say all of it.
    static func of(
        _ session: CheckoutSession, list: String, sum: Money, otherwise name: String
    ) -> [(name: String, amount: Money)] {
        let places = session.lines.indices.map(String.init) + ["order"]
        let entries = places.flatMap { place -> [JSON] in
            guard let text = session.details.amountDetails[place], let details = try? JSON(reading: Array(text.utf8)),
                case .array(let entries)? = details[list]
            else { return [] }
            return entries
        }
        let named = entries.compactMap { entry -> (name: String, amount: Money)? in
            guard case .string(let name)? = entry["name"], case .int(let cents)? = entry["amount"],
                (1...80).contains(name.count), cents.magnitude <= Money.maximumCharge.minorUnits.magnitude
            else { return nil }
            return (name, Money(minorUnits: abs(cents)))
        }
        guard named.count == entries.count, (1...most).contains(named.count), named.map(\.amount).sum == sum else {
            return [(name, sum)]
        }
        return named
    }
}
