// Every refusal of the engine as a document: one table from its cases to the fields that a program acts on.

public import Checkout
public import OrderedJSON

/// The document of a refusal.
public enum RefusalJSON {
    /// `{"error": {"code", "message", …}}`, with the fields that this kind of refusal has.
    public static func document(_ error: CheckoutError) -> JSON {
        document(code: error.code, message: error.message, details(error))
    }

    /// The document of a refusal of a verb's own.
    public static func document(_ refusal: CommandRefusal) -> JSON {
        document(code: refusal.code, message: refusal.message, [])
    }

    private static func document(code: String, message: String, _ details: [JSON.Field]) -> JSON {
        ["error": .object([.init("code", .string(code)), .init("message", .string(message))] + details)]
    }

    private static func details(_ error: CheckoutError) -> [JSON.Field] {
        switch error {
        case .missingField(let field): [.init("field", .string(field))]
        case .invalidField(let field, _, let expected):
            [.init("field", .string(field)), .init("expected", .string(expected))]
        case .skuTaken(_, let product):
            [.init("field", "sku"), .init("expected", "a new one"), .init("product_id", .string(product))]
        case .emailTaken(let field, _, let customer):
            [.init("field", .string(field)), .init("customer", .string(customer))]
        case .userAlreadyNamed: [.init("field", "user_id")]
        case .notFound(let kind, let id): [.init("kind", .string(kind)), .init("id", .string(id))]
        case .idempotencyKeyReused(let key), .idempotencyKeyInUse(let key): [.init("idempotency_key", .string(key))]
        case .letterRequired, .unknownQuestion, .invalidAnswer, .unansweredQuestions, .consultationNotOpen, .ineligible:
            letterDetails(error)
        case .paymentMethodNotOffSession, .paymentMethodNotFound, .splitCartNotSupported, .secondCardRequired,
            .cardDeclined, .unknownCard, .paymentMethodInUse, .paymentMethodNeeded, .amountOutOfRange, .captureTooLarge,
            .refundTooLarge,
            .lineAmountTooLarge, .totalInvalid:
            cardDetails(error)
        case .sessionNotOpen(let id, let status), .sessionNotComplete(let id, let status):
            [
                .init("checkout_session_id", .string(id)), .init("status", .string(status.flexStatus)),
                .init("state", .word(status)),
            ]
        case .couponUsedUp(let id, let session):
            [.init("coupon", .string(id)), .init("checkout_session_id", .string(session))]
        case .sessionBusy(let id): [.init("checkout_session_id", .string(id))]
        case .manualCaptureNotSupported(let id): [.init("checkout_session_id", .optional(id))]
        case .modeNotConfirmable(let id, let mode):
            [.init("checkout_session_id", .string(id)), .init("mode", .word(mode))]
        case .tokenProvisioning(let id, _), .noPendingUpdate(let id): [.init("payment_token", .string(id))]
        case .tokenUpdatePending, .tokenUpdateRequired, .wrongRepair: tokenDetails(error)
        case .subscriptionNotOpen(let id, let status):
            [.init("subscription_id", .string(id)), .init("status", .word(status))]
        case .invoiceNotOpen(let id, let status): [.init("invoice_id", .string(id)), .init("status", .word(status))]
        case .deliveryWaits(let id, let first):
            [.init("delivery_id", .string(id)), .init("waits_for", .string(first))]
        case .webhookRemoved(let id): [.init("webhook_id", .string(id))]
        case .clockMovesForward(let now, let asked): [.init("now", .instant(now)), .init("asked", .instant(asked))]
        case .clockBeyondEnd(let asked): [.init("asked", .instant(asked)), .init("last", .instant(.last))]
        case .clockAheadOfSystem(let frozen, let system):
            [.init("now", .instant(frozen)), .init("system", .instant(system))]
        case .invalidTransition, .transitionForbidden, .transactionLocked, .transitionFailed, .sessionOfTransaction:
            transactionDetails(error)
        case .readOnly, .secondCardNotOrdinary, .networkUnreachable, .clockIsLive, .keyRefused, .ledger: []
        }
    }

