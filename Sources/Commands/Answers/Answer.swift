public import OrderedJSON

/// What a verb answers: one JSON document, and the same for a person.
public struct Answer: Hashable, Sendable {
    /// The document: an array for lists, an object otherwise.
    public var json: JSON
    /// The lines that a person reads.
    public var lines: [String]
    /// The exit status of the verb: 1 where it did what it was asked and found something wrong.
    public var status: Int32

    /// What a verb answers.
    public init(_ json: JSON, lines: [String], status: Int32 = 0) {
        self.json = json
        self.lines = lines
        self.status = status
    }
}
