/// Why a text is not EDN, and where.
public struct EDNError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where reading stopped, or what is at fault.
    public let place: EDNPlace
    /// One sentence: `The map has a key without a value.`
    public let message: String

    /// Why a text is not EDN, and where.
    public init(_ message: String, at place: EDNPlace) {
        self.message = message
        self.place = place
    }

    /// The place and the sentence.
    public var description: String { "\(place): \(message)" }
}
