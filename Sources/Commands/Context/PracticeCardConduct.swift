public import Checkout

/// What comes of charging a saved practice card while its owner is away, for those who foretell it without asking the
/// network.
public struct PracticeCardConduct: Hashable, Sendable {
    /// Why it is never saved; nil where it is.
    public var refusal: Decline?
    /// Why charges are declined; nil where they are paid.
    public var decline: Decline?
    /// How many charges are declined before the others are paid; nil for all.
    public var setbacks: Int?
    /// Why held money cannot be captured; nil where it can.
    public var captureDecline: Decline?
    /// How long a hold on it lasts.
    public var holdLife: Period

    /// What comes of charging a card; it pays unless something else is said.
    public init(
        refusal: Decline? = nil, decline: Decline? = nil, setbacks: Int? = nil, captureDecline: Decline? = nil,
        holdLife: Period
    ) {
        self.refusal = refusal
        self.decline = decline
        self.setbacks = setbacks
        self.captureDecline = captureDecline
        self.holdLife = holdLife
    }
}
