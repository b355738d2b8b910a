/// How a transaction's payment stands, in Stripe's words for a payment intent (reference section 6.1).
public enum PaymentStanding: String, CaseIterable, Sendable {
    /// There is none.
    case none
    /// Made; its customer gives a card.
    case requiresPaymentMethod = "requires_payment_method"
    /// Made with a card that was not asked yet.
    case requiresConfirmation = "requires_confirmation"
    /// The bank wants to ask the card's owner.
    case requiresAction = "requires_action"
    /// The card network is being asked.
    case processing
    /// Held.
    case requiresCapture = "requires_capture"
    /// Taken.
    case succeeded
    /// Given back, or given up, before it was taken.
    case canceled
    /// Taken and given back.
    case refunded

    /// Whether it is there and not given up.
    var isLive: Bool {
        switch self {
        case .none, .canceled, .refunded: false
        default: true
        }
    }
}

extension CheckoutSession {
    /// How the payment that this session is stands.
    /// - Parameter namedCard: whether its customer named a card for it that was not asked yet.
    public func paymentStanding(namedCard: Bool) -> PaymentStanding {
        switch status {
        case .open:
            if aim != nil { return .processing }
            if waitsForConfirmation { return .requiresAction }
            return namedCard && attempt == 0 ? .requiresConfirmation : .requiresPaymentMethod
        case .inReview: return .processing
        case .authorized: return aim == nil ? .requiresCapture : .processing
        case .complete: return amountRefunded > .zero && amountRefunded == amountReceived ? .refunded : .succeeded
        case .rejected, .canceled, .voided, .expired, .holdExpired: return .canceled
        }
    }
}
