import Checkout
import HTTPTypes
import OrderedJSON

/// The engine's refusals in Flex's error envelope (sections 2 and 3.4): one table from cases to status codes.
///
/// | status | when | |
/// |---|---|---|
/// | 400 | a field is missing or wrong; the session was processed, expired or canceled before | documented |
/// | 402 | a card was declined, with `decline_code` | ours |
/// | 404 | nothing has this identifier | documented |
/// | 409 | the key was used for another request, or its request is under way | ours |
/// | 409 | another request moves the session's money | ours |
/// | 409 | capture or cancel of a session whose money a transaction moves | ours |
/// | 422 | not complete, so not refundable; manual capture on confirm | documented |
/// | 422 | a letter is missing, a card is not verified off-session, a cart would have to be split | ours |
/// | 422 | a coupon was used up after it was taken off the cart | ours |
/// | 503 | the card network or the ledger does not answer; the same key may be sent again | ours |
enum FlexRefusal {
    static func reply(_ error: CheckoutError) -> Reply {
        Reply(status: status(error), document(error.glimpsed))
    }

    static func reply(_ refusal: HTTPRefusal) -> Reply {
        var reply = Reply(
            status: refusal.status,
            envelope([.init("code", .string(refusal.code)), .init("message", .string(refusal.message))]))
        for header in refusal.headers { reply.headers[header.name] = header.value }
        return reply
    }

    static func status(_ error: CheckoutError) -> HTTPResponse.Status {
        switch error {
        case .missingField, .invalidField, .skuTaken, .emailTaken, .amountOutOfRange, .totalInvalid, .unknownQuestion,
            .invalidAnswer, .unansweredQuestions, .secondCardNotOrdinary, .unknownCard:
            return .badRequest
        case .keyRefused: return .unauthorized
        case .notFound, .paymentMethodNotFound: return .notFound
        case .cardDeclined, .tokenUpdateRequired:
            return HTTPResponse.Status(code: 402, reasonPhrase: "Payment Required")
        case .idempotencyKeyReused, .idempotencyKeyInUse, .sessionBusy, .invalidTransition, .transactionLocked,
            .sessionOfTransaction:
            return .conflict
        case .transitionForbidden: return .forbidden
        case .transitionFailed(let failure, _):
            return failure.decline == nil ? .conflict : HTTPResponse.Status(code: 402, reasonPhrase: "Payment Required")
        case .sessionNotOpen(_, let status): return status == .open ? .unprocessableContent : .badRequest
        case .letterRequired, .ineligible, .consultationNotOpen, .paymentMethodNotOffSession, .splitCartNotSupported,
            .secondCardRequired, .captureTooLarge, .sessionNotComplete, .lineAmountTooLarge, .manualCaptureNotSupported,
            .refundTooLarge, .modeNotConfirmable, .couponUsedUp, .tokenProvisioning, .tokenUpdatePending,
            .noPendingUpdate, .deliveryWaits, .webhookRemoved, .wrongRepair, .paymentMethodInUse, .paymentMethodNeeded,
            .clockMovesForward, .clockBeyondEnd, .clockIsLive, .clockAheadOfSystem, .userAlreadyNamed,
            .subscriptionNotOpen, .invoiceNotOpen:
            return .unprocessableContent
        case .networkUnreachable, .ledger, .readOnly: return .serviceUnavailable
        }
    }

    static func document(_ error: CheckoutError) -> JSON {
        envelope(
            [.init("code", .string(error.code)), .init("message", .string(message(error)))] + details(error))
    }

    /// The sentence on a refusal; where a session stands is told by Flex's words for it.
    static func message(_ error: CheckoutError) -> String {
        switch error {
        case .sessionNotOpen(let id, let status), .sessionNotComplete(let id, let status):
            "The checkout session \(id) is \(status.flexStatus): \(status.flexReason)."
        default: error.message
        }
    }

    private static func envelope(_ fields: [JSON.Field]) -> JSON { ["error": .object(fields)] }

    /// What a program can act on beside the code. Ours.
    private static func details(_ error: CheckoutError) -> [JSON.Field] {
        switch error {
        case .missingField(let field): [.init("param", .string(field))]
        case .invalidField(let field, let given, let expected):
            [.init("param", .string(field)), .init("given", .string(given)), .init("expected", .string(expected))]
        case .skuTaken(let sku, _):
            [.init("param", "sku"), .init("given", .string(sku)), .init("expected", "a new one")]
        case .emailTaken(let field, let email, let customer):
            [
                .init("param", .string(field)), .init("given", .string(email)),
                .init("expected", "an address that nobody else has"), .init("customer", .string(customer)),
            ]
        case .captureTooLarge(let asked, let held): tooLarge("amount", asked, most: held)
        case .lineAmountTooLarge(_, let item?, let asked, let left): tooLarge("line_items[\(item)]", asked, most: left)
        case .lineAmountTooLarge(let name, nil, let asked, let left):
            tooLarge(LineWishes.sums.contains(name) ? name : "line_items", asked, most: left)
        case .cardDeclined(let decline): [.init("decline_code", .optional(decline.declineCode))]
        case .letterRequired(let missing):
            [
                .init("products", .array(missing.map { .string($0.product?.description ?? $0.productName) })),
                .init("visit_types", .array(missing.map { .string($0.visitType.name) })),
            ]
        case .splitCartNotSupported(let lines), .secondCardRequired(let lines):
            [.init("products", .array(lines.map { .string($0.product?.description ?? $0.productName) }))]
        default: []
        }
    }

    /// Which field of a capture or a refund names more than there is.
    private static func tooLarge(_ field: String, _ asked: Money, most: Money) -> [JSON.Field] {
        [
            .init("param", .string("checkout_session.\(field)")), .init("given", .string(String(asked.minorUnits))),
            .init("expected", .string("cents up to \(most.minorUnits)")),
        ]
    }
}

extension SessionStatus {
    /// Why a session that stands so does not take what was asked, and what it takes.
    fileprivate var flexReason: String {
        switch self {
        case .open: "nothing is paid yet; it can be paid, or canceled"
        case .inReview: "its money is held until a practitioner has decided, and not taken yet; it can be canceled"
        case .authorized: "its money is held, and not taken yet; capture it, or cancel it"
        case .complete: "its money is taken; it can be refunded"
        case .rejected: "a practitioner refused it, or its customer is not eligible, and nothing was taken"
        case .canceled: "it ended before anything was taken"
        case .voided: "its money was given back before it was taken"
        case .holdExpired: "its hold lapsed before anything was taken"
        case .expired: "nobody paid it in time"
        }
    }
}
