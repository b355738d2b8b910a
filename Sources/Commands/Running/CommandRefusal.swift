// Refusals that arise outside the engine: a file that does not read, a list that cannot be searched.

/// A refusal of a verb's own, with a code for programs and a sentence for people.
public struct CommandRefusal: Error, Hashable, Sendable {
    /// What a program tests for: `unreadable_answers`.
    public let code: String
    /// One sentence that says what is wrong and what would be right.
    public let message: String

    /// A refusal of a verb's own.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
