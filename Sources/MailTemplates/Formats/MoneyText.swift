import OrderedJSON

/// How many digits behind the point an amount of a currency has (ISO 4217).
enum MoneyText {
    private static let withoutPoint: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF",
    ]
    private static let withThree: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    static func digits(of currency: String) -> Int {
        let code = currency.uppercased()
        return withoutPoint.contains(code) ? 0 : withThree.contains(code) ? 3 : 2
    }

    /// The amount of `{ "amount": 10.5, "currency": "USD" }`, in decimal major units: `10.50`. The currency is not
    /// written. Nil of anything else.
    static func amount(_ money: JSON) -> String? {
        guard let amount = money["amount"].flatMap({ DecimalText($0) }) else { return nil }
        guard case .string(let currency)? = money["currency"] else { return nil }
        let digits = digits(of: currency)
        return amount.text(least: digits, most: digits)
    }
}
