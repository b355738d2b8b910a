// What the reference says of everything but checkout sessions (sections 4 to 9).

enum ResourceExamples {
    static let customers = [
        Exchange(
            "4 create", "POST /v1/customers",
            """
            {"customer":{"first_name":"Zoë","last_name":"Lindqvist","email":"zoe@example.com","phone":"+15550100",
            "employer":"Acme","shipping":{"line1":"1 Main St","line2":"Apt 2","city":"Portland","state":"OR",
            "postal_code":"97201","country":"US"},"metadata":{"tier":"gold"}}}
            """,
            expect: [
                "customer.customer_id": .beginning("fcus_"), "customer.first_name": "Zoë",
                "customer.last_name": "Lindqvist", "customer.email": "zoe@example.com",
                "customer.phone": "+15550100", "customer.employer": "Acme", "customer.shipping.state": "OR",
                "customer.metadata.tier": "gold", "customer.created_at": .moment, "customer.test_mode": true,
            ], fields: ["customer": Fields.customer, "customer.shipping": Fields.shipping],
            keep: ["zoe": "customer.customer_id"]),
        Exchange(
            "4 get", "GET /v1/customers/{zoe}", expect: ["customer.customer_id": "{zoe}"],
            fields: ["customer": Fields.customer]),
        Exchange(
            "4 update", "PATCH /v1/customers/{zoe}", #"{"customer":{"phone":"+15550199","employer":""}}"#,
            expect: ["customer.phone": "+15550199", "customer.employer": nil, "customer.first_name": "Zoë"]),
        Exchange(
            "4 list by e-mail, whatever its case", "GET /v1/customers?email=ZOE@example.com",
            expect: ["customers": .count(1), "customers.0.customer_id": "{zoe}"]),
        Exchange("4 list", "GET /v1/customers?limit=1", expect: ["customers": .count(1), "has_more": true]),
        Exchange(
            "4 an e-mail that somebody has", "POST /v1/customers",
            #"{"customer":{"first_name":"Ana","email":"ANA@example.com"}}"#, status: 400,
            expect: [
                "error.code": "customer_email_taken", "error.param": "customer.email", "error.customer": "{ana}",
            ]),
        Exchange(
            "4 payment methods", "GET /v1/customers/{ana}/payment_methods",
            expect: [
                "payment_methods": .count(1), "payment_methods.0.payment_method_id": "{card}",
                "payment_methods.0.off_session": true, "payment_methods.0.card.last4": "4242",
                "payment_methods.0.card.exp_year": 2030,
            ],
            fields: [
                "payment_methods.0": Fields.paymentMethod, "payment_methods.0.card": Fields.card,
                "payment_methods.0.billing_details": Fields.billing,
                "payment_methods.0.billing_details.address": Fields.address,
            ]),
        Exchange(
            "4 a payment method", "GET /v1/customers/{ana}/payment_methods/{card}",
            expect: ["payment_method.customer": "{ana}", "payment_method.created_at": .moment],
            fields: ["payment_method": Fields.paymentMethod]),
        Exchange(
            "4 somebody else's payment method", "GET /v1/customers/{zoe}/payment_methods/{card}", status: 404,
            expect: ["error.code": "payment_method_not_found"]),
    ]

