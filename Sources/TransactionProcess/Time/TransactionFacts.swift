/// What a transaction has been through, as far as times depend on it.
public struct TransactionFacts: Hashable, Sendable {
    /// The moment at which times are worked out: when the present state was entered.
    public var now: Moment
    /// When it began; nil before it has.
    public private(set) var initiated: Moment?
    /// When each state was entered first.
    public private(set) var firstEntered: [StateName: Moment] = [:]
    /// When each state was entered most recently.
    public private(set) var lastEntered: [StateName: Moment] = [:]
    /// When each transition completed first.
    public private(set) var firstTransitioned: [TransitionName: Moment] = [:]
    /// The booked time; nil where nothing is booked.
    public var booking: BookingTimes?

    /// A transaction that has not begun.
    public init(now: Moment, booking: BookingTimes? = nil) {
        self.now = now
        self.booking = booking
    }

    /// Notes that a transition completed, by which its state was entered, at a moment that is now.
    public mutating func complete(_ transition: TransitionName, entering state: StateName, at moment: Moment) {
        now = moment
        initiated = initiated ?? moment
        firstEntered[state] = firstEntered[state] ?? moment
        lastEntered[state] = moment
        firstTransitioned[transition] = firstTransitioned[transition] ?? moment
    }
}

/// The times of a booking.
public struct BookingTimes: Hashable, Sendable {
    /// When it begins.
    public var start: Moment
    /// When it ends.
    public var end: Moment
    /// When it begins, as it is shown.
    public var displayStart: Moment
    /// When it ends, as it is shown.
    public var displayEnd: Moment

    /// The times of a booking; those that are shown are the same where none are given.
    public init(start: Moment, end: Moment, displayStart: Moment? = nil, displayEnd: Moment? = nil) {
        self.start = start
        self.end = end
        self.displayStart = displayStart ?? start
        self.displayEnd = displayEnd ?? end
    }
}
