import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A field that is wrong") struct FieldTests {
    @Test("is named, with what was given and what is expected")
    func named() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (customer, card) = try await counter.customer()
            func session(_ fields: [JSON.Field]) -> JSON { ["checkout_session": .object(fields)] }
            let line: JSON = [["price": .string(price.id.description)]]
            let gift = try await counter.engine.addPromoCode("GIFT", new: NewCoupon(off: .percent(hundredths: 10_000)))
                .coupon
            func away(_ name: String, _ value: JSON) -> JSON {
                session(
                    [.init(name, value)]
                        + [
                            .init("line_items", line), .init("mode", "off_session"),
                            .init("customer", .string(customer.id.description)),
                            .init("payment_method", .string(card.id.description)),
                        ].filter { $0.name != name })
            }
            // Enough of a value to recognise it, whoever refuses it.
            let (long, cut) = (String(repeating: "x", count: 900_000), String(repeating: "x", count: 60) + "…")
            let cases: [(String, JSON, param: String, given: String?)] = [
                ("/v1/customers", [:], "customer", nil),
                ("/v1/customers", ["customer": []], "customer", "[]"),
                ("/v1/customers", ["customer": ["first_name": 7]], "customer.first_name", "7"),
                ("/v1/customers", ["customer": ["first_name": ""]], "customer.first_name", ""),
                ("/v1/customers", ["customer": ["first_name": "A", "shipping": "x"]], "customer.shipping", #""x""#),
                (
                    "/v1/customers", ["customer": ["first_name": "A", "metadata": ["a": []]]], "customer.metadata.a",
                    "[]"
                ),
                ("/v1/products", ["product": ["name": true]], "product.name", "true"),
                ("/v1/products", ["product": ["name": "A", "categories": ["a", 1]]], "product.categories[1]", "1"),
                (
                    "/v1/products", ["product": ["name": "A", "hsa_fsa_eligibility": "perhaps"]],
                    "product.hsa_fsa_eligibility", "perhaps"
                ),
                ("/v1/prices", ["price": ["product": "fcus_1"]], "price.product", "fcus_1"),
                (
                    "/v1/prices", ["price": ["product": .string(price.product.description), "unit_amount": -1]],
                    "price.unit_amount", "-1"
                ),
                (
                    "/v1/prices",
                    ["price": ["product": .string(price.product.description), "unit_amount": .number("1.5")]],
                    "price.unit_amount", "1.5"
                ),
                (
                    "/v1/prices",
                    ["price": ["product": .string(price.product.description), "unit_amount": .int(.max)]],
                    "price.unit_amount", String(Int.max)
                ),
                (
                    "/v1/prices",
                    [
                        "price": [
                            "product": .string(price.product.description), "unit_amount": 900,
                            "recurring": ["interval": "monthly", "interval_count": 99],
                        ]
                    ], "price.recurring.interval_count", "99"
                ),
                ("/v1/checkout/sessions", session([]), "checkout_session.line_items", nil),
                ("/v1/checkout/sessions", away("line_items", []), "checkout_session.line_items", nil),
                (
                    "/v1/checkout/sessions",
                    away(
                        "line_items",
                        [
                            ["price": .string(price.id.description)],
                            ["price": .string(price.id.description), "quantity": 0],
                        ]), "checkout_session.line_items[1].quantity", "0"
                ),
                (
                    "/v1/checkout/sessions", away("discounts", [["coupon": .string(gift.id.description)]]),
                    "checkout_session.discounts", "a total of $0.00"
                ),
                (
                    "/v1/checkout/sessions",
                    session([
                        .init("line_items", line), .init("success_url", "https://shop.example/"),
                        .init("defaults", ["email": "nobody"]),
                    ]), "checkout_session.defaults.email", "nobody"
                ),
                ("/v1/checkout/sessions", session([.init("mode", "gift")]), "checkout_session.mode", "gift"),
                (
                    "/v1/checkout/sessions",
                    session([.init("line_items", [["price": .string(price.id.description), "quantity": "2"]])]),
                    "checkout_session.line_items[0].quantity", #""2""#
                ),
                (
                    "/v1/checkout/sessions", session([.init("line_items", [["price": "x"]])]),
                    "checkout_session.line_items[0].price", "x"
                ),
                (
                    "/v1/checkout/sessions",
                    session([
                        .init("line_items", line), .init("customer", .string(customer.id.description)),
                        .init("success_url", "javascript:alert(1)"),
                    ]), "checkout_session.success_url", "javascript:alert(1)"
                ),
                (
                    "/v1/checkout/sessions", away("tax_rate", ["amount": "free"]), "checkout_session.tax_rate.amount",
                    #""free""#
                ),
                (
                    "/v1/checkout/sessions", away("capture_method", "weird"), "checkout_session.capture_method", "weird"
                ),
                (
                    "/v1/checkout/sessions", away("success_url", "javascript:x"), "checkout_session.success_url",
                    "javascript:x"
                ),
                (
                    "/v1/checkout/sessions", away("success_url", "https://"), "checkout_session.success_url", "https://"
                ),
                (
                    "/v1/checkout/sessions", away("client_reference_id", .string(String(repeating: "x", count: 201))),
                    "checkout_session.client_reference_id", nil
                ),
                (
                    "/v1/webhooks", ["webhook": ["url": "http://127.0.0.1/", "events": "all"]], "webhook.events",
                    #""all""#
                ),
                ("/v1/products", ["product": ["name": .string(long)]], "product.name", cut),
                ("/v1/products", ["product": ["name": "A", "url": .string(long)]], "product.url", cut),
            ]
            for (path, body, param, given) in cases {
                let answer = try await counter.send(.POST, path, body)
                #expect(answer.status == 400 && answer.code == "invalid_request", "\(body.compact): \(answer.text)")
                let error = answer.json["error"]
                #expect(error?["param"]?.text == param, "\(body.compact): \(answer.text)")
                #expect(answer.message.contains(param) && answer.message.count < 400, "\(answer.text)")
                guard let given else { continue }
                #expect(error?["given"]?.text == given && error?["expected"]?.text?.isEmpty == false, "\(answer.text)")
            }
        }
    }

    @Test("for its type is shown as it was written: a text in its quotes")
    func typed() async throws {
        try await Counter.open { counter in
            func refusal(_ quantity: JSON) async throws -> String {
                let line: JSON = ["price": "fprice_01HW5KTQQAAQ66WV19MFW4DTT4", "quantity": quantity]
                return try await counter.send(
                    .POST, "/v1/checkout/sessions", ["checkout_session": ["line_items": [line]]]
                ).message
            }
            let cases: [(JSON, shown: String)] = [("1", #""1""#), (true, "true"), (.number("1.5"), "1.5")]
            for (quantity, shown) in cases {
                let message = try await refusal(quantity)
                #expect(message.hasSuffix("is “\(shown)”; expected a whole number."), "\(message)")
            }
        }
    }

    @Test("since another customer has the e-mail, names that customer, in a field of its own")
    func emailTaken() async throws {
        try await Counter.open { counter in
            let (ana, _) = try await counter.customer()
            let ben = try await counter.engine.addCustomer(NewCustomer(name: "Ben"))
            let said: JSON = ["customer": ["first_name": "A", "email": "ANA@example.com"]]
            let ways: [(HTTPMethod, String)] = [(.POST, "/v1/customers"), (.PATCH, "/v1/customers/\(ben.id)")]
            for (method, path) in ways {
                let answer = try await counter.send(method, path, said)
                let error = answer.json["error"]
                #expect(answer.status == 400 && answer.code == "customer_email_taken", "\(answer.text)")
                #expect(error?["customer"]?.text == ana.id.description && error?["param"]?.text == "customer.email")
            }
        }
    }

    @Test("that is a percentage has up to two decimals, each of which counts")
    func percentage() async throws {
        try await Counter.open { counter in
            func made(_ percent: JSON) async throws -> Counter.Answer {
                let coupon: JSON = ["percent_off": percent]
                let code: JSON = ["code": .string("P\(percent.compact)"), "coupon": coupon]
                return try await counter.send(.POST, "/v1/promo_codes", ["promo_code": code])
            }
            for digits in ["1.1", "2.2", "16.1", "0.29", "12.5", "99.99"] {
                let answer = try await made(.number(digits))
                let coupon = answer.json["promo_code"]?["coupon"]
                #expect(answer.status == 200 && coupon?["percent_off"] == .number(digits), "\(answer.text)")
            }
            let wrong: [JSON] = [.number("0.001"), .number("100.01"), .number("1.234"), 0, 101, -1, "10"]
            for percent in wrong {
                let answer = try await made(percent)
                let param = answer.json["error"]?["param"]?.text
                #expect(answer.status == 400 && param == "promo_code.coupon.percent_off", "\(answer.text)")
            }
        }
    }

    @Test("and may be an identifier or an object, is expected to be the one that it looks like")
    func coupon() async throws {
        try await Counter.open { counter in
            let cases: [(JSON, expected: String)] = [("fcoup_1", "a coupon’s identifier, fcoup_…"), (7, "an object")]
            for (coupon, expected) in cases {
                let answer = try await counter.send(
                    .POST, "/v1/promo_codes", ["promo_code": ["code": "GIFT", "coupon": coupon]])
                let error = answer.json["error"]
                #expect(answer.status == 400 && error?["param"]?.text == "promo_code.coupon", "\(answer.text)")
                #expect(error?["expected"]?.text == expected)
            }
        }
    }

    @Test("or that cannot be changed, is refused, and nobody takes the answer for a change")
    func unchangeable() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let subscription = "/v1/subscriptions/fsub_01HW5KTQQAAQ66WV19MFW4DTT4"
            let cases: [(HTTPMethod, String, String, String, JSON)] = [
                (.PATCH, subscription, "subscription", "cancel_at", 1_800_000_000),
                (.PATCH, subscription, "subscription", "cancel_at", nil),
                (.PATCH, subscription, "subscription", "trial_end", "2027-01-01T00:00:00Z"),
                (.PATCH, subscription, "subscription", "proration_behavior", "none"),
                (.POST, "/v1/prices/\(price.id)", "price", "unit_amount", 1),
                (.POST, "/v1/prices/\(price.id)", "price", "recurring", ["interval": "daily"]),
            ]
            for (method, path, object, field, value) in cases {
                let body: JSON = .object([.init(object, .object([.init(field, value)]))])
                let answer = try await counter.send(method, path, body)
                #expect(answer.status == 400, "\(body.compact): \(answer.text)")
                #expect(answer.json["error"]?["param"]?.text == "\(object).\(field)", "\(answer.text)")
            }
        }
    }

    @Test("in a query is named too")
    func query() async throws {
        try await Counter.open { counter in
            for (path, param) in [
                ("/v1/customers?limit=0", "limit"), ("/v1/customers?limit=101", "limit"),
                ("/v1/customers?limit=ten", "limit"), ("/v1/customers?offset=-1", "offset"),
                ("/v1/customers?offset=99999999999999999999", "offset"),
                ("/v1/customers?starting_after=fprice_1", "starting_after"),
                ("/v1/customers?offset=1&ending_before=fcus_01HW5KTQQAAQ66WV19MFW4DTT4", "offset"),
                (
                    "/v1/customers?starting_after=fcus_01HW5KTQQAAQ66WV19MFW4DTT4"
                        + "&ending_before=fcus_01HW5KTQQAAQ66WV19MFW4DTT4", "starting_after"
                ),
                ("/v1/checkout/sessions?interval=0", "interval"), ("/v1/checkout/sessions?customer=ana", "customer"),
                ("/v1/checkout/sessions?expand_customer=yes", "expand_customer"), ("/v1/refunds?status=lost", "status"),
                ("/v1/promo_codes?active=2", "active"), ("/v1/webhooks?limit=x", "limit"),
            ] {
                let answer = try await counter.send(.GET, path)
                #expect(
                    answer.status == 400 && answer.json["error"]?["param"]?.text == param, "\(path): \(answer.text)")
            }
        }
    }

    @Test("that nobody asks for is no matter")
    func unknown() async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(
                .POST, "/v1/products?colour=blue", ["product": ["name": "A", "colour": ["blue", nil]], "more": 1])
            #expect(answer.status == 200, "\(answer.text)")
        }
    }
}
