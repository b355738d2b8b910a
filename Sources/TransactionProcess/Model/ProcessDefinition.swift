/// A transaction process that was checked and may be run: states, the transitions between them, and the mails that they
/// send (reference section 2.1).
///
/// ```swift
/// let report = ProcessReport(checking: bytes)
/// let offered = report.definition?.transitions(from: state, for: .customer)
/// ```
public struct ProcessDefinition: Hashable, Sendable {
    /// The transitions, in the order of the file.
    public let transitions: [ProcessTransition]
    /// The mails, in the order of the file.
    public let notifications: [ProcessNotification]

    /// A process of these parts; nothing is checked.
    public init(transitions: [ProcessTransition], notifications: [ProcessNotification] = []) {
        self.transitions = transitions
        self.notifications = notifications
    }

    /// The states that transitions lead from or to, in the order in which the file names them.
    public var states: [StateName] {
        var seen: Set<StateName> = []
        return transitions.flatMap { [$0.from, $0.to].compactMap { $0 } }.filter { seen.insert($0).inserted }
    }

    /// A transition by its name.
    public func transition(_ name: TransitionName) -> ProcessTransition? { transitions.first { $0.name == name } }

    /// Whether any of its transitions books a time.
    public var books: Bool { transitions.contains { $0.actions.contains(where: \.kind.books) } }

    /// Whether no transition leaves a state.
    public func isFinal(_ state: StateName) -> Bool { !transitions.contains { $0.from == state } }
}