    static let catalogue = [
        Exchange(
            "5 the newest body of a product", "POST /v1/products",
            """
            {"product":{"name":"Sleep mask","description":"Dark","upc_code":"012345678905","gtin":"00012345678905",
            "reference_gtin":"00012345678912","url":"https://shop.example/mask","client_reference_id":"mask-1",
            "metadata":{"shelf":"3"},"image_urls":["https://shop.example/mask.png"],"categories":["sleep"],
            "components":[]}}
            """,
            expect: [
                "product.product_id": .beginning("fprod_"), "product.name": "Sleep mask",
                "product.hsa_fsa_eligibility": "not_eligible", "product.active": true,
                "product.upc_code": "012345678905", "product.client_reference_id": "mask-1",
                "product.metadata.shelf": "3", "product.visit_type": "notApplicable", "product.created_at": .moment,
            ], fields: ["product": Fields.product], keep: ["mask": "product.product_id"]),
        Exchange("5 get", "GET /v1/products/{mask}", expect: ["product.url": "https://shop.example/mask"]),
        Exchange(
            "5 a product needs a name", "POST /v1/products", #"{"product":{}}"#, status: 400,
            expect: ["error.message": "Missing required parameter: product.name."]),
        Exchange(
            "5 a price", "POST /v1/prices",
            #"{"price":{"product":"{mask}","unit_amount":1999,"description":"Once","metadata":{"a":"b"}}}"#,
            expect: [
                "price.price_id": .beginning("fprice_"), "price.unit_amount": 1_999, "price.type": "one_time",
                "price.recurring": nil, "price.product": "{mask}", "price.active": true, "price.created_at": .moment,
            ], fields: ["price": Fields.price], keep: ["price.mask": "price.price_id"]),
        Exchange(
            "5 a recurring price", "POST /v1/prices",
            """
            {"price":{"product":"{product.bandage}","unit_amount":900,
            "recurring":{"interval":"monthly","interval_count":1,"trial_period_days":7}}}
            """,
            expect: ["price.type": "recurring", "price.recurring.interval": "monthly", "price.trial_period_days": 7],
            fields: ["price.recurring": Fields.recurring], keep: ["price.monthly": "price.price_id"]),
        Exchange(
            "5 an update is a POST", "POST /v1/prices/{price.mask}",
            #"{"price":{"description":"Never","active":false}}"#,
            expect: ["price.description": "Never", "price.active": false]),
        Exchange("5 list", "GET /v1/prices?product={mask}", expect: ["prices": .count(1)]),
        Exchange(
            "5 a promotion code with its coupon", "POST /v1/promo_codes",
            """
            {"promo_code":{"code":"SPRING","coupon":{"amount_off":500,"duration":"once","name":"Spring",
            "applies_to":["{product.bandage}"],"max_redemptions":10}}}
            """,
            expect: [
                "promo_code.promo_code_id": .beginning("fpromo_"), "promo_code.code": "SPRING",
                "promo_code.coupon.coupon_id": .beginning("fcoup_"), "promo_code.coupon.amount_off": 500,
                "promo_code.coupon.percent_off": nil, "promo_code.coupon.times_redeemed": 0,
                "promo_code.coupon.valid": true, "promo_code.active": true, "promo_code.created_at": .moment,
            ], fields: ["promo_code": Fields.promoCode, "promo_code.coupon": Fields.coupon]),
        Exchange(
            "5 codes are unique, whatever their case", "POST /v1/promo_codes",
            #"{"promo_code":{"code":"spring","coupon":{"percent_off":10}}}"#, status: 400,
            expect: ["error.code": "invalid_request"]),
        Exchange("5 list", "GET /v1/promo_codes?active=true", expect: ["promo_codes": .count(1)]),
    ]

    static let health = [
        Exchange(
            "6 a letter in review", "GET /v1/consumer/letters/{review.letter}",
            expect: ["letter_id": nil, "url": nil, "status.status": "in_review"], fields: ["": Fields.letter]),
        Exchange(
            "6 a letter", "GET /v1/consumer/letters/{letter}",
            expect: ["letter_id": "{letter}", "url": .beginning("{address}/letters/"), "status.status": "approved"],
            fields: ["": Fields.letter]),
        Exchange(
            "6 one letter a product of an order", "GET /v1/consumer/orders/{bought}/letters",
            expect: ["letters": .count(1), "letters.0.product": "{product.gym}", "letters.0.letter_id": "{letter}"],
            fields: ["letters.0": Fields.letter]),
        Exchange(
            "6 a consultation", "GET /v1/consultations/{consultation}",
            expect: [
                "consultation.consultation_id": .beginning("fcons_"), "consultation.consultation_type": "gym",
                "consultation.status": "complete", "consultation.customer": "{ana}",
                "consultation.created_at": .moment, "consultation.test_mode": true,
            ], fields: ["consultation": Fields.consultation]),
        Exchange("6 one in review", "GET /v1/consultations/{review}", expect: ["consultation.status": "in_review"]),
        Exchange("6 list", "GET /v1/consultations?limit=1", expect: ["consultations": .count(1), "has_more": true]),
    ]

