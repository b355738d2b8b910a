// A sentence for the person, until the next key.

/// What became of something that the person asked for.
struct Notice: Hashable, Sendable {
    /// The sentence.
    let text: String
    /// How it went.
    let kind: Kind

    /// What the first Esc says where there is nothing to go back from.
    static let escapeAgain = Notice(text: "Esc again, or q, leaves.", kind: .said)

    /// How something went.
    enum Kind: Hashable, Sendable {
        case done
        case refused
        case said
    }
}
