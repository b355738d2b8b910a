public import TransactionProcess

/// One transition that was taken.
public struct TakenTransition: Hashable, Sendable {
    /// Which.
    public let transition: TransitionName
    /// Where it led.
    public let to: StateName
    /// When.
    public let at: Instant
    /// Who took it.
    public let by: TransitionActor
    /// Under what name.
    public let name: String

    /// One transition that was taken.
    public init(_ transition: TransitionName, to: StateName, at: Instant, by: TransitionActor, name: String) {
        self.transition = transition
        self.to = to
        self.at = at
        self.by = by
        self.name = name
    }
}

/// Who takes transitions; the system those that run by themselves.
public enum TransitionActor: String, CaseIterable, Sendable {
    /// Who pays.
    case customer
    /// Who is paid.
    case provider
    /// Who runs the marketplace.
    case `operator`
    /// The clock.
    case system
}

/// A transition that was tried and failed. It changed nothing; why it failed is kept apart from the transitions that were
/// taken.
public struct FailedTransition: Hashable, Sendable {
    /// Which.
    public let transition: TransitionName
    /// Which try of the transaction's it was.
    public let attempt: Int
    /// In which stay.
    public let stay: Int
    /// When.
    public let at: Instant
    /// Who tried.
    public let by: TransitionActor
    /// Under what name.
    public let name: String
    /// Why it failed.
    public let failure: TransitionFailure

    /// A transition that was tried and failed.
    public init(
        _ transition: TransitionName, attempt: Int, stay: Int, at: Instant, by: TransitionActor, name: String,
        failure: TransitionFailure
    ) {
        self.transition = transition
        self.attempt = attempt
        self.stay = stay
        self.at = at
        self.by = by
        self.name = name
        self.failure = failure
    }
}
