import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Subscriptions, their invoices, and the saving of cards (section 8).
    static let subscriptions: [Endpoint] = [
        .get("/v1/subscriptions") { call in
            let (range, customer) = (
                try ListRange(call.query, by: "customer"), try call.query.id("customer", as: Customer.self)
            )
            return try await call.answer { reader, _ in
                let seek = try range.seek(Subscription.self, reader)
                return try reader.subscriptions(of: customer, from: seek, limit: range.limit)
                    .envelope("subscriptions", range) { call.flex.subscription($0.subscription) }
            }
        },
        .get("/v1/subscriptions/:id") { call in
            let id = try call.id(as: Subscription.self)
            return try await call.answer { reader, _ in
                Flex.envelope("subscription", call.flex.subscription(try require(id, reader.find)))
            }
        },
        .patch("/v1/subscriptions/:id") { call in
            let id = try call.id(as: Subscription.self)
            let fields = try call.body.requiredObject("subscription")
            try fields.refuseChange(
                of: ["cancel_at"], instead: "a subscription ends with its period, by cancel_at_period_end or DELETE")
            try fields.refuseChange(of: ["trial_end"], instead: "a trial ends when its checkout said")
            try fields.refuseChange(
                of: ["proration_behavior"], instead: "no part of a period is charged or given back")
            let edit = SubscriptionEdit(
                cancelAtPeriodEnd: try fields.bool("cancel_at_period_end"),
                defaultPaymentMethod: try fields.id("default_payment_method"), metadata: try fields.metadata(),
                items: try fields.objects("items").map { _ in [] })
            return try await call.answer(
                in: "subscription",
                { engine throws(CheckoutError) in try await engine.editSubscription(id, edit) },
                as: { subscription, _, _ in Flex.envelope("subscription", call.flex.subscription(subscription)) })
        },
        // Cancels at the period's end, as the page says.
        .delete("/v1/subscriptions/:id") { call in
            let id = try call.id(as: Subscription.self)
            return try await call.answer(
                { engine throws(CheckoutError) in try await engine.cancelSubscription(id) },
                as: { subscription, _, _ in Flex.envelope("subscription", call.flex.subscription(subscription)) })
        },
        .get("/v1/invoices") { call in
            let range = try ListRange(call.query, by: "subscription")
            let subscription = try call.query.id("subscription", as: Subscription.self)
            return try await call.answer { reader, _ in
                let seek = try range.seek(Invoice.self, reader)
                return try reader.invoices(of: subscription, from: seek, limit: range.limit)
                    .envelope("invoices", range) { call.flex.invoice($0) }
            }
        },
        .get("/v1/invoices/:id") { call in
            let id = try call.id(as: Invoice.self)
            return try await call.answer { reader, _ in
                Flex.envelope("invoice", call.flex.invoice(try require(id, reader.find)))
            }
        },
        // Ours: charges an open invoice at once, rather than at its next try.
        .post("/v1/invoices/:id/pay") { call in
            let id = try call.id(as: Invoice.self)
            return try await call.answer(
                { engine throws(CheckoutError) in try await engine.payInvoice(id) },
                as: { invoice, _, _ in Flex.envelope("invoice", call.flex.invoice(invoice)) })
        },
        .get("/v1/setup_intents") { call in
            let (range, customer) = (
                try ListRange(call.query, by: "customer"), try call.query.id("customer", as: Customer.self)
            )
            let expansion = try call.query.expansion()
            return try await call.answer { reader, _ in
                let seek = try range.seek(CheckoutSession.self, spelledAs: SetupIntent.self, reader)
                let page = try reader.setupIntents(of: customer, from: seek, limit: range.limit)
                return try page.envelope("setup_intents", range) {
                    try call.flex.setupIntent($0, reader, expanding: expansion)
                }
            }
        },
        // Not in the envelope, as the newest page shows it.
        .get("/v1/setup_intents/:id") { call in
            let (id, expansion) = (try call.id(as: SetupIntent.self), try call.query.expansion())
            let intent = try await call.engine.setupIntent(id)
            return try await call.answer { reader, _ in
                try call.flex.setupIntent(intent, reader, expanding: expansion)
            }
        },
    ]
}
