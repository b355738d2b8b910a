// What a widget made of a key, so that its owner knows whether to go on looking for a meaning.

/// The answer of a widget to a key.
public enum Outcome: Hashable, Sendable {
    /// The key means nothing here.
    case ignored
    /// Something moved, the content is the same.
    case moved
    /// The content changed.
    case changed
    /// Enter: the person is done.
    case accepted
    /// Esc: the person wants out.
    case cancelled
}
