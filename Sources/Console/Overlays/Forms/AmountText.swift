// Amounts as a person types them.
import Checkout

/// Reads dollars and cents.
enum AmountText {
    /// The amount of `49`, `49.5`, `$1,204.50`; nil for anything else: less than nothing, three decimals.
    static func cents(_ text: String) -> Money? {
        let plain = text.filter { !"$, ".contains($0) }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        let hasDigits = plain.contains(where: \.isNumber)
        guard (1...2).contains(parts.count), hasDigits, parts[0].count <= 9, decimals.count <= 2,
            (parts[0] + decimals).allSatisfy(\.isASCIIDigit)
        else { return nil }
        let cents = String(decimals) + String(repeating: "0", count: 2 - decimals.count)
        return Int(String(parts[0]) + cents).map(Money.init(minorUnits:))
    }

    /// The amount as it is typed, without the sign: `49.00`.
    static func typed(_ money: Money) -> String {
        money.description.filter { !"$,".contains($0) }
    }
}
