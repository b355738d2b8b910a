// The names that a process gives to its parts. Each is a keyword; its text stands without the colon, as the original's
// API writes it.

/// The name of a part of a process.
public protocol ProcessName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The keyword without its colon: `state/pending`.
    var text: String { get }
    /// What such names begin with by custom: `state`.
    static var usualPrefix: String { get }
    /// A name from a keyword without its colon.
    init(_ text: String)
}

extension ProcessName {
    /// By their texts.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    /// The keyword: `:state/pending`.
    public var description: String { ":" + text }

    /// The name without its usual prefix, for a drawing: `pending`; whole where it has another.
    public var short: String {
        text.hasPrefix(Self.usualPrefix + "/") ? String(text.dropFirst(Self.usualPrefix.count + 1)) : text
    }
}

/// The name of a state: `state/pending`. States are there because transitions lead from or to them.
public struct StateName: ProcessName {
    /// `state`.
    public static let usualPrefix = "state"
    /// The keyword without its colon.
    public let text: String
    /// A name from a keyword without its colon.
    public init(_ text: String) { self.text = text }

    /// The state before the first transition, which no file writes and which drawings show.
    public static let initial = StateName("state/initial")
}

/// The name of a transition: `transition/accept`.
public struct TransitionName: ProcessName {
    /// `transition`.
    public static let usualPrefix = "transition"
    /// The keyword without its colon.
    public let text: String
    /// A name from a keyword without its colon.
    public init(_ text: String) { self.text = text }
}

/// The name of a notification: `notification/booking-new-request`.
public struct NotificationName: ProcessName {
    /// `notification`.
    public static let usualPrefix = "notification"
    /// The keyword without its colon.
    public let text: String
    /// A name from a keyword without its colon.
    public init(_ text: String) { self.text = text }
}
