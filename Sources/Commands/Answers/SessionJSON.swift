// A checkout session as a flat document: Flex's fields, with Truemed's names beside them where the two differ.

import Checkout
import OrderedJSON

/// A session with its payments and what it still waits for.
struct SessionView: Sendable {
    let session: CheckoutSession
    let customerName: String
    let payments: [Payment]
    let cards: [ID<PaymentMethod>: PaymentMethod]
    let consultationsNeeded: [VisitType]

    init(_ session: CheckoutSession, _ reader: any LedgerReader, _ now: Instant) throws {
        self.session = session
        customerName = try session.customer.flatMap { try reader.find($0) }?.name ?? ""
        payments = try reader.payments(of: session.id)
        var cards: [ID<PaymentMethod>: PaymentMethod] = [:]
        for id in Set(payments.map(\.paymentMethod)) { cards[id] = try reader.find(id) }
        self.cards = cards
        consultationsNeeded = session.status == .open ? try reader.consultationsNeeded(for: session, at: now) : []
    }

    func json(_ facts: LedgerFacts) -> JSON {
        .object(identity + money(facts) + contents + ending(facts))
    }

    private var identity: [JSON.Field] {
        [
            .init("checkout_session_id", .id(session.id)), .init("payment_session_id", .string(session.id.uuid)),
            .init("status", .string(session.status.flexStatus)), .init("state", .word(session.status)),
            .init("truemed_status", .optional(session.status.truemedStatus)), .init("mode", .word(session.mode)),
            .init("customer", .id(session.customer)), .init("payment_token", .id(session.token)),
            .init("subscription", .id(session.subscription)),
            .init("setup_future_use", session.setupFutureUse ? "off_session" : nil),
            .init("tokenize", .bool(session.tokenizes)),
            .init("capture_method", session.capturesManually ? "manual" : "automatic"),
        ]
    }

    private func money(_ facts: LedgerFacts) -> [JSON.Field] {
        [
            .init("amount_subtotal", .money(session.amountSubtotal)),
            .init(
                "total_details",
                [
                    "amount_discount": .money(session.amountDiscount), "amount_tax": .money(session.amountTax),
                    "amount_shipping": .money(session.amountShipping),
                ]),
            .init("fees", .array(session.fees.map(\.json))), .init("amount_total", .money(session.amountTotal)),
            .init("amount_received", .money(session.amountReceived)),
            .init("amount_refunded", .money(session.amountRefunded)),
            .init("redirect_url", .optional(facts.settings.page(of: session))),
            .init("success_url", .optional(session.successURL)), .init("cancel_url", .optional(session.cancelURL)),
        ]
    }

    private var contents: [JSON.Field] {
        let types = session.lines.compactMap(\.eligibility.neededLetter)
        return [
            .init("visit_type", .optional(types.first?.name)),
            .init("hsa_fsa_eligible", .bool(session.lines.contains { $0.eligibility != .notEligible })),
            .init("letter_of_medical_necessity_required", .bool(!types.isEmpty)),
            .init("line_items", .array(session.items.map(\.json))),
            .init("payment_intents", .array(payments.map { $0.json(card: cards[$0.paymentMethod]) })),
            .init("consultations_needed", .strings(consultationsNeeded.map(\.name))),
        ]
    }

    private func ending(_ facts: LedgerFacts) -> [JSON.Field] {
        [
            .init("failure", session.failure?.json ?? .null), .init("metadata", .notes(session.metadata)),
            .init("created_at", .instant(session.createdAt)), .init("expires_at", .instant(session.expiresAt)),
            .init("completed_at", .instant(session.completedAt)), .init("test_mode", .bool(facts.isTest)),
        ]
    }
}

extension SessionLine {
    /// One line of a cart.
    var json: JSON {
        [
            "product": .id(product), "price": .id(price), "sku": .optional(sku), "description": .string(name),
            "quantity": .int(quantity), "unit_amount": .money(unitAmount), "amount_subtotal": .money(subtotal),
            "amount_discount": .money(discount), "amount_tax": .money(tax), "amount_shipping": .money(shipping),
            "amount_total": .money(total),
            "eligibility": .string(eligibility.word), "visit_type": .optional(eligibility.neededLetter?.name),
        ]
    }
}

extension SessionFee {
    /// One fee.
    var json: JSON {
        [
            "fee_id": .id(id), "name": .string(name), "description": .optional(description), "amount": .money(amount),
            "fee_type": .string(type), "applied": .bool(isApplied),
        ]
    }
}

extension LineEligibility {
    /// How a line may be paid, in the spelling of catalogues that know items by their code (Truemed).
    var word: String {
        switch self {
        case .eligible: "eligible"
        case .eligibleWithLetter: "eligible_with_lmn"
        case .notEligible: "not_eligible"
        }
    }
}

extension SessionFailure {
    /// Why a session, or its last try, ended without money.
    var json: JSON {
        [
            "code": .string(code), "message": .string(message), "decline_code": .optional(decline?.declineCode),
            "next_action": .word(nextAction),
        ]
    }
}
