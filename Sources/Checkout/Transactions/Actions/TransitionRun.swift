import OrderedJSON
import TransactionProcess

/// A transition's actions, run in order on what a transaction holds. Nothing is written and no card is asked: it ends with
/// the new contents and what to ask the card network for, or with the first action that cannot be done. So a trial is
/// this and no more (reference section 2.2, speculative runs).
struct TransitionRun {
    /// What is given for it.
    let parameters: TransitionParameters
    /// What its actions look at.
    let surroundings: Surroundings
    /// What they work on.
    private(set) var contents: TransactionContents
    /// How the payment stands.
    private(set) var payment: PaymentStanding
    /// Whether the payment was made with the customer away: it is confirmed already.
    private var isOffSession = false
    /// How much the listing's stock changes.
    private(set) var stockChange = 0
    /// What is to be asked of the card network, in order.
    private(set) var moves: [PaymentMove] = []

    var now: Instant { surroundings.now }

    /// Runs the actions of a transition.
    /// - Throws: `TransitionFailure`; what reading the ledger throws.
    init(
        _ transition: ProcessTransition, parameters: TransitionParameters, on contents: TransactionContents,
        payment: PaymentStanding, in surroundings: Surroundings
    ) throws {
        self.parameters = parameters
        self.surroundings = surroundings
        self.contents = contents
        self.payment = payment
        try parameters.check(for: transition)
        for action in transition.actions { try perform(action) }
    }

    private mutating func perform(_ action: ProcessAction) throws {
        switch action.kind {
        case .setLineItems, .setLineItemsAndTotal, .setNegotiatedTotal, .calculateFullRefund, .customerCommission,
            .providerCommission, .customerFixedCommission, .providerFixedCommission, .nightlyTotal, .nightlyTotalPrice,
            .dailyTotal, .dailyTotalPrice, .total, .dailyTotalExcludingStart, .twoUnitsTotal, .unitTotal:
            try contents.price(action, payment: payment, parameters, surroundings)
        case .createPendingBooking, .createProposedBooking, .createBooking, .acceptBooking, .declineBooking,
            .cancelBooking, .updateBooking:
            try contents.book(action, parameters, surroundings)
        case .createPendingStock, .createProposedStock, .acceptStock, .declineStock, .cancelStock:
            try stockChange += contents.reserve(action.kind, parameters, surroundings, change: stockChange)
        case .reviewByCustomer, .reviewByProvider, .publishReviews:
            try contents.review(action.kind, parameters, at: now)
        case .updateProtectedData, .updateMetadata, .revealCustomerData, .revealProviderData, .revealListingFiles:
            try contents.note(action, parameters, surroundings)
        case .createPaymentIntent, .createPushPaymentIntent, .createCharge, .createChargeIntent:
            try create(action)
        case .confirmPaymentIntent: try confirm()
        case .capturePaymentIntent, .captureCharge, .captureChargeIntent: try capture()
        case .refundPayment, .refundCharge: try refund()
        case .createPayout: try payOut()
        case .fail: throw TransitionFailure("action-failed", "The action :action/fail always fails.")
        }
    }
}

/// Something that a transition asks of the card network, or of the customer.
enum PaymentMove: Hashable, Sendable {
    /// Make a payment that the customer pays while they are there.
    case intend(card: ID<PaymentMethod>?, savesCard: Bool, isPush: Bool)
    /// Hold the price on the saved card while its owner is away.
    case hold
    /// Hold the price on the card that the customer named.
    case confirm
    /// Take what is held.
    case capture
    /// Give back what is held or taken, or call the payment off.
    case giveBack
}

