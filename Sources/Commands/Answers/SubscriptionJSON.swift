// Subscriptions and their invoices as documents (Flex: the Subscription object; the invoice's fields are ours).

import Checkout
import OrderedJSON

extension SubscriptionOverview {
    func json(_ facts: LedgerFacts) -> JSON { .object(subscription.fields(facts) + ending(facts)) }

    private func ending(_ facts: LedgerFacts) -> [JSON.Field] {
        [
            .init("amount", .money(amount)), .init("invoice", invoice?.json(facts) ?? .null),
            .init("next", next.json),
        ]
    }

    /// Whether the next renewal will go through, and why not.
    func explanation(_ facts: LedgerFacts) -> JSON {
        [
            "customer": .id(customer.id), "payment_token": nil, "subscription": .id(subscription.id),
            "status": .word(subscription.status), "now": .instant(now), "chargeable": .bool(refusal == nil),
            "code": .optional(refusal?.code), "reason": .optional(refusal?.message), "amount": .money(amount),
            "next": next.json, "last_failure": invoice?.failure?.json ?? .null,
            "standings": .array(standings.map { $0.json(facts) }),
        ]
    }
}

extension SubscriptionOverview.Next {
    /// What the clock does next.
    var json: JSON {
        switch self {
        case .nothing: ["action": "none", "at": nil]
        case .charging: ["action": "charging", "at": nil]
        case .ends(let at): ["action": "ends", "at": .instant(at)]
        case .charges(let at, _): ["action": "charges", "at": .instant(at)]
        }
    }
}

extension Subscription {
    /// What is kept of it.
    func json(_ facts: LedgerFacts) -> JSON { .object(fields(facts)) }

    fileprivate func fields(_ facts: LedgerFacts) -> [JSON.Field] {
        [
            .init("subscription_id", .id(id)), .init("customer", .id(customer)), .init("status", .word(status)),
            .init("items", .array(items.map(\.json))), .init("recurring", recurrence.json),
            .init("current_period_start", .instant(currentPeriodStart)),
            .init("current_period_end", .instant(currentPeriodEnd)),
            .init("cancel_at_period_end", .bool(cancelAtPeriodEnd)), .init("cancel_at", .instant(cancelAt)),
            .init("canceled_at", .instant(canceledAt)), .init("ended_at", .instant(endedAt)),
            .init("trial_start", .instant(trialStart)), .init("trial_end", .instant(trialEnd)),
            .init("default_payment_method", .id(defaultPaymentMethod)), .init("latest_invoice", .id(latestInvoice)),
            .init("checkout_session", .id(session)), .init("metadata", .notes(metadata)),
            .init("created_at", .instant(createdAt)), .init("test_mode", .bool(facts.isTest)),
        ]
    }
}

extension SubscriptionItem {
    /// One thing of a subscription.
    var json: JSON { ["subscription_item_id": .id(id), "price": .id(price), "quantity": .int(quantity)] }
}

extension Invoice {
    /// What a period costs, and what became of it.
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "invoice_id": .id(id), "subscription": .id(subscription), "customer": .id(customer),
            "status": .word(status), "amount_due": .money(amount),
            "amount_paid": .money(status == .paid ? amount : .zero), "line_items": .array(lines.map(\.json)),
            "period_start": .instant(periodStart), "period_end": .instant(periodEnd),
            "checkout_session": .id(session), "attempt_count": .int(attempts),
            "next_attempt_at": .instant(nextAttemptAt), "failure": failure?.json ?? .null,
            "created_at": .instant(createdAt), "paid_at": .instant(paidAt), "test_mode": .bool(facts.isTest),
        ]
    }
}

extension SetupIntent {
    /// The saving of a card (Flex: the SetupIntent object).
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "setup_intent_id": .id(id), "status": .word(status), "usage": "off_session",
            "checkout_session": .id(session), "customer": .id(customer), "payment_method": .id(paymentMethod),
            "subscription": .id(subscription), "metadata": .notes(metadata), "created_at": .instant(createdAt),
            "test_mode": .bool(facts.isTest),
        ]
    }
}
