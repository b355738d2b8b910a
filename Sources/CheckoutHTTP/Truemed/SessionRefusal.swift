import Checkout

/// What capture, void and cancel call a refusal. `SessionCanceled`, `SessionProcessing` and `SessionAuthorized` are ours,
/// for what their pages do not name.
enum SessionRefusal {
    static func capture(_ error: CheckoutError) -> HTTPRefusal? {
        switch error {
        case .sessionNotOpen(let id, let status):
            switch status {
            case .open:
                return refusal("SessionPending", id, status, "its customer has not given a card, so nothing is held")
            case .inReview:
                return refusal(
                    "SessionPending", id, status, "a practitioner has not decided yet, so nothing is to be captured")
            case .complete: return refusal("SessionCaptured", id, status, "a session is captured once")
            default: return ended(id, status)
            }
        case .captureTooLarge(let asked, let held): return wrongTotal(asked, least: .minimumCharge, held)
        case .amountOutOfRange(let asked, let least, let held): return wrongTotal(asked, least: least, held)
        case .cardDeclined(let decline):
            return TruemedRefusal.badRequest(
                "SessionExpired", "The card did not pay what was held, so nothing was taken. \(decline.sentence)")
        default: return missing(error)
        }
    }

    static func void(_ error: CheckoutError) -> HTTPRefusal? {
        guard case .sessionNotOpen(let id, let status) = error else { return missing(error) }
        switch status {
        case .open:
            return refusal(
                "SessionPending", id, status, "its customer has not given a card, so there is no hold to give back")
        case .inReview:
            return refusal(
                "SessionPending", id, status, "a practitioner has not decided yet, and the hold goes with the decision")
        case .complete: return refusal("SessionCaptured", id, status, "its money was taken; refund it instead")
        default: return ended(id, status)
        }
    }

    static func cancel(_ error: CheckoutError) -> HTTPRefusal? {
        guard case .sessionNotOpen(let id, let status) = error else { return missing(error) }
        switch status {
        case .open: return refusal("SessionProcessing", id, status, "its customer's card is being asked for the money")
        case .inReview: return refusal("SessionProcessing", id, status, "its customer has given a card already")
        case .authorized: return refusal("SessionAuthorized", id, status, "void it instead")
        case .complete: return refusal("SessionCaptured", id, status, "refund it instead")
        default: return ended(id, status)
        }
    }

    static func immediateCapture(_ session: CheckoutSession) -> HTTPRefusal {
        TruemedRefusal.badRequest(
            "ImmediateCapture",
            "The payment session \(session.id.uuid) is a one_time_payment, which is captured at once; only an "
                + "authorization can be voided.")
    }

    /// A session that ended without its money.
    private static func ended(_ id: String, _ status: SessionStatus) -> HTTPRefusal {
        switch status {
        case .voided: return refusal("SessionVoided", id, status, "its hold was given back")
        case .holdExpired: return refusal("SessionExpired", id, status, "its card did not pay what was held")
        default: return refusal("SessionCanceled", id, status, "it ended without money")
        }
    }

    private static func missing(_ error: CheckoutError) -> HTTPRefusal? {
        guard case .notFound = error else { return nil }
        return TruemedRefusal.badRequest("PaymentSessionDoesNotExist", error.message)
    }

    private static func refusal(_ code: String, _ id: String, _ status: SessionStatus, _ reason: String) -> HTTPRefusal
    {
        TruemedRefusal.badRequest(
            code, "The payment session \(uuid(id)) is \(status.truemedStatus ?? "canceled"): \(reason).")
    }

    private static func wrongTotal(_ asked: Money, least: Money, _ held: Money) -> HTTPRefusal {
        TruemedRefusal.badRequest(
            "TotalAmountInvalid",
            TotalFault.outOfRange(
                field: "total_amount", given: String(asked.minorUnits),
                expected: least.minorUnits...max(least, held).minorUnits
            ).sentence)
    }

    private static func uuid(_ id: String) -> String { ID<CheckoutSession>(id)?.uuid ?? id }
}
