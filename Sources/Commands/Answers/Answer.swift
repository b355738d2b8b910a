public import OrderedJSON

/// What a verb answers: one JSON document, and the same for a person.
public struct Answer: Hashable, Sendable {
    /// The document: an array for lists, an object otherwise.
    public var json: JSON
    /// The lines that a person reads.
    public var lines: [String]

    /// What a verb answers.
    public init(_ json: JSON, lines: [String]) {
        self.json = json
        self.lines = lines
    }
}
