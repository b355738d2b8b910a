import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Payment intents and refunds (section 8).
    static let payments: [Endpoint] = [
        .get("/v1/payment_intents") { call in
            let (range, days) = (
                try ListRange(call.query, by: "customer", "checkout_session", "interval"), try call.query.days()
            )
            let (customer, session) = (
                try call.query.id("customer", as: Customer.self),
                try call.query.id("checkout_session", as: CheckoutSession.self)
            )
            return try await call.answer { reader, now in
                let query = PaymentQuery(customer: customer, session: session, createdSince: days.map { now - $0 })
                let page = try reader.payments(query, from: range.seek(Payment.self, reader), limit: range.limit)
                return try page.envelope("payment_intents", range) { try call.flex.paymentIntent($0.payment, reader) }
            }
        },
        .get("/v1/payment_intents/:id") { call in
            let id = try call.id(as: Payment.self)
            return try await call.answer { reader, _ in
                // What only saves a card is a setup intent.
                let payment = try require(id) { try reader.find($0).flatMap { $0.movesMoney ? $0 : nil } }
                return Flex.envelope("payment_intent", try call.flex.paymentIntent(payment, reader))
            }
        },
        .get("/v1/refunds") { call in
            let range = try ListRange(call.query, by: "status", "payment_intent")
            let asked = try call.query.word("status", RefundStatus.self)
            let query = RefundQuery(status: asked?.reached, payment: try call.query.id("payment_intent"))
            if asked != nil, query.status == nil { return Reply(["refunds": [], "has_more": false]) }
            return try await call.answer { reader, now in
                let page = try reader.refunds(query, from: range.seek(Refund.self, reader), limit: range.limit)
                return page.envelope("refunds", range) { call.flex.refund($0, at: now) }
            }
        },
        .get("/v1/refunds/:id") { call in
            let id = try call.id(as: Refund.self)
            return try await call.answer { reader, now in
                Flex.envelope("refund", call.flex.refund(try require(id, reader.find), at: now))
            }
        },
        .patch("/v1/refunds/:id") { call in
            let id = try call.id(as: Refund.self)
            let notes = try call.body.requiredObject("refund").metadata() ?? [:]
            return try await call.answer(
                in: "refund",
                { engine throws(CheckoutError) in
                    try await engine.editRefund(id, metadata: notes.mapValues { $0.isEmpty ? nil : $0 })
                },
                as: { refund, _, now in Flex.envelope("refund", call.flex.refund(refund, at: now)) })
        },
    ]
}

/// The statuses of a refund that Flex documents.
private enum RefundStatus: String, CaseIterable {
    case pending
    case requiresAction = "requires_action"
    case succeeded, failed, canceled

    /// The engine's; nil for those that nothing reaches here.
    var reached: Refund.Status? { Refund.Status(rawValue: rawValue) }
}
