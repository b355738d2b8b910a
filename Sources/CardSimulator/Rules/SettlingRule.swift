// What becomes of money that a card agreed to before. The card's expiry plays no part any more.

import Checkout

/// Captures, voids and refunds.
enum SettlingRule {
    /// The network's decision about the hold or charge that the question continues, nil when there is none. An approval
    /// goes by the name of that hold or charge.
    static func ruling(on request: NetworkRequest, card: PracticeCard, charge: Charge?) -> Ruling {
        guard let charge, let reference = request.continuing else { return .declines(.unknownResource) }
        let decline: Decline?
        switch request.operation {
        case .capture: decline = captureDecline(request, charge) ?? card.captureDecline
        case .void: decline = voidDecline(charge)
        default: decline = refundDecline(request, charge)
        }
        return decline.map(Ruling.declines) ?? .answers(.approved(reference: reference, holdExpiresAt: nil))
    }

    private static func captureDecline(_ request: NetworkRequest, _ charge: Charge) -> Decline? {
        if charge.isVoided { return .alreadyVoided }
        if charge.captured > 0 { return .alreadyCaptured }
        if charge.isLapsed(at: request.now) { return .holdLapsed }
        if request.amount <= .zero { return .amountTooSmall }
        return request.amount.minorUnits > Int(charge.amount) ? .amountTooLarge : nil
    }

    /// A lapsed hold may still be given back, which changes nothing: the money is where it should be (ours).
    private static func voidDecline(_ charge: Charge) -> Decline? {
        if charge.isVoided { return .alreadyVoided }
        return charge.captured > 0 ? .alreadyCaptured : nil
    }

    private static func refundDecline(_ request: NetworkRequest, _ charge: Charge) -> Decline? {
        if charge.captured == 0 { return .notRefundable }
        if charge.refunded == charge.captured { return .alreadyRefunded }
        if request.amount <= .zero { return .amountTooSmall }
        return request.amount.minorUnits > Int(charge.captured - charge.refunded) ? .amountTooLarge : nil
    }
}
