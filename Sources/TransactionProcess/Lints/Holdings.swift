/// What a transaction holds at one point of its way, as far as the actions on the way say.
struct Holdings: Hashable, Sendable {
    private(set) var booking = Reservation.none
    private(set) var stock = Reservation.none
    private(set) var payment = Payment.none
    /// Whether the payment was made with the saved card while its owner was away.
    private(set) var isOffSession = false
    /// Whether the payment is pushed by its customer, and taken as soon as they confirm it.
    private(set) var isPush = false
    /// Whether the full refund was worked out, which is done once.
    private(set) var isFullyRefunded = false

    /// How far the reservation of a time or of stock is.
    enum Reservation: Hashable, Sendable {
        case none, proposed, pending, accepted, released
    }

    /// How far the payment is.
    enum Payment: Hashable, Sendable {
        case none, created, authorized, captured, refunded, paidOut
    }

    /// What is held against the customer's or the provider's interest until somebody goes on, in words; nil for nothing.
    var unsettled: String? {
        switch payment {
        case .authorized: return "an authorized payment"
        case .captured: return "a captured payment that is not paid out"
        case .none, .created, .refunded, .paidOut: break
        }
        let isSettled = payment == .paidOut
        if booking == .pending || booking == .accepted && !isSettled { return "\(booking.words) booking" }
        if stock == .pending || stock == .accepted && !isSettled { return "\(stock.words) stock reservation" }
        return nil
    }

    /// What is still held where nothing goes on any more though it should have been accepted, given back or paid, in
    /// words; nil for nothing. An accepted booking, and accepted stock, are what a transaction is for.
    var unfinished: String? {
        if payment == .authorized || payment == .captured { return unsettled }
        if payment == .created { return "a payment intent that is neither captured nor refunded" }
        if booking == .pending { return "a pending booking" }
        if stock == .pending { return "a pending stock reservation" }
        return nil
    }

    /// What an action does to it.
    mutating func perform(_ action: ProcessAction) {
        switch action.kind {
        case .calculateFullRefund: isFullyRefunded = true
        case .createPendingBooking: booking = .pending
        case .createProposedBooking: booking = .proposed
        // The older name agrees to the time at once.
        case .createBooking, .acceptBooking: booking = .accepted
        case .declineBooking, .cancelBooking: booking = .released
        case .createPendingStock: stock = .pending
        case .createProposedStock: stock = .proposed
        case .acceptStock: stock = .accepted
        case .declineStock, .cancelStock: stock = .released
        case .createPaymentIntent, .createPushPaymentIntent:
            isOffSession = action.chargesOffSession
            isPush = action.kind == .createPushPaymentIntent
            payment = isOffSession ? .authorized : .created
        case .createCharge, .createChargeIntent:
            isOffSession = false
            payment = .authorized
        case .confirmPaymentIntent: if payment == .created { payment = isPush ? .captured : .authorized }
        case .capturePaymentIntent, .captureCharge, .captureChargeIntent:
            if payment != .paidOut { payment = .captured }
        case .refundPayment, .refundCharge: payment = .refunded
        case .createPayout: payment = .paidOut
        default: break
        }
    }

    /// Gives a hold back that was not captured in time.
    mutating func releaseHold() { payment = .refunded }

    /// What is held once a transition is taken; nil where it always fails.
    func after(_ transition: ProcessTransition) -> Holdings? {
        var holdings = self
        for action in transition.actions {
            if holdings.refuses(action) { return nil }
            holdings.perform(action)
        }
        return holdings
    }
}

extension Holdings.Reservation {
    /// With its article: `a pending`.
    var words: String {
        switch self {
        case .none: "no"
        case .proposed: "a proposed"
        case .pending: "a pending"
        case .accepted: "an accepted"
        case .released: "a released"
        }
    }
}
