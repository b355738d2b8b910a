// What the reference says of captures, refunds and payment intents (sections 3.5, 3.6 and 8).

enum MoneyExamples {
    static let capturing = [
        Exchange(
            "3.5 capture", "POST /v1/checkout/sessions/{held}/capture",
            """
            {"checkout_session":{"final_capture":true,
            "line_items":[{"product":"{product.bandage}","amount_to_capture":600}],"metadata":{},
            "capture_metadata":{"parcel":"1"},"amount_shipping":0,"amount_discount":0,"amount_tax":0}}
            """, key: "capture-1",
            expect: [
                "checkout_session.status": "complete", "checkout_session.amount_received": 600,
                "checkout_session.captures": .count(1), "checkout_session.captures.0.amount_captured": 600,
                "checkout_session.captures.0.items.0.price": "{price.bandage}",
                "checkout_session.captures.0.metadata.parcel": "1",
            ],
            fields: [
                "checkout_session.captures.0": Fields.capture,
                "checkout_session.captures.0.items.0": Fields.captureItem,
            ]),
        Exchange(
            "3.1 cancel the authorization", "POST /v1/checkout/sessions/{held2}/cancel",
            expect: [
                "checkout_session.status": "canceled", "checkout_session.amount_received": 0,
                "checkout_session.payment_intents": .count(1),
            ]),
        Exchange(
            "3.1 authorize again", "POST /v1/checkout/sessions/{held3}/reauth",
            expect: ["checkout_session.status": "complete", "checkout_session.amount_received": 0]),
    ]

    static let refunding = [
        Exchange(
            "3.6 the preview", "POST /v1/checkout/sessions/{split}/refund_allocation",
            #"{"checkout_session":{"amount":1000}}"#,
            expect: ["allocations": .count(2), "allocations.0.last4": "0072", "allocations.1.last4": "4242"],
            fields: ["allocations.0": ["payment_method_id", "last4", "amount"]]),
        Exchange(
            "3.6 the preview, by card", "POST /v1/checkout/sessions/{split}/refund_allocation",
            #"{"checkout_session":{"amount":300,"payment_methods":[{"payment_method_id":"{health}","amount":300}]}}"#,
            expect: ["allocations": .count(1), "allocations.0.last4": "0072", "allocations.0.amount": 300]),
        Exchange(
            "3.6 items", "POST /v1/checkout/sessions/{bought}/refund",
            """
            {"checkout_session":{"line_items":[{"product":"{product.gym}","amount_to_refund":2000}],
            "amount_tax":0,"amount_shipping":0,"amount_discount":0,"refund_metadata":{"why":"late"}}}
            """, key: "refund-1",
            expect: [
                "checkout_session.amount_refunded": 2_000, "checkout_session.refunds.0.amount": 2_000,
                "checkout_session.refunds.0.status": "succeeded",
                "checkout_session.refunds.0.reference_status": "pending",
                "checkout_session.refunds.0.reference_id": nil, "checkout_session.refunds.0.metadata.why": "late",
            ],
            fields: ["checkout_session.refunds.0": Fields.refund],
            keep: ["refund": "checkout_session.refunds.0.refund_id"]),
        Exchange(
            "3.6 an amount", "POST /v1/checkout/sessions/{bought}/refund",
            #"{"checkout_session":{"amount":500,"refund_metadata":{}}}"#, key: "refund-2",
            expect: ["checkout_session.amount_refunded": 2_500, "checkout_session.refunds": .count(2)]),
        Exchange(
            "3.6 a whole item, by its price", "POST /v1/checkout/sessions/{bought}/refund",
            #"{"checkout_session":{"line_items":[{"price":"{price.bandage}"}]}}"#, key: "refund-3",
            expect: ["checkout_session.amount_refunded": 3_400]),
        Exchange(
            "3.6 everything that is left", "POST /v1/checkout/sessions/{bought}/refund",
            #"{"checkout_session":{}}"#, key: "refund-4", expect: ["checkout_session.amount_refunded": 5_800]),
        Exchange(
            "8 refunds of a status", "GET /v1/refunds?status=succeeded&limit=2",
            expect: [
                "refunds": .count(2), "refunds.0.created_at": .moment,
                "refunds.0.reference_type": "acquirer_reference_number",
            ],
            fields: ["refunds.0": Fields.refund]),
        Exchange("8 of a status that none has", "GET /v1/refunds?status=canceled", expect: ["refunds": .count(0)]),
        Exchange(
            "8 a refund's notes", "PATCH /v1/refunds/{refund}", #"{"refund": {"metadata": {"seen": "yes"}}}"#,
            expect: ["refund.metadata.seen": "yes", "refund.refund_id": "{refund}"],
            fields: ["refund": Fields.refund], keep: ["intent": "refund.payment_intent_id"]),
        Exchange(
            "8 a payment's refunds", "GET /v1/refunds?payment_intent={intent}", expect: ["refunds": .count(4)]),
        Exchange(
            "8 payment intents of a session", "GET /v1/payment_intents?checkout_session={bought}",
            expect: [
                "payment_intents": .count(1), "payment_intents.0.payment_intent_id": "{intent}",
                "payment_intents.0.created_at": .moment, "payment_intents.0.payment_card_type": "primary",
            ], fields: ["payment_intents.0": Fields.paymentIntent]),
        Exchange(
            "8 payment intents of a customer, lately", "GET /v1/payment_intents?customer={ana}&interval=1&limit=3",
            expect: ["payment_intents": .count(3), "payment_intents.0.customer": "{ana}"]),
        Exchange(
            "8 a payment intent", "GET /v1/payment_intents/{intent}",
            expect: ["payment_intent.amount_received": 5_800], fields: ["payment_intent": Fields.paymentIntent]),
    ]
}
