import TransactionProcess

extension CheckoutError {
    /// The code on the wire. Flex's and Truemed's where they document one; the others are ours.
    public var code: String {
        switch self {
        case .missingField, .invalidField, .skuTaken, .amountOutOfRange, .secondCardNotOrdinary, .unknownQuestion:
            return "invalid_request"
        case .notFound(let kind, _): return kind.split(separator: " ").joined(separator: "_") + "_not_found"
        case .emailTaken: return "customer_email_taken"
        case .userAlreadyNamed: return "user_id_already_set"
        case .idempotencyKeyReused: return "idempotency_key_reused"
        case .idempotencyKeyInUse: return "idempotency_key_in_use"
        case .readOnly: return "read_only"
        case .letterRequired: return "letter_of_medical_necessity_required"
        case .invalidAnswer: return "invalid_answer"
        case .unansweredQuestions: return "unanswered_questions"
        case .consultationNotOpen: return "consultation_not_open"
        case .ineligible: return "ineligible"
        case .paymentMethodNotOffSession: return "payment_method_not_off_session"
        case .paymentMethodNotFound: return "payment_method_not_found"
        case .splitCartNotSupported: return "split_cart_not_supported"
        case .secondCardRequired: return "second_payment_method_required"
        case .cardDeclined(let decline): return decline.code
        case .unknownCard: return "unknown_card"
        case .networkUnreachable: return "card_network_unreachable"
        case .sessionNotOpen(_, let status): return CheckoutError.code(forSession: status)
        case .sessionNotComplete: return "checkout_session_not_complete"
        case .sessionBusy: return "checkout_session_busy"
        case .totalInvalid: return "TotalAmountInvalid"
        case .captureTooLarge: return "capture_too_large"
        case .refundTooLarge: return "refund_too_large"
        case .lineAmountTooLarge: return "line_amount_too_large"
        case .manualCaptureNotSupported: return "manual_capture_not_supported"
        case .couponUsedUp: return "coupon_used_up"
        case .tokenProvisioning(_, let checkout): return checkout.isFinal ? "payment_token_not_found" : "SessionPending"
        case .modeNotConfirmable: return "checkout_session_mode_not_supported"
        case .tokenUpdatePending: return "PendingPaymentTokenUpdate"
        case .tokenUpdateRequired: return "payment_token_update_required"
        case .noPendingUpdate: return "no_pending_update"
        case .wrongRepair: return "wrong_repair"
        case .paymentMethodInUse, .paymentMethodNeeded: return "payment_method_in_use"
        case .invalidTransition: return "transaction-invalid-transition"
        case .transitionForbidden: return "forbidden"
        case .transactionLocked: return "transaction-locked"
        case .transitionFailed(let failure, _): return failure.code
        case .sessionOfTransaction: return "checkout_session_of_transaction"
        case .subscriptionNotOpen: return "subscription_not_open"
        case .invoiceNotOpen: return "invoice_not_open"
        case .keyRefused(let refusal): return refusal.code
        case .deliveryWaits: return "delivery_waits"
        case .webhookRemoved: return "webhook_removed"
        case .clockMovesForward: return "clock_moves_forward"
        case .clockBeyondEnd: return "clock_beyond_end"
        case .clockIsLive: return "clock_is_live"
        case .clockAheadOfSystem: return "clock_ahead_of_system"
        case .ledger: return "ledger_unavailable"
        }
    }

    /// Flex's codes for a session that does not wait for what was asked.
    private static func code(forSession status: SessionStatus) -> String {
        switch status {
        case .expired: return "checkout_session_expired"
        case .canceled, .rejected, .voided, .holdExpired: return "checkout_session_canceled"
        case .complete, .authorized, .inReview: return "checkout_session_already_processed"
        case .open: return "checkout_session_not_complete"
        }
    }

    /// The card network's word, where it was the network that refused.
    public var decline: Decline? {
        switch self {
        case .cardDeclined(let decline): return decline
        case .tokenUpdateRequired(_, _, _, let reason): return reason.decline
        case .transitionFailed(let failure, _): return failure.decline
        default: return nil
        }
    }

    /// What a token's customer has to do first, where that is the refusal.
    public var nextAction: UpdateAction? {
        switch self {
        case .tokenUpdatePending(_, let action), .tokenUpdateRequired(_, let action, _, _), .wrongRepair(_, let action):
            return action
        default: return nil
        }
    }

