/// What will happen in a transaction and when, in time order, without a transaction (reference sections 2.5 and 4).
///
/// ```swift
/// let steps = process.stepsToCharge(acceptingAfter: Timespan("P2D") ?? Timespan())
/// let story = TimelineStory(start: today, booking: visit, steps: steps, card: card)
/// for row in ProcessTimeline(process, story).rows { … }
/// ```
public struct ProcessTimeline: Hashable, Sendable {
    /// What happens, in time order.
    public let rows: [Row]

    /// Something that happens, or that does not.
    public struct Row: Hashable, Sendable {
        /// When.
        public let at: Moment
        /// What.
        public let event: Event
        /// The state after it; nil where the transaction did not even begin.
        public let state: StateName?
        /// What is wrong with it.
        public var warnings: [Warning] = []
    }

    /// What a row is about.
    public enum Event: Hashable, Sendable {
        /// A transition completes. `planned` is its time where that was past already, so that it ran at once.
        case moves(ProcessTransition, planned: Moment?)
        /// A transition fails and changes nothing.
        case fails(ProcessTransition, reason: Failure)
        /// A mail goes out.
        case mails(ProcessNotification)
        /// The transaction moved on before a transition ran by itself.
        case cancels(ProcessTransition, due: Moment)
        /// The transaction moved on before a mail went out.
        case cancelsMail(ProcessNotification, due: Moment)
        /// The transaction moved on before a party did what they were to do.
        case misses(ActorStep, due: Moment)
        /// A transition does not run by itself, now or ever in this stay.
        case never(ProcessTransition, NeverReason)
        /// A mail is not sent.
        case neverMailed(ProcessNotification, NeverReason)
        /// Something was held for as long as it may be.
        case expires(Limit)
        /// Nothing more happens unless one of these is taken by somebody; from a final state, there is none.
        case rests(ways: [ProcessTransition])
        /// The transaction is again where it was at the same moment, and so on for ever.
        case loops
        /// There is more, and it is not told.
        case goesOn
    }

    /// Why a transition fails.
    public enum Failure: Hashable, Sendable {
        /// The card network says no, for this reason.
        case card(String)
        /// The money was held, but capturing it was declined for this reason; the hold is given back.
        case capture(String)
        /// What an action needs is not there: `a payment`.
        case missing(String)
        /// The hold of that moment lapsed and was given back; nothing can be made of its payment any more.
        case lapsed(since: Moment)
        /// This is there already, and there is one of it at most: `a booking`.
        case repeated(String)
        /// There is a payment already, and a transaction has one at most.
        case secondPayment
        /// The payment was made with the customer away, and confirmed by that.
        case confirmedAlready
        /// The payment is made, and does not follow a price that is set after it.
        case pricedTooLate
        /// `:action/fail`.
        case onPurpose
    }

    /// Why something does not happen.
    public enum NeverReason: Hashable, Sendable {
        /// Another transition of the same stay failed, and after that nothing runs by itself (reference section 2.5).
        case afterFailure(TransitionName)
        /// Its time is past, and it says to ignore it then.
        case past
        /// What its time counts from has not happened.
        case noTime
    }

    /// What may be held no longer than so long (reference section 4.2).
    public enum Limit: Hashable, Sendable {
        /// A hold on a card, made then.
        case hold(since: Moment)
        /// A captured payment that is to be paid out, made then.
        case payout(since: Moment)
    }

    /// What is wrong with a row.
    public enum Warning: Hashable, Sendable {
        /// It comes more than 90 days after the payment of that moment. It is paid out all the same (ours: the reference
        /// says no more than the time, and money that came in is owed), but was overdue meanwhile.
        case afterPayout(since: Moment)
        /// This is held for as long as nobody does anything.
        case holding(String)
    }

    /// The most transitions that are told. Ours.
    public static let most = 200

    /// Tells a story.
    public init(_ process: ProcessDefinition, _ story: TimelineStory) {
        var player = TimelinePlayer(process, story)
        player.play()
        rows = player.rows
    }
}
