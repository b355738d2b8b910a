// Where practice customers live and work, roughly as people in the United States do.

import Checkout

enum Neighbourhood {
    /// A state, the large ones more often.
    static func state(_ random: inout SplitMix) -> USState? { USState(code: random.pick(states)) }

    /// An employer; two in five people name one.
    static func employer(_ random: inout SplitMix) -> String? { random.chance(40) ? random.pick(employers) : nil }

    /// A number that is nobody's: 555-0100 to 555-0199 are kept for stories.
    static func phone(_ random: inout SplitMix) -> String? {
        guard random.chance(60) else { return nil }
        let area = random.pick(["206", "212", "303", "305", "404", "415", "512", "617", "702", "718", "773", "808"])
        return "+1 \(area) 555 01" + (random.below(90) + 10).description
    }

    /// An address under a domain that is nobody's; the number makes it the only one.
    static func email(_ given: String, _ family: String, number: Int) -> String {
        let parts = [given, family].map { name in searchKey(name).filter { $0.isASCII && $0.isLetter } }
        let name = parts.filter { !$0.isEmpty }.joined(separator: ".")
        let domain = ["com", "org", "net"][number % 3]
        return "\(name.isEmpty ? "customer" : name)\(number + 1)@example.\(domain)"
    }

    private static let states: [String] = [
        ("CA", 12), ("TX", 9), ("FL", 7), ("NY", 6), ("PA", 4), ("IL", 4), ("OH", 4), ("GA", 3), ("NC", 3), ("MI", 3),
        ("NJ", 3), ("VA", 3), ("WA", 2), ("AZ", 2), ("MA", 2), ("TN", 2), ("IN", 2), ("MD", 2), ("MO", 2), ("CO", 2),
        ("WI", 2), ("MN", 2), ("SC", 2), ("AL", 1), ("LA", 1), ("KY", 1), ("OR", 1), ("OK", 1), ("CT", 1), ("UT", 1),
        ("IA", 1), ("NV", 1), ("AR", 1), ("KS", 1), ("NM", 1), ("NE", 1), ("ID", 1), ("HI", 1), ("ME", 1), ("NH", 1),
        ("RI", 1), ("MT", 1), ("DE", 1), ("SD", 1), ("ND", 1), ("AK", 1), ("DC", 1), ("VT", 1), ("WY", 1), ("WV", 1),
        ("MS", 1),
    ].flatMap { Array(repeating: $0.0, count: $0.1) }

    private static let employers = [
        "Alder Logistics", "Bayview School District", "Cascade Freight", "City of Tacoma", "Dogwood Bank",
        "Eastside Transit", "Fern & Finch", "Granite Insurance", "Harbor Hospital", "Juniper Foods",
        "Lakeshore University", "Maple Software", "Northwind Airlines", "Oak Street Bakery", "Prairie Power",
        "Quarry Steel", "Redwood Clinics", "Sagebrush Media", "Tidewater Shipping", "Willow Textiles",
    ]
}
