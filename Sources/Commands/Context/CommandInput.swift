// Who types what a verb asks for, and sees how far it has come.

/// The person or program at the other end of a verb.
public protocol CommandInput: Sendable {
    /// Asks for a line, showing a prompt; nil at the end of the input, or where nobody can be asked (the console).
    func ask(_ prompt: String, hidden: Bool) async -> String?
    /// The whole of a file; `-` is standard input.
    func contents(of path: String) throws -> String
    /// The same as it is, for a format that says itself where it is no text.
    func bytes(of path: String) throws -> [UInt8]
    /// The names of what lies in a folder, in their order; nil where the path is no folder.
    func entries(of path: String) throws -> [String]?
    /// Whether they can be shown more than ASCII.
    var isUTF8: Bool { get }
    /// Does long work that may be stopped on its way from the other end (Ctrl-C): its task is cancelled then.
    func stoppable<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value
    /// Shows how far long work has come, where somebody watches; nil when it is over.
    func progress(_ text: String?)
    /// Shows a line at once, before the answer.
    func say(_ line: String)
}

extension CommandInput {
    /// The bytes of the text.
    public func bytes(of path: String) throws -> [UInt8] { Array(try contents(of: path).utf8) }

    /// Those who say nothing else cancel the task that runs the verb.
    public func stoppable<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value { try await work() }

    /// Those who say nothing else have no folders.
    public func entries(of path: String) throws -> [String]? { nil }

    /// Those who say nothing else can.
    public var isUTF8: Bool { true }
}
