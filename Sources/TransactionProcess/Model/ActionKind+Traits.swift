// What is known of an action beforehand, for the rules and the lints.

extension ActionKind {
    /// The keyword: `:action/accept-booking`.
    public var keyword: String { ":" + rawValue }

    /// Whether only a privileged transition or an operator may do it (reference section 2.2).
    public var needsTrust: Bool { self == .setLineItems || self == .updateMetadata }

    /// Whether it gives a time or stock back, which belongs last in a transition (reference section 3).
    var releases: Bool {
        switch self {
        case .declineBooking, .cancelBooking, .declineStock, .cancelStock: true
        default: false
        }
    }

    /// Whether it sets what is to be paid, which a payment that is already made does not follow.
    var setsPrice: Bool {
        switch self {
        case .setLineItems, .setNegotiatedTotal, .customerCommission, .providerCommission, .customerFixedCommission,
            .providerFixedCommission, .nightlyTotal, .nightlyTotalPrice, .dailyTotal, .dailyTotalPrice, .total,
            .dailyTotalExcludingStart, .twoUnitsTotal, .unitTotal, .setLineItemsAndTotal:
            true
        default: false
        }
    }

    /// Whether it may well fail though the process is right: it asks a card, or for a time or stock that may be gone.
    /// Ours: giving back, refunding and paying out are taken to succeed.
    var mayFail: Bool {
        switch self {
        case .createPaymentIntent, .createPushPaymentIntent, .confirmPaymentIntent, .capturePaymentIntent,
            .createCharge, .createChargeIntent, .captureCharge, .captureChargeIntent, .createPendingBooking,
            .createProposedBooking, .createBooking, .updateBooking, .createPendingStock, .createProposedStock, .fail:
            true
        default: false
        }
    }

    /// The keys that its config may have; nil where they are documented in part only.
    var configKeys: [String]? {
        switch self {
        case .createPendingBooking, .createProposedBooking: ["type"]
        case .createBooking: ["type", "observe-availability?"]
        case .createPaymentIntent: [ActionConfig.useDefaultPaymentMethod]
        case .revealCustomerData, .revealProviderData: ["key-mapping"]
        case .customerCommission, .providerCommission, .customerFixedCommission, .providerFixedCommission,
            .nightlyTotal, .nightlyTotalPrice, .dailyTotal, .dailyTotalPrice, .total, .dailyTotalExcludingStart,
            .twoUnitsTotal, .unitTotal, .setLineItemsAndTotal, .createCharge, .createChargeIntent, .captureCharge,
            .captureChargeIntent, .revealListingFiles:
            nil
        default: []
        }
    }
}