    static let subscriptions = [
        Exchange(
            "8 list", "GET /v1/subscriptions?customer={ana}",
            expect: ["subscriptions": .count(1), "subscriptions.0.subscription_id": "{subscription}"],
            fields: ["subscriptions.0": Fields.subscription]),
        Exchange(
            "8 get", "GET /v1/subscriptions/{subscription}",
            expect: [
                "subscription.status": "active", "subscription.customer": "{ana}",
                "subscription.cancel_at_period_end": false, "subscription.proration_behavior": "always_invoice",
                "subscription.current_period_start": .moment, "subscription.current_period_end": .moment,
                "subscription.items.0.price": "{price.monthly}", "subscription.items.0.quantity": 1,
            ],
            fields: ["subscription": Fields.subscription, "subscription.items.0": Fields.subscriptionItem],
            keep: ["invoice": "subscription.latest_invoice"]),
        Exchange(
            "8 update", "PATCH /v1/subscriptions/{subscription}",
            #"{"subscription":{"metadata":{"plan":"blue"}}}"#, expect: ["subscription.metadata.plan": "blue"]),
        Exchange(
            "8 its invoice", "GET /v1/invoices/{invoice}",
            expect: ["invoice.status": "paid", "invoice.subscription": "{subscription}"]),
        Exchange(
            "8 delete cancels at the period's end", "DELETE /v1/subscriptions/{subscription}",
            expect: ["subscription.status": "active", "subscription.cancel_at_period_end": true]),
        Exchange(
            "3.1 a session that saves a card", "POST /v1/checkout/sessions",
            #"{"checkout_session":{"mode":"setup","customer":"{ana}","success_url":"https://shop.example"}}"#,
            expect: ["checkout_session.mode": "setup", "checkout_session.setup_intent": .beginning("fsi_")],
            keep: ["setup": "checkout_session.setup_intent"]),
        Exchange(
            "8 a setup intent, not in an envelope", "GET /v1/setup_intents/{setup}",
            expect: [
                "status": "requires_payment_method", "usage": "off_session", "customer": "{ana}",
                "created_at": .moment, "setup_intent": nil,
            ], fields: ["": Fields.setupIntent]),
    ]

    static let webhooks = [
        Exchange(
            "9 registration", "POST /v1/webhooks",
            #"{"webhook":{"url":"http://127.0.0.1:9/hooks","events":["checkout_session.completed"]}}"#,
            expect: [
                "webhook.webhook_id": .beginning("f"), "webhook.secret": .beginning("fwhsec_"),
                "webhook.events.0": "checkout.session.completed", "webhook.url": "http://127.0.0.1:9/hooks",
            ], keep: ["webhook": "webhook.webhook_id"]),
        Exchange(
            "9 the secret is shown once", "GET /v1/webhooks",
            expect: ["webhooks": .count(1), "webhooks.0.secret": nil]),
        Exchange(
            "9 events", "GET /v1/events?limit=1",
            expect: [
                "events": .count(1), "events.0.event_dt": .seconds, "events.0.created_at": .moment,
                "events.0.event_id": .beginning("fevt_"),
            ],
            fields: ["events.0": Fields.event], keep: ["event": "events.0.event_id"]),
        Exchange(
            "9 an event", "GET /v1/events/{event}",
            expect: [
                "event.event_type": "checkout.session.completed",
                "event.object.checkout_session.status": "complete",
            ],
            fields: ["event": Fields.event, "event.object.checkout_session": Fields.session]),
        Exchange(
            "9 send it again", "POST /v1/events/{event}/retry", #"{"event":{"webhook_id":"{webhook}"}}"#,
            expect: ["event.event_id": "{event}"], fields: ["event": Fields.event]),
        Exchange(
            "9 to nobody", "POST /v1/events/{event}/retry",
            #"{"event":{"webhook_id":"fwh_01HW5KTQQAAQ66WV19MFW4DTT4"}}"#, status: 404),
    ]
}
