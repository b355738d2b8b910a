public import TransactionProcess

/// The time of a listing that a transaction takes (reference section 3, "Booking").
public struct Booking: Hashable, Sendable {
    /// When it begins.
    public var start: Instant
    /// When it ends; that moment is free again.
    public var end: Instant
    /// When it begins, as it is shown; the booked time itself where nothing else was given.
    public var displayStart: Instant
    /// When it ends, as it is shown.
    public var displayEnd: Instant
    /// How many of the listing's seats it takes.
    public var seats: Int
    /// How far it has come.
    public var state: ReservationState

    /// The time of a listing that a transaction takes.
    public init(
        start: Instant, end: Instant, displayStart: Instant? = nil, displayEnd: Instant? = nil, seats: Int = 1,
        state: ReservationState
    ) {
        self.start = start
        self.end = end
        self.displayStart = displayStart ?? start
        self.displayEnd = displayEnd ?? end
        self.seats = seats
        self.state = state
    }

    /// The times that a process's expressions look at.
    var times: BookingTimes {
        BookingTimes(
            start: Moment(start), end: Moment(end), displayStart: Moment(displayStart), displayEnd: Moment(displayEnd))
    }
}

/// How far a booking or a stock reservation has come. Pending and accepted ones take what they reserve.
public enum ReservationState: String, CaseIterable, Sendable {
    /// Suggested; takes nothing yet.
    case proposed
    /// Asked for, and taken until it is answered.
    case pending
    /// Agreed.
    case accepted
    /// Refused.
    case declined
    /// Given up after it was agreed.
    case cancelled

    /// Whether what it reserves is taken.
    public var isTaken: Bool { self == .pending || self == .accepted }
}

/// How much of a listing's stock a transaction takes (reference section 3, "Stock").
public struct StockReservation: Hashable, Sendable {
    /// How many.
    public var quantity: Int
    /// How far it has come.
    public var state: ReservationState

    /// How much of a listing's stock a transaction takes.
    public init(quantity: Int, state: ReservationState) {
        self.quantity = quantity
        self.state = state
    }
}

extension Moment {
    /// The same moment, for the process language.
    init(_ instant: Instant) { self.init(milliseconds: instant.milliseconds) }
}

extension Instant {
    /// The same moment, for the ledger.
    public init(_ moment: Moment) { self.init(milliseconds: moment.milliseconds) }
}
