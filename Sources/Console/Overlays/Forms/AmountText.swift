// Amounts as a person types them.
import Checkout

/// Reads dollars and cents.
enum AmountText {
    /// What is said where a text is no amount.
    static let expected = "Type dollars and cents, such as 49.00."

    /// The amount of `49`, `49.5`, `$1,204.50`; nil for anything else: less than nothing, three decimals, `5,50`.
    static func cents(_ text: String) -> Money? {
        let words = text.split(separator: " ")
        guard words.count == 1 else { return nil }
        let plain = words[0].trimmingPrefix("$")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        guard (1...2).contains(parts.count), decimals.count <= 2, let dollars = ungrouped(parts[0]),
            dollars.count <= 9, !(dollars + decimals).isEmpty, (dollars + decimals).allSatisfy(\.isASCIIDigit)
        else { return nil }
        let cents = String(decimals) + String(repeating: "0", count: 2 - decimals.count)
        return Int(dollars + cents).map(Money.init(minorUnits:))
    }

    /// The dollars without the commas that part their thousands; nil where a comma parts anything else. In half the world
    /// it parts the cents, so to leave it out would multiply the amount by a hundred.
    private static func ungrouped(_ dollars: Substring) -> String? {
        let groups = dollars.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1 else { return String(dollars) }
        let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        return isGrouped ? groups.joined() : nil
    }

    /// The amount as it is typed, without the sign: `49.00`.
    static func typed(_ money: Money) -> String {
        money.description.filter { !"$,".contains($0) }
    }
}
