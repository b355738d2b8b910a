/// A step from one state to another (reference section 2.2).
public struct ProcessTransition: Hashable, Sendable {
    /// Its name, unique in the process.
    public let name: TransitionName
    /// The state that it leaves; nil where it begins a transaction.
    public let from: StateName?
    /// The state that it leads to.
    public let to: StateName
    /// Who or what takes it.
    public let trigger: TransitionTrigger
    /// What it does, in this order.
    public let actions: [ProcessAction]
    /// Whether only a trusted caller may take it.
    public let isPrivileged: Bool

    /// A step from one state to another.
    public init(
        name: TransitionName, from: StateName?, to: StateName, trigger: TransitionTrigger,
        actions: [ProcessAction] = [], isPrivileged: Bool = false
    ) {
        self.name = name
        self.from = from
        self.to = to
        self.trigger = trigger
        self.actions = actions
        self.isPrivileged = isPrivileged
    }

    /// When it runs by itself; nil where somebody takes it.
    public var time: TimeExpression? {
        if case .automatic(let time) = trigger { return time }
        return nil
    }

    /// Who takes it; nil where it runs by itself.
    public var role: ActorRole? {
        if case .actor(let role) = trigger { return role }
        return nil
    }
}

/// Who or what takes a transition.
public enum TransitionTrigger: Hashable, Sendable {
    /// A person, or an integration in an operator's name.
    case actor(ActorRole)
    /// The clock, at the time that an expression gives when its state is entered.
    case automatic(TimeExpression)
}
