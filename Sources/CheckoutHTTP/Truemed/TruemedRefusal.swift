import Checkout
import Dialects
import HTTPTypes
import OrderedJSON

/// The engine's refusals as Truemed's `{"error", "message"}` at 400, its 422, and `NotFound` (create payment session):
/// one table from cases to codes. What only some endpoints call by another name stands with these.
enum TruemedRefusal {
    static func reply(_ error: CheckoutError, _ truemed: Truemed) -> Reply {
        if case .tokenUpdateRequired(_, let action, let session, _) = error, let id = ID<CheckoutSession>(session) {
            return Reply(status: .unprocessableContent, truemed.requiredAction(action, failed: id))
        }
        return reply(refusal(error.glimpsed))
    }

    static func reply(_ refusal: HTTPRefusal) -> Reply {
        var reply = Reply(
            status: refusal.status,
            ["error": .string(protocolCodes[refusal.code] ?? refusal.code), "message": .string(refusal.message)])
        for header in refusal.headers { reply.headers[header.name] = header.value }
        return reply
    }

    static func unauthorized(_ message: String) -> HTTPRefusal {
        HTTPRefusal(status: .unauthorized, code: "Unauthorized", message: message)
    }

    static func badRequest(_ code: String, _ message: String) -> HTTPRefusal {
        HTTPRefusal(status: .badRequest, code: code, message: message)
    }

    private static func refusal(_ error: CheckoutError) -> HTTPRefusal {
        switch error {
        case .missingField, .invalidField, .emailTaken: return badRequest("MissingField", error.message)
        case .totalInvalid: return badRequest("TotalAmountInvalid", error.message)
        case .amountOutOfRange(let amount, let least, let most):
            return badRequest(
                "TotalAmountInvalid",
                "\(amount.minorUnits) is outside what a card can be charged, in cents: \(least.minorUnits) to "
                    + "\(most.minorUnits).")
        case .idempotencyKeyReused: return badRequest("IdempotencyViolation", error.message)
        case .tokenProvisioning(_, let checkout) where checkout.isFinal:
            return HTTPRefusal(status: .notFound, code: "NotFound", message: error.message)
        case .tokenProvisioning: return badRequest("SessionPending", error.message)
        case .tokenUpdatePending: return badRequest("PendingPaymentTokenUpdate", error.message)
        // Documented under 400: the same request may be sent again under the same key.
        case .idempotencyKeyInUse, .sessionBusy, .networkUnreachable, .ledger, .readOnly:
            return badRequest("ServerError", error.message)
        case .keyRefused(let refusal): return unauthorized(refusal.sentence)
        case .notFound: return HTTPRefusal(status: .notFound, code: "NotFound", message: error.message)
        default: return badRequest("InvalidRequest", error.message)
        }
    }

    /// The protocol's codes in the manner of Truemed's (ours); its own are spelled already.
    private static let protocolCodes = [
        "not_found": "NotFound", "method_not_allowed": "MethodNotAllowed", "invalid_request": "InvalidRequest",
        "body_too_large": "BodyTooLarge", "unsupported_media_type": "UnsupportedMediaType",
        "rate_limit_exceeded": "RateLimitExceeded", "internal_error": "ServerError",
    ]
}
