public import OrderedJSON
public import TransactionProcess

/// A transition whose money is being asked for, as it was begun. It is written down before the card network is asked, so
/// that a crash leaves it to be gone on with; until then no other transition is taken.
public struct TransitionUnderWay: Hashable, Sendable {
    /// Which.
    public let transition: TransitionName
    /// Who takes it.
    public let by: TransitionActor
    /// Under what name.
    public let name: String
    /// What was given for it.
    public let parameters: JSON
    /// When it was begun, which is when it happens.
    public let at: Instant
    /// How the payment stood before.
    public let paymentBefore: PaymentStanding
    /// The session of the payment before.
    public let sessionBefore: ID<CheckoutSession>?
    /// How many of its payment steps are done.
    public var done = 0
    /// Why it fails, while what it took is being given back.
    public var failure: TransitionFailure?

    /// A transition as it is begun.
    public init(
        transition: TransitionName, by: TransitionActor, name: String, parameters: JSON, at: Instant,
        paymentBefore: PaymentStanding, sessionBefore: ID<CheckoutSession>?, done: Int = 0,
        failure: TransitionFailure? = nil
    ) {
        self.transition = transition
        self.by = by
        self.name = name
        self.parameters = parameters
        self.at = at
        self.paymentBefore = paymentBefore
        self.sessionBefore = sessionBefore
        self.done = done
        self.failure = failure
    }
}