    /// One sentence that says what is wrong with this request and what would be right.
    public var message: String {
        switch self {
        case .missingField(let field): return "Missing required parameter: \(field)."
        case .invalidField(let field, let given, let expected):
            return "Parameter \(field) is “\(given)”; expected \(expected)."
        case .skuTaken(let sku, let product):
            return "Parameter sku is “\(sku)”; expected a new one; \(product) has this one."
        case .emailTaken(let field, let email, let customer):
            return
                "Parameter \(field) is “\(email)”; expected an address that nobody else has; \(customer) has this one."
        case .notFound(let kind, let id): return "There is no \(kind) \(id)."
        case .userAlreadyNamed(let user): return "user_id is “\(user)” since it was first given; it is given once."
        case .idempotencyKeyReused(let key):
            return "The idempotency key “\(key)” was used for another request; use a new key for a new request."
        case .idempotencyKeyInUse(let key):
            return "The charge of idempotency key “\(key)” is still under way; ask again in a moment."
        case .readOnly: return "The ledger is opened for reading only; nothing was changed."
        case .letterRequired, .unknownQuestion, .invalidAnswer, .unansweredQuestions, .consultationNotOpen, .ineligible:
            return letterMessage
        case .paymentMethodNotOffSession, .paymentMethodNotFound, .splitCartNotSupported, .secondCardRequired,
            .secondCardNotOrdinary, .cardDeclined, .unknownCard, .networkUnreachable, .amountOutOfRange,
            .paymentMethodInUse, .paymentMethodNeeded:
            return cardMessage
        case .invalidTransition, .transitionForbidden, .transactionLocked, .transitionFailed, .sessionOfTransaction:
            return transactionMessage
        case .sessionNotOpen(let id, let status):
            return "The checkout session \(id) is \(status.words): \(status.wayOn)."
        case .sessionNotComplete(let id, let status):
            let held =
                [.authorized, .inReview].contains(status) ? "its money is held, and not taken yet" : status.wayOn
            return "The checkout session \(id) is \(status.words), so nothing of it can be refunded: \(held)."
        case .sessionBusy(let id):
            return "Another request moves the money of the checkout session \(id) right now; ask again in a moment."
        case .totalInvalid(let fault): return fault.sentence
        case .captureTooLarge(let asked, let held): return "\(asked) is more than the \(held) that is held."
        case .refundTooLarge(let asked, let refundable):
            return refundable == .zero
                ? "Nothing of it is left to give back." : "\(asked) cannot be given back; up to \(refundable) can."
        case .lineAmountTooLarge(let line, _, let asked, let left):
            return left == .zero
                ? "Nothing is left of \(line)." : "\(asked) is more than the \(left) that is left of \(line)."
        case .manualCaptureNotSupported(nil):
            return "A charge with the customer away takes the money at once; its capture_method is automatic."
        case .manualCaptureNotSupported(let id?):
            return "The checkout session \(id) is captured by hand; only one that captures by itself can be confirmed."
        case .couponUsedUp(let id, let session):
            return "The coupon \(id) was used up after it was taken off the checkout session \(session); "
                + "begin another checkout without it."
        case .modeNotConfirmable(let id, let mode):
            return
                "The checkout session \(id) was made in mode \(mode.rawValue); only one of mode payment is confirmed."
        case .tokenProvisioning, .tokenUpdatePending, .tokenUpdateRequired, .noPendingUpdate, .wrongRepair:
            return tokenMessage
        case .subscriptionNotOpen(let id, let status):
            return "The subscription \(id) is \(status.words): \(status.wayOn)."
        case .invoiceNotOpen(let id, let status): return "The invoice \(id) is \(status.rawValue), not to be paid."
        case .keyRefused(let refusal): return refusal.sentence
        case .deliveryWaits(let id, let first):
            return "The delivery \(id) waits for \(first), an earlier one about the same thing; send that again first."
        case .webhookRemoved(let id): return "The webhook endpoint \(id) was removed; nothing is sent to it any more."
        case .clockMovesForward(let now, let asked):
            return "The clock stands at \(now) and only moves forward, not to \(asked); to go back, work on a backup."
        case .clockBeyondEnd(let asked):
            return "No clock goes beyond \(Instant.last), the end of the calendar; \(asked) was asked for."
        case .clockIsLive: return "The clock is live; freeze it first with `almoner clock freeze`."
        case .clockAheadOfSystem(let frozen, let system):
            return "The clock is frozen at \(frozen), ahead of the system's \(system); it cannot go live before then."
        case .ledger(let failure): return failure.description
        }
    }

    private var letterMessage: String {
        switch self {
        case .letterRequired(let missing):
            let lines = missing.map { line in
                let type = line.productName == line.visitType.words ? nil : "visit type \(line.visitType)"
                let past = line.expiredAt.map { "the last expired \($0.date)" }
                let notes = [type, past].compactMap(\.self).joined(separator: "; ")
                return line.productName + (notes.isEmpty ? "" : " (\(notes))")
            }
            return "The customer has no valid letter of medical necessity for \(lines.joined(separator: " or "))."
        case .unknownQuestion(let id): return "This consultation asks no question “\(id)”."
        case .invalidAnswer(let question, let message): return "\(question): \(message)"
        case .unansweredQuestions(let ids): return "Not answered yet: \(ids.joined(separator: ", "))."
        case .consultationNotOpen(let id, let status):
            let way = Consultation.Status(rawValue: status)?.wayOn ?? "nothing more can be done with it"
            return "The consultation \(id) is \(status.split(separator: "_").joined(separator: " ")): \(way)."
        case .ineligible(let reasons): return reasons.joined(separator: " ")
        default: return code
        }
    }

