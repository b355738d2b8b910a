/// Who moves a transaction on by hand (reference section 2.2).
public enum ActorRole: String, CaseIterable, Sendable {
    /// Who books or buys.
    case customer
    /// Whose listing it is.
    case provider
    /// Who runs the marketplace.
    case `operator`

    /// The role of a keyword without its colon: `actor.role/customer`.
    public init?(keyword: String) {
        guard let role = ActorRole.allCases.first(where: { $0.keyword == keyword }) else { return nil }
        self = role
    }

    /// The keyword without its colon.
    public var keyword: String { "actor.role/" + rawValue }
}
