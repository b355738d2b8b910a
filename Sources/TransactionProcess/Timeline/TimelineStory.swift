// What a timeline takes for granted: who does what, and what the card does.

/// One way that a transaction may go: when it begins, what its parties do, and what the card does.
public struct TimelineStory: Hashable, Sendable {
    /// When it begins.
    public var start: Moment
    /// The time that is booked once an action books it; nil where nothing is.
    public var booking: BookingTimes?
    /// What the parties do. The first begins the transaction.
    public var steps: [ActorStep]
    /// The customer's saved card.
    public var card: TimelineCard

    /// One way that a transaction may go.
    public init(
        start: Moment, booking: BookingTimes? = nil, steps: [ActorStep], card: TimelineCard
    ) {
        self.start = start
        self.booking = booking
        self.steps = steps
        self.card = card
    }
}

/// Something that a party is taken to do, once, the next time that the transaction stands where it can be done.
public struct ActorStep: Hashable, Sendable {
    /// What.
    public var transition: ProcessTransition
    /// How long after its state was entered; of the step that begins the transaction, after the story's start.
    public var delay: Timespan

    /// Something that a party is taken to do.
    public init(_ transition: ProcessTransition, after delay: Timespan = Timespan()) {
        self.transition = transition
        self.delay = delay
    }
}

/// A saved card, as far as a timeline depends on it. What a customer pays by hand is taken to be paid, with this card or
/// another.
public struct TimelineCard: Hashable, Sendable {
    /// Why a charge with the customer away fails; nil where it is paid.
    public var decline: String?
    /// How many such charges fail; nil for all of them.
    public var setbacks: Int?
    /// Why held money cannot be captured; nil where it can.
    public var captureDecline: String?
    /// How long a hold made with the customer away lasts (reference section 4.2).
    public var holdLife: Timespan

    /// A saved card; it pays unless something else is said.
    public init(
        decline: String? = nil, setbacks: Int? = nil, captureDecline: String? = nil,
        holdLife: Timespan
    ) {
        self.decline = decline
        self.setbacks = setbacks
        self.captureDecline = captureDecline
        self.holdLife = holdLife
    }
}
