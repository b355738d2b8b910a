// What the palette can complete: verbs with their options, the console's own words, and whatever the panels know.
import Checkout

/// One verb, for completion.
public struct VerbDescription: Hashable, Sendable {
    /// The words that call it: `card`, `save`.
    public let words: [String]
    /// What it does, in a sentence.
    public let about: String
    /// Its options and flags.
    public let options: [OptionDescription]
    /// The words that may stand at its places without an option: `approve`, `deny`.
    public let values: [String]

    /// One verb.
    public init(words: [String], about: String, options: [OptionDescription] = [], values: [String] = []) {
        self.words = words
        self.about = about
        self.options = options
        self.values = values
    }
}

/// One option of a verb, for completion.
public struct OptionDescription: Hashable, Sendable {
    /// As it is typed: `--customer`.
    public let name: String
    /// What it is for.
    public let about: String
    /// What may follow it, where that is known; nil where anything may; a flag is followed by nothing.
    public let values: [String]?
    /// Whether it stands alone.
    public let isFlag: Bool

    /// One option.
    public init(_ name: String, about: String = "", values: [String]? = nil, isFlag: Bool = false) {
        self.name = name
        self.about = about
        self.values = values
        self.isFlag = isFlag
    }
}

/// What the palette can complete.
public struct CompletionSource: Hashable, Sendable {
    /// The verbs, the console's own words among them.
    public var verbs: [VerbDescription]

    /// A source of these verbs.
    public init(verbs: [VerbDescription]) {
        self.verbs = verbs
    }

    /// The words that the console itself understands.
    public static func own(themes: [String]) -> [VerbDescription] {
        [
            VerbDescription(words: ["quit"], about: "leaves"),
            VerbDescription(words: ["q"], about: "leaves"),
            VerbDescription(
                words: ["sort"], about: "puts the customers in another order",
                values: CustomerQuery.Sort.allCases.map(\.rawValue)),
            VerbDescription(
                words: ["filter"], about: "narrows the customers; alone it shows everybody",
                values: Filter.customerFields.map { $0.name + ":" }),
            VerbDescription(words: ["theme"], about: "paints in other colours", values: themes),
            VerbDescription(words: ["save-screen"], about: "writes what is shown into a new file"),
            VerbDescription(words: ["mouse"], about: "switches the mouse on or off", values: ["on", "off"]),
        ]
    }

    /// The first words that the console itself understands; everything else is a verb.
    static let ownWords = Set(own(themes: []).flatMap(\.words))
}