    private var cardMessage: String {
        switch self {
        case .paymentMethodNotOffSession(let id):
            return "The card \(id) is not verified for off-session charges; it becomes so when a payment that asks for "
                + "it succeeds, or when it is saved by hand."
        case .paymentMethodNotFound(let id): return "The customer has no saved card \(id)."
        case .splitCartNotSupported(let lines):
            return "Off-session, every line has to be HSA/FSA eligible; not eligible: \(lines.names)."
        case .secondCardRequired(let lines): return "An ordinary card is needed for \(lines.names)."
        case .secondCardNotOrdinary:
            return "The second card is an HSA/FSA card too; what is left needs an ordinary card."
        case .cardDeclined(let decline): return decline.sentence
        case .unknownCard(let last4):
            return "No practice card ends in \(last4); see them with `almoner cards`. Never type a real card here."
        case .networkUnreachable(let detail):
            return "The card network gave no answer (\(detail)); the same request is asked again, and charged once."
        case .amountOutOfRange(let amount, let least, let most):
            return "The amount \(amount) is outside what can be charged: \(least) to \(most)."
        case .paymentMethodInUse(let id, let tokens):
            return "The card \(id) is charged by \(tokens.count == 1 ? "token" : "tokens") "
                + "\(tokens.joined(separator: ", ")); repair or delete \(tokens.count == 1 ? "it" : "them") first."
        case .paymentMethodNeeded(let id, let transactions):
            let one = transactions.count == 1
            return "The card \(id) is going to be charged by \(one ? "transaction" : "transactions") "
                + "\(transactions.joined(separator: ", ")); make another card the default first."
        default: return code
        }
    }

    private var transactionMessage: String {
        switch self {
        case .invalidTransition(let transition, let state, let by, let offered, let taker):
            let named = transition.isEmpty ? "A transition has to be named" : "\(transition) cannot be taken"
            let taking = taker.map { $0 == "system" ? "it runs by itself" : "the \($0) takes it" }
            let choice = offered.isEmpty ? nil : "there is \(offered.joined(separator: ", "))"
            let ways = [taking, choice].compactMap(\.self)
            let instead = ways.isEmpty ? "there is none" : ways.joined(separator: "; ")
            return "\(named) by the \(by) from \(state); \(instead)."
        case .transitionForbidden(let transition):
            return "\(transition) is privileged; only a trusted caller may take it."
        case .transactionLocked(let id): return "Another transition of the transaction \(id) is under way; try again."
        case .transitionFailed(let failure, _): return failure.message
        case .sessionOfTransaction(let id, let transaction, let offered):
            let names = offered.map { TransitionName($0).short }.joined(separator: " or ")
            let way =
                names.isEmpty
                ? "it goes on by itself"
                : "take \(names) with `almoner process transition \(transaction) …`"
            return
                "The checkout session \(id) pays for the transaction \(transaction), whose transitions move its money; "
                + "\(way)."
        default: return code
        }
    }

    private var tokenMessage: String {
        switch self {
        case .tokenProvisioning(let id, let checkout):
            return "Token \(id) cannot be used: \(checkout.wordsOnItsToken)."
        case .tokenUpdatePending(let id, let action):
            return
                "Token \(id) waits for \(action.rawValue), which has to be done before the next charge."
        case .tokenUpdateRequired(let id, let action, _, let reason):
            return "\(reason.message) Token \(id) now waits for \(action.rawValue)."
        case .noPendingUpdate(let id): return "Token \(id) has no pending update; it may be charged."
        case .wrongRepair(let id, let action): return "Token \(id) waits for \(action.rawValue), not for this."
        default: return code
        }
    }
}

extension [UnpayableLine] {
    fileprivate var names: String { map(\.productName).joined(separator: ", ") }
}

extension Decline {
    /// The refusal and its remedy in a sentence or two.
    public var sentence: String {
        let help: String
        switch remedy {
        case .correctDetails: help = "Check the details and type them again."
        case .tryLater: help = "The same card may work later; another card works now."
        case .authenticate:
            help = "Its owner has to confirm with the bank, which only they can do while they are there."
        case .anotherCard: help = "Another card is needed."
        }
        return "The card was declined: \(words). \(help)"
    }
}
