// What the reference says of checkout sessions (sections 2 and 3).

enum SessionExamples {
    static let creating = [
        Exchange(
            "3.2 on-session", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {
               "line_items": [{"price": "{price.gym}", "quantity": 1}],
               "setup_future_use": "off_session",
               "success_url": "https://withflex.com",
               "cancel_url": "https://withflex.com/cancel",
               "mode": "payment"}}
            """,
            expect: [
                "checkout_session.status": "open", "checkout_session.amount_total": 4_900,
                "checkout_session.amount_received": 0, "checkout_session.mode": "payment",
                "checkout_session.customer": nil, "checkout_session.hsa_fsa_eligible": true,
                "checkout_session.letter_of_medical_necessity_required": true,
                "checkout_session.visit_type": "gym", "checkout_session.capture_method": "automatic",
                "checkout_session.redirect_url": .beginning("{address}/pay/c/fcs_"),
                "checkout_session.created_at": .seconds, "checkout_session.expires_at": .seconds,
                "checkout_session.payment_intent": nil, "checkout_session.payment_intents": .count(0),
                "checkout_session.refunds": .count(0), "checkout_session.disputes": .count(0),
                "checkout_session.success_url": "https://withflex.com", "checkout_session.test_mode": true,
                "checkout_session.tax_calculation_mode": "exclusive",
            ],
            fields: [
                "checkout_session": Fields.session, "checkout_session.defaults": Fields.defaults,
                "checkout_session.total_details": Fields.totals, "checkout_session.custom_text": Fields.customText,
            ], keep: ["session": "checkout_session.checkout_session_id"]),
        Exchange(
            "3.2 for a customer who was there before", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items": [{"price": "{price.gym}"}], "defaults": {"email": "Ana@Example.com"},
            "success_url": "https://withflex.com"}}
            """, expect: ["checkout_session.customer": "{ana}", "checkout_session.mode": "payment"]),
        Exchange(
            "3.2 the other fields", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {
               "line_items": [{"price_data": {"product": "{product.bandage}", "unit_amount": 1250}, "quantity": 2}],
               "client_reference_id": "order-7", "allow_promotion_codes": true, "capture_method": "manual",
               "defaults": {"email": "ana@example.com", "first_name": "Ana", "last_name": "Beltrán", "phone": "+1555"},
               "shipping_options": {"shipping_rate_id": "rate_1", "shipping_amount": 500, "display_name": "By post"},
               "tax_rate": {"amount": 350}, "metadata": {"cart": "7"}, "shipping_address_collection": true,
               "fees": [{"amount": 400, "name": "Consultation", "fee_type": "lmn_consultation"}],
               "custom_text": {"submit": {"message": "Thank you"}},
               "success_url": "https://shop.example/{CHECKOUT_SESSION_ID}", "mode": "payment"}}
            """,
            expect: [
                "checkout_session.client_reference_id": "order-7", "checkout_session.capture_method": "manual",
                "checkout_session.allow_promotion_codes": true, "checkout_session.amount_subtotal": 2_500,
                "checkout_session.shipping_address_collection": true,
                "checkout_session.shipping_options.shipping_amount": 500,
                "checkout_session.total_details.amount_tax": 350,
                "checkout_session.total_details.amount_shipping": 500, "checkout_session.tax_rate.amount": 350,
                "checkout_session.metadata.cart": "7", "checkout_session.defaults.phone": "+1555",
                "checkout_session.fees.0.fee_type": "lmn_consultation",
                "checkout_session.fees.0.fee_id": .beginning("ffee_"),
                "checkout_session.custom_text.submit.message": "Thank you",
            ],
            fields: [
                "checkout_session.shipping_options": Fields.shippingOptions, "checkout_session.fees.0": Fields.fee,
            ]),
        Exchange(
            "3.3 off-session", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items":[{"price":"{price.gym}","quantity":1}], "mode":"off_session",
              "customer":"{ana}", "payment_method":"{card}", "success_url":"https://withflex.com",
              "cancel_url":"https://withflex.com/cancel"}}
            """, key: "off-session-1",
            expect: [
                "checkout_session.status": "complete", "checkout_session.amount_received": 4_900,
                "checkout_session.customer": "{ana}", "checkout_session.mode": "off_session",
                "checkout_session.payment_intents": .count(1), "checkout_session.redirect_url": nil,
                "checkout_session.success_url": "https://withflex.com",
                "checkout_session.cancel_url": "https://withflex.com/cancel",
            ], fields: ["checkout_session": Fields.session], keep: ["charged": "checkout_session.checkout_session_id"]),
        Exchange(
            "3.5 get, expanded", "GET /v1/checkout/sessions/{charged}?expand_customer=true&expand=payment_intent",
            expect: [
                "checkout_session.customer.customer_id": "{ana}", "checkout_session.payment_intent.amount": 4_900,
                "checkout_session.payment_intent.status": "succeeded",
                "checkout_session.payment_intent.created_at": .moment,
            ],
            fields: [
                "checkout_session.customer": Fields.customer,
                "checkout_session.payment_intent": Fields.paymentIntent,
            ]),
        Exchange(
            "3.5 line items", "GET /v1/checkout/sessions/{charged}/line_items",
            expect: [
                "line_items.0.quantity": 1, "line_items.0.amount_total": 4_900,
                "line_items.0.eligibility": "letter_of_medical_necessity",
                "line_items.0.price.product.product_id": "{product.gym}",
            ], fields: ["line_items.0": Fields.lineItem, "line_items.0.price": Fields.price]),
        Exchange(
            "3.5 list", "GET /v1/checkout/sessions?limit=1&interval=2",
            expect: ["checkout_sessions": .count(1), "checkout_sessions.0.created_at": .seconds],
            fields: ["checkout_sessions.0": Fields.session]),
    ]

    static let refusing = [
        Exchange(
            "2 the error envelope", "POST /v1/prices", #"{"price": {"product": "{product.gym}"}}"#, status: 400,
            expect: [
                "error.code": "invalid_request", "error.message": "Missing required parameter: price.unit_amount.",
            ]),
        Exchange(
            "3.3 a product without its letter", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items":[{"price":"{price.gym}"},{"price":"{price.cream}"}], \
            "mode":"off_session", "customer":"{ana}", "payment_method":"{card}"}}
            """, status: 422,
            expect: [
                "error.code": "letter_of_medical_necessity_required", "error.products": .count(1),
                "error.products.0": "{product.cream}", "error.visit_types.0": "skincare",
            ]),
        Exchange(
            "3.3 no split cart", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items":[{"price":"{price.bandage}"},{"price":"{price.towel}"}], \
            "mode":"off_session", "customer":"{ana}", "payment_method":"{card}"}}
            """, status: 422,
            expect: ["error.code": "split_cart_not_supported", "error.products.0": "{product.towel}"]),
        Exchange(
            "3.3 no capture by hand: nothing is charged", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items":[{"price":"{price.bandage}"}], "capture_method":"manual", \
            "mode":"off_session", "customer":"{ana}", "payment_method":"{card}"}}
            """, status: 422, expect: ["error.code": "manual_capture_not_supported"]),
        Exchange(
            "3.3 the customer is required", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items":[{"price":"{price.gym}"}], "mode":"off_session", \
            "payment_method":"{card}"}}
            """, status: 400,
            expect: ["error.code": "invalid_request", "error.param": "checkout_session.customer"]),
        Exchange(
            "3.3 the payment method is required", "POST /v1/checkout/sessions",
            #"{"checkout_session": {"line_items":[{"price":"{price.gym}"}], "mode":"off_session", "customer":"{ana}"}}"#,
            status: 400, expect: ["error.param": "checkout_session.payment_method"]),
        Exchange(
            "2 nobody's session", "GET /v1/checkout/sessions/fcs_01HW5KTQQAAQ66WV19MFW4DTT4", status: 404,
            expect: ["error.code": "checkout_session_not_found"]),
        Exchange(
            "2 nobody's customer", "GET /v1/customers/fcus_01HW5KTQQAAQ66WV19MFW4DTT4", status: 404,
            expect: ["error.code": "customer_not_found"]),
        Exchange(
            "2 nobody's card", "GET /v1/customers/{ana}/payment_methods/fpm_01HW5KTQQAAQ66WV19MFW4DTT4", status: 404,
            expect: ["error.code": "payment_method_not_found"]),
        Exchange(
            "3.6 refunding what is not complete", "POST /v1/checkout/sessions/{open}/refund",
            #"{"checkout_session":{}}"#, status: 422, expect: ["error.code": "checkout_session_not_complete"]),
        Exchange(
            "a declined card", "POST /v1/checkout/sessions",
            """
            {"checkout_session": {"line_items":[{"price":"{price.bandage}"}], "mode":"off_session", \
            "customer":"{ana}", "payment_method":"{declined}"}}
            """, status: 402,
            expect: ["error.code": "card_declined", "error.decline_code": "insufficient_funds"]),
    ]

    static let confirming = [
        Exchange(
            "3.4 the key is required", "POST /v1/checkout/sessions/{cart}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, status: 400,
            expect: ["error.code": "idempotency_key_required"]),
        Exchange(
            "3.4 the eligible portion only", "POST /v1/checkout/sessions/{cart}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-1",
            expect: [
                "checkout_session.status": "complete", "checkout_session.amount_total": 7_300,
                "checkout_session.amount_received": 5_800, "checkout_session.split_cart": "split",
                "checkout_session.payment_intent.amount": 5_800,
                "checkout_session.payment_intent.status": "succeeded",
            ], fields: ["checkout_session.payment_intent": Fields.paymentIntent]),
        Exchange(
            "3.4 the same again", "POST /v1/checkout/sessions/{cart}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-1",
            expect: ["checkout_session.amount_received": 5_800]),
        Exchange(
            "3.4 already processed", "POST /v1/checkout/sessions/{cart}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-2", status: 400,
            expect: ["error.code": "checkout_session_already_processed"]),
        Exchange(
            "3.4 under fifty cents", "POST /v1/checkout/sessions/{small}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-3",
            expect: [
                "checkout_session.status": "open", "checkout_session.payment_intent": nil,
                "checkout_session.amount_received": 0,
            ]),
        Exchange(
            "3.4 nothing eligible", "POST /v1/checkout/sessions/{towels}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-4",
            expect: ["checkout_session.payment_intent": nil, "checkout_session.amount_received": 0]),
        Exchange(
            "3.4 captured by hand", "POST /v1/checkout/sessions/{manual}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-5", status: 422,
            expect: ["error.code": "manual_capture_not_supported"]),
        Exchange(
            "2 canceled", "POST /v1/checkout/sessions/{canceled}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-6", status: 400,
            expect: ["error.code": "checkout_session_canceled"]),
        Exchange(
            "2 expired", "POST /v1/checkout/sessions/{expired}/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-7", status: 400,
            expect: ["error.code": "checkout_session_expired"]),
        Exchange(
            "2 no such session", "POST /v1/checkout/sessions/fcs_01HW5KTQQAAQ66WV19MFW4DTT4/confirm",
            #"{"checkout_session": {"payment_method": "{card}"}}"#, key: "confirm-8", status: 404,
            expect: ["error.code": "checkout_session_not_found"]),
        Exchange(
            "2 no such card", "POST /v1/checkout/sessions/{open}/confirm",
            #"{"checkout_session": {"payment_method": "fpm_01HW5KTQQAAQ66WV19MFW4DTT4"}}"#, key: "confirm-9",
            status: 404, expect: ["error.code": "payment_method_not_found"]),
    ]
}