    private static func letterDetails(_ error: CheckoutError) -> [JSON.Field] {
        switch error {
        case .letterRequired(let missing):
            [
                .init("products", .strings(missing.map { $0.product?.description ?? $0.productName }.uniqued)),
                .init("visit_types", .strings(missing.map(\.visitType.name).uniqued)),
                .init("missing", .array(missing.map(\.json))),
            ]
        case .unknownQuestion(let id), .invalidAnswer(let id, _): [.init("question", .string(id))]
        case .unansweredQuestions(let ids): [.init("questions", .strings(ids))]
        case .consultationNotOpen(let id, let status):
            [.init("consultation_id", .string(id)), .init("status", .string(status))]
        case .ineligible(let reasons): [.init("reasons", .strings(reasons))]
        default: []
        }
    }

    private static func cardDetails(_ error: CheckoutError) -> [JSON.Field] {
        switch error {
        case .paymentMethodNotOffSession(let id), .paymentMethodNotFound(let id):
            [.init("payment_method", .string(id))]
        case .splitCartNotSupported(let lines), .secondCardRequired(let lines):
            [.init("products", .strings(lines.map { $0.product?.description ?? $0.productName }.uniqued))]
        case .cardDeclined(let decline): [.init("decline_code", .optional(decline.declineCode))]
        case .unknownCard(let last4): [.init("last4", .string(last4))]
        case .paymentMethodInUse(let id, let tokens):
            [.init("payment_method", .string(id)), .init("payment_tokens", .strings(tokens))]
        case .paymentMethodNeeded(let id, let transactions):
            [.init("payment_method", .string(id)), .init("transactions", .strings(transactions))]
        case .amountOutOfRange(let amount, let least, let most):
            [.init("amount", .money(amount)), .init("least", .money(least)), .init("most", .money(most))]
        case .totalInvalid(.differs(let given, let expected)):
            [.init("total_amount", .money(given)), .init("expected", .money(expected))]
        case .captureTooLarge(let asked, let held):
            [.init("amount", .money(asked)), .init("amount_capturable", .money(held))]
        case .refundTooLarge(let asked, let refundable):
            [.init("amount", .money(asked)), .init("amount_refundable", .money(refundable))]
        case .lineAmountTooLarge(let line, _, let asked, let left):
            [.init("line", .string(line)), .init("amount", .money(asked)), .init("amount_left", .money(left))]
        default: []
        }
    }

    private static func transactionDetails(_ error: CheckoutError) -> [JSON.Field] {
        switch error {
        case .invalidTransition(let transition, let state, let by, let offered, let taker):
            [
                .init("transition", .string(transition)), .init("state", .string(state)), .init("by", .string(by)),
                .init("offered", .strings(offered)), .init("taken_by", .optional(taker)),
            ]
        case .transitionForbidden(let transition): [.init("transition", .string(transition))]
        case .transactionLocked(let id): [.init("transaction_id", .string(id))]
        case .sessionOfTransaction(let id, let transaction, let offered):
            [
                .init("checkout_session_id", .string(id)), .init("transaction_id", .string(transaction)),
                .init("offered", .strings(offered)),
            ]
        case .transitionFailed(let failure, let transition):
            [
                .init("transition", .string(transition)), .init("reason", .string(failure.reason)),
                .init("decline_code", .optional(failure.decline?.declineCode)),
            ]
        default: []
        }
    }

    private static func tokenDetails(_ error: CheckoutError) -> [JSON.Field] {
        switch error {
        case .tokenUpdatePending(let id, let action), .wrongRepair(let id, let action):
            [.init("payment_token", .string(id)), .init("next_action", .word(action))]
        case .tokenUpdateRequired(let id, let action, let session, let reason):
            [
                .init("payment_token", .string(id)), .init("next_action", .word(action)),
                .init("payment_session_id", .optional(ID<CheckoutSession>(session)?.uuid)),
                .init("checkout_session_id", .string(session)), .init("reason", .string(reason.code)),
                .init("decline_code", .optional(reason.decline?.declineCode)),
            ]
        default: []
        }
    }
}

extension MissingLetter {
    /// A line whose letter is missing.
    fileprivate var json: JSON {
        [
            "product": .id(product), "name": .string(productName), "visit_type": .string(visitType.name),
            "expired_at": .instant(expiredAt),
        ]
    }
}
