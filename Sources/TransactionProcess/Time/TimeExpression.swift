/// When something is to happen, in terms of what a transaction has been through (reference section 2.4).
public indirect enum TimeExpression: Hashable, Sendable {
    /// `:fn/timepoint`: a moment of the transaction or its booking.
    case timepoint(Timepoint)
    /// `:fn/plus`: later by these periods.
    case plus(TimeExpression, [Period])
    /// `:fn/minus`: earlier by these periods.
    case minus(TimeExpression, [Period])
    /// `:fn/min`: the earliest.
    case min([TimeExpression])
    /// `:fn/ignore-if-past`: the same time, or nothing where it lies in the past.
    case ignoreIfPast(TimeExpression)

    /// `:fn/period`: its text, and the length that it stands for; nil where the text is no period.
    public struct Period: Hashable, Sendable {
        /// What the file says.
        public let text: String
        /// What it stands for.
        public let span: Timespan?

        /// A period from its text.
        public init(_ text: String) {
            self.text = text
            span = Timespan(text)
        }
    }
}

/// A moment that an expression may start from.
public enum Timepoint: Hashable, Sendable {
    /// When the transaction began.
    case initiated
    /// When a state was entered for the first time.
    case firstEntered(StateName)
    /// When a state was entered most recently.
    case lastEntered(StateName)
    /// When a transition completed for the first time.
    case firstTransitioned(TransitionName)
    /// When the booked time begins.
    case bookingStart
    /// When the booked time ends.
    case bookingEnd
    /// When the booked time begins, as it is shown; the booked time itself where nothing else was given.
    case bookingDisplayStart
    /// When the booked time ends, as it is shown; the booked time itself where nothing else was given.
    case bookingDisplayEnd

    /// Whether it is a time of the booking.
    var isOfBooking: Bool {
        switch self {
        case .bookingStart, .bookingEnd, .bookingDisplayStart, .bookingDisplayEnd: true
        default: false
        }
    }
}
