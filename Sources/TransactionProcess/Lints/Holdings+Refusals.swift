// Which actions always fail where something is held, or is not (reference section 3, the preconditions).

extension Holdings {
    /// Why an action always fails.
    enum Refusal: Hashable {
        /// This is not there yet, or not any more: `an accepted booking`.
        case missing(String)
        /// This is there already, and there is one of it at most: `a booking`.
        case repeated(String)
        /// A transaction has one payment.
        case secondPayment
        /// A payment with the customer away is confirmed when it is made.
        case confirmedAlready
        /// A payment does not follow a price that is set after it.
        case pricedTooLate
    }

    /// Whether an action always fails where this is held.
    func refuses(_ action: ProcessAction) -> Bool { action.kind == .fail || refusal(of: action.kind) != nil }

    /// Why an action always fails where this is held; nil where it may succeed.
    func refusal(of action: ActionKind) -> Refusal? {
        switch action {
        case .createPendingBooking, .createProposedBooking, .createBooking:
            booking == .none ? nil : .repeated("a booking")
        case .createPendingStock, .createProposedStock: stock == .none ? nil : .repeated("a stock reservation")
        case .acceptBooking, .declineBooking: lacking("booking", booking, [.pending, .proposed])
        case .acceptStock, .declineStock: lacking("stock reservation", stock, [.pending, .proposed])
        case .cancelBooking: lacking("booking", booking, [.accepted])
        case .cancelStock: lacking("stock reservation", stock, [.accepted])
        case .updateBooking: lacking("booking", booking, [.pending, .proposed, .accepted])
        case .calculateFullRefund: isFullyRefunded ? .repeated("a full refund") : nil
        case _ where action.setsPrice: payment == .none ? nil : .pricedTooLate
        default: refusal(ofMoney: action)
        }
    }

    private func refusal(ofMoney action: ActionKind) -> Refusal? {
        if action.createsPayment { return payment == .none ? nil : .secondPayment }
        guard action.movesPayment else { return nil }
        if payment == .none { return .missing("a payment") }
        switch action {
        case .confirmPaymentIntent where isOffSession: return .confirmedAlready
        case .refundPayment, .refundCharge:
            return payment == .paidOut ? .missing("a payment that is not paid out") : nil
        case .createPayout:
            if payment == .paidOut { return .repeated("a payout") }
            // What is pushed is taken without an action.
            return payment == .captured || isPush && payment != .refunded ? nil : .missing("a captured payment")
        default: return payment == .refunded ? .missing("a payment that is not given back") : nil
        }
    }

    private func lacking(_ what: String, _ held: Reservation, _ fit: [Reservation]) -> Refusal? {
        if fit.contains(held) { return nil }
        if held == .none { return .missing("a \(what)") }
        return .missing(fit.map(\.words).joined(separator: " or ") + " \(what)")
    }
}

extension ActionKind {
    /// Whether it makes a payment, of which a transaction has one.
    var createsPayment: Bool {
        [.createPaymentIntent, .createPushPaymentIntent, .createCharge, .createChargeIntent].contains(self)
    }

    /// Whether it takes held money.
    var captures: Bool { [.capturePaymentIntent, .captureCharge, .captureChargeIntent].contains(self) }

    /// Whether it does something with a payment that was made before.
    fileprivate var movesPayment: Bool {
        captures || [.confirmPaymentIntent, .refundPayment, .refundCharge, .createPayout].contains(self)
    }
}
