// A sentence for the person, until the next key.

/// What became of something that the person asked for.
struct Notice: Hashable, Sendable {
    /// The sentence.
    let text: String
    /// How it went.
    let kind: Kind

    /// How something went.
    enum Kind: Hashable, Sendable {
        case done
        case refused
        case said
    }
}
