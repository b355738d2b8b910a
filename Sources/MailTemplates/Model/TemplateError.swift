/// Why a text is not a template, and where.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is at fault, or where reading stopped.
    public let place: TemplatePlace
    /// One sentence: `The block {{#if}} is not closed.`
    public let message: String

    /// Why a text is not a template, and where.
    public init(_ message: String, at place: TemplatePlace) {
        self.message = message
        self.place = place
    }

    /// The place and the sentence.
    public var description: String { "\(place): \(message)" }
}
