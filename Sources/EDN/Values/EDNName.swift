/// The name of a symbol, a keyword or a tag: `state/pending` of the keyword `:state/pending`.
public struct EDNName: Hashable, Sendable {
    /// What stands before the slash; nil for a plain name.
    public let prefix: String?
    /// What stands after it, or all of it.
    public let name: String

    /// A name, with or without a prefix.
    public init(prefix: String? = nil, _ name: String) {
        self.prefix = prefix
        self.name = name
    }

    /// The whole of it, without a keyword's colon: `state/pending`.
    public var text: String { prefix.map { "\($0)/\(name)" } ?? name }
}
