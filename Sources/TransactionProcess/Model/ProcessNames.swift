// The names that a process gives to its parts. Each is a keyword; its text stands without the colon, as the original's
// API writes it.

/// The name of a part of a process.
public protocol ProcessName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The keyword without its colon: `state/pending`.
    var text: String { get }
    /// A name from a keyword without its colon.
    init(_ text: String)
}

extension ProcessName {
    /// By their texts.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// The keyword: `:state/pending`.
    public var description: String { ":" + text }

    /// What stands after the slash, for a drawing: `pending`.
    public var short: String { String(text.split(separator: "/", maxSplits: 1).last ?? "") }
}

/// The name of a state: `state/pending`. States are there because transitions lead from or to them.
public struct StateName: ProcessName {
    /// The keyword without its colon.
    public let text: String
    /// A name from a keyword without its colon.
    public init(_ text: String) { self.text = text }

    /// The state before the first transition, which no file writes and which drawings show.
    public static let initial = StateName("state/initial")
}

/// The name of a transition: `transition/accept`.
public struct TransitionName: ProcessName {
    /// The keyword without its colon.
    public let text: String
    /// A name from a keyword without its colon.
    public init(_ text: String) { self.text = text }
}

/// The name of a notification: `notification/booking-new-request`.
public struct NotificationName: ProcessName {
    /// The keyword without its colon.
    public let text: String
    /// A name from a keyword without its colon.
    public init(_ text: String) { self.text = text }
}
