// Who types what a verb asks for, and sees how far it has come.

/// The person or program at the other end of a verb.
public protocol CommandInput: Sendable {
    /// Asks for a line, showing a prompt; nil at the end of the input, or where nobody can be asked (the console).
    func ask(_ prompt: String, hidden: Bool) async -> String?
    /// The whole of a file; `-` is standard input.
    func contents(of path: String) throws -> String
    /// Shows how far long work has come, where somebody watches; nil when it is over.
    func progress(_ text: String?)
    /// Shows a line at once, before the answer.
    func say(_ line: String)
}