// Money (reference section 3, "Stripe").
extension TransitionRun {
    private mutating func create(_ action: ProcessAction) throws {
        guard payment == .none else {
            throw TransitionFailure.sequence("The transaction has a payment already; it can have only one.")
        }
        guard contents.isPriced else {
            throw TransitionFailure.sequence("Nothing is priced yet: no action has worked out what is to be paid.")
        }
        guard contents.payin > .zero else {
            throw TransitionFailure("transaction-zero-payin", "There is nothing to pay: the sum is \(contents.payin).")
        }
        guard contents.payin >= contents.payout else {
            throw TransitionFailure(
                "transaction-charge-zero-payin",
                "The provider would be paid \(contents.payout), more than the \(contents.payin) that comes in.")
        }
        try requireAccount(\.takesCharges, "transaction-stripe-account-disabled-charges")
        if action.chargesOffSession { return try hold() }
        let isPush = action.kind == .createPushPaymentIntent
        if isPush { _ = try parameters.words("paymentMethodTypes") }
        var card: PaymentMethod?
        if let named = try parameters.text("paymentMethod") {
            card = try surroundings.card(named)
            guard card != nil else {
                throw TransitionFailure.invalid(
                    "paymentMethod", given: named, expected: "a saved card of the customer’s")
            }
        }
        let savesCard = try parameters.flag("setupPaymentMethodForSaving")
        moves.append(.intend(card: card?.id, savesCard: savesCard, isPush: isPush))
        payment = card == nil ? .requiresPaymentMethod : .requiresConfirmation
    }

    private mutating func hold() throws {
        guard let card = surroundings.defaultCard else { throw TransitionFailure.noCard }
        let decision = OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: [contents.sessionLine(for: surroundings.listing)], cards: [card], letters: surroundings.letters,
                rule: .splitOntoOrdinaryCard, now: now))
        if case .refuse(let refusal) = decision { throw TransitionFailure.refused(refusal) }
        moves.append(.hold)
        (payment, isOffSession) = (.requiresCapture, true)
    }

    private mutating func confirm() throws {
        guard !isOffSession, !surroundings.isPaidOffSession else {
            throw TransitionFailure.sequence("A payment with the customer away is confirmed when it is made.")
        }
        switch payment {
        case .requiresCapture, .succeeded: break
        case .requiresConfirmation:
            moves.append(.confirm)
            payment = .requiresCapture
        default: throw unfit("confirmed")
        }
    }

    private mutating func capture() throws {
        try requireAccount(\.takesCharges, "transaction-stripe-account-disabled-charges")
        switch payment {
        case .requiresCapture:
            moves.append(.capture)
            payment = .succeeded
        case .succeeded: break
        default: throw unfit("captured")
        }
    }

    private mutating func refund() throws {
        guard contents.paidOutAt == nil else {
            throw TransitionFailure.sequence("The provider was paid out already; what is paid out is not given back.")
        }
        switch payment {
        case .none: throw TransitionFailure.sequence("There is no payment to give back.")
        case .canceled, .refunded: break
        // What the card network is being asked for cannot be called off before it has answered.
        case .processing: throw unfit("given back")
        default:
            moves.append(.giveBack)
            payment = payment == .succeeded ? .refunded : .canceled
        }
    }

    private mutating func payOut() throws {
        guard contents.isPriced else {
            throw TransitionFailure.sequence("What the provider is paid was never worked out.")
        }
        guard payment == .succeeded else {
            throw TransitionFailure.sequence("Nothing was taken that could be paid out.")
        }
        guard contents.paidOutAt == nil else { throw TransitionFailure.sequence("The provider was paid out already.") }
        try requireAccount(\.paysOut, "transaction-stripe-account-disabled-payouts")
        contents.paidOutAt = now
    }

    private func requireAccount(_ ability: KeyPath<PayoutAccount, Bool>, _ code: String) throws {
        guard let account = surroundings.account else {
            throw TransitionFailure(
                "transaction-missing-stripe-account",
                "\(surroundings.provider.name) has connected no account for payouts.")
        }
        guard account[keyPath: ability] else {
            throw TransitionFailure(code, "The payout account of \(surroundings.provider.name) is switched off.")
        }
    }

    private func unfit(_ what: String) -> TransitionFailure {
        guard payment != .none else { return .sequence("There is no payment that could be \(what).") }
        let words = payment.rawValue.split(separator: "_").joined(separator: " ")
        return TransitionFailure(
            "stripe-invalid-payment-intent-status",
            "The payment’s status is “\(words)”; it cannot be \(what).")
    }
}
