// Subscriptions, their invoices and the saving of cards (Flex, section 8). Moments are ISO 8601 where the reference does
// not say (ours).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Subscription object. Nobody pays with a secret here, so there is none.
    public func subscription(_ subscription: Subscription) -> JSON {
        [
            "subscription_id": .id(subscription.id), "created_at": .instant(subscription.createdAt),
            "items": .array(subscription.items.map(item)), "latest_invoice": .id(subscription.latestInvoice),
            "customer": .id(subscription.customer), "status": .word(subscription.status),
            "cancel_at_period_end": .bool(subscription.cancelAtPeriodEnd),
            "current_period_start": .instant(subscription.currentPeriodStart),
            "current_period_end": .instant(subscription.currentPeriodEnd), "metadata": .notes(subscription.metadata),
            "client_secret": nil, "proration_behavior": "always_invoice",
            "trial_start": .instant(subscription.trialStart), "trial_end": .instant(subscription.trialEnd),
            "cancel_at": .instant(subscription.cancelAt), "canceled_at": .instant(subscription.canceledAt),
            "ended_at": .instant(subscription.endedAt),
            "default_payment_method": .id(subscription.defaultPaymentMethod),
            "checkout_session": .id(subscription.session), "test_mode": .bool(isTest),
        ]
    }

    private func item(_ item: SubscriptionItem) -> JSON {
        ["subscription_item_id": .id(item.id), "price": .id(item.price), "quantity": .int(item.quantity)]
    }

    /// The Invoice object; its fields are Stripe's, since the reference shows only its status.
    public func invoice(_ invoice: Invoice) -> JSON {
        [
            "invoice_id": .id(invoice.id), "subscription": .id(invoice.subscription), "customer": .id(invoice.customer),
            "status": .word(invoice.status), "amount_due": .money(invoice.amount),
            "amount_paid": .money(invoice.status == .paid ? invoice.amount : .zero),
            "attempt_count": .int(invoice.attempts), "next_payment_attempt": .instant(invoice.nextAttemptAt),
            "period_start": .instant(invoice.periodStart), "period_end": .instant(invoice.periodEnd),
            "checkout_session": .id(invoice.session), "created_at": .instant(invoice.createdAt),
            "test_mode": .bool(isTest),
        ]
    }

    /// The SetupIntent object.
    public func setupIntent(
        _ intent: SetupIntent, _ reader: any LedgerReader, expanding: Expansion = Expansion()
    ) throws -> JSON {
        let whole = try expanding.contains("subscription") ? intent.subscription.flatMap(reader.find) : nil
        return [
            "setup_intent_id": .id(intent.id), "status": .word(intent.status), "usage": "off_session",
            "subscription": whole.map(subscription) ?? .id(intent.subscription),
            "subscription_id": .id(intent.subscription), "partner_id": nil,
            "customer": .id(intent.customer), "description": nil, "payment_method": .id(intent.paymentMethod),
            "metadata": .notes(intent.metadata), "created_at": .instant(intent.createdAt), "test_mode": .bool(isTest),
        ]
    }
}
