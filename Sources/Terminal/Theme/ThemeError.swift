// What is wrong with a theme file, in one sentence that says what to write instead.

/// A theme that cannot be used.
public struct ThemeError: Error, Hashable, CustomStringConvertible {
    /// The file or the name of the theme.
    public let source: String
    /// One sentence: the key, and what is expected there.
    public let reason: String

    /// The source and the reason.
    public var description: String { "theme \(source): \(reason)" }
}
