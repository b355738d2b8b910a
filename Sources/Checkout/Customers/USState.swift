/// A state, district or territory of the United States, by its two letters (ISO 3166-2:US without `US-`).
public struct USState: Hashable, Sendable {
    /// The two letters, upper case: `CA`.
    public let code: String
    /// The name in full: `California`.
    public let name: String
    /// Whether it is a territory rather than a state or the District of Columbia.
    public var isTerritory: Bool { USState.territoryCodes.contains(code) }

    /// The state with these two letters, in any case; nil when there is none.
    public init?(code: String) {
        let upper = code.uppercased()
        guard let name = USState.names.first(where: { $0.0 == upper })?.1 else { return nil }
        self.code = upper
        self.name = name
    }

    /// The state that a person means by two letters or by the full name, in any case.
    public init?(spelledLike text: String) {
        let trimmed = text.split(separator: " ").joined(separator: " ").lowercased()
        guard let code = USState.names.first(where: { $0.0.lowercased() == trimmed || $0.1.lowercased() == trimmed })?.0
        else { return nil }
        self.init(code: code)
    }

    /// All of them, states first by name, then the territories.
    public static let all: [USState] = names.compactMap { USState(code: $0.0) }

    private static let territoryCodes: Set<String> = ["AS", "GU", "MP", "PR", "VI"]
    private static let names: [(String, String)] = [
        ("AL", "Alabama"), ("AK", "Alaska"), ("AZ", "Arizona"), ("AR", "Arkansas"), ("CA", "California"),
        ("CO", "Colorado"), ("CT", "Connecticut"), ("DE", "Delaware"), ("DC", "District of Columbia"),
        ("FL", "Florida"), ("GA", "Georgia"), ("HI", "Hawaii"), ("ID", "Idaho"), ("IL", "Illinois"),
        ("IN", "Indiana"), ("IA", "Iowa"), ("KS", "Kansas"), ("KY", "Kentucky"), ("LA", "Louisiana"),
        ("ME", "Maine"), ("MD", "Maryland"), ("MA", "Massachusetts"), ("MI", "Michigan"), ("MN", "Minnesota"),
        ("MS", "Mississippi"), ("MO", "Missouri"), ("MT", "Montana"), ("NE", "Nebraska"), ("NV", "Nevada"),
        ("NH", "New Hampshire"), ("NJ", "New Jersey"), ("NM", "New Mexico"), ("NY", "New York"),
        ("NC", "North Carolina"), ("ND", "North Dakota"), ("OH", "Ohio"), ("OK", "Oklahoma"), ("OR", "Oregon"),
        ("PA", "Pennsylvania"), ("RI", "Rhode Island"), ("SC", "South Carolina"), ("SD", "South Dakota"),
        ("TN", "Tennessee"), ("TX", "Texas"), ("UT", "Utah"), ("VT", "Vermont"), ("VA", "Virginia"),
        ("WA", "Washington"), ("WV", "West Virginia"), ("WI", "Wisconsin"), ("WY", "Wyoming"),
        ("AS", "American Samoa"), ("GU", "Guam"), ("MP", "Northern Mariana Islands"), ("PR", "Puerto Rico"),
        ("VI", "U.S. Virgin Islands"),
    ]
}
