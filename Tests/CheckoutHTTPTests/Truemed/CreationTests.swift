import Checkout
import OrderedJSON
import Testing

/// The request notes and the success case of `create_payment_session`, sentence by sentence.
@Suite("Truemed: creating a payment session") struct CreationTests {
    /// An order that uses every field; 2 × 4,900 + 300 − 500, and 1,200 − 200 for the whole of it.
    private static let full = Partner.order(
        Partner.ana.with([
            "total_amount": 10_600,
            "order_items": [
                [
                    "name": "Sauna blanket", "sku": "SB-1", "quantity": 2, "price": 4_900,
                    "amount_details": [
                        "total_additional_charges": 300,
                        "additional_charges_details": [["name": "Color Upgrade", "amount": 300]],
                        "total_discounts": -500, "discounts_details": [["name": "Spring", "amount": -500]],
                    ],
                ]
            ],
            "amount_details": [
                "total_additional_charges": 1_200,
                "additional_charges_details": [["name": "Shipping", "amount": 700], ["name": "Tax", "amount": 500]],
                "total_discounts": -200,
            ],
            "success_url": "https://shop.example/thanks?id={{payment_session_id}}",
            "failure_url": "https://shop.example/sorry/{{payment_session_id}}", "customer_state": "RI",
            "metadata": #"{"order": 7}"#, "kind": "one_time_payment", "idempotency_key": "order-7",
        ]))

    @Test("answers with the session's id, a UUID, and the redirect_url for its customer, and with nothing else")
    func answer() async throws {
        try await Partner.open { partner in
            let answer = try await partner.create(CreationTests.full)
            #expect(answer.status == 200 && answer.json.names == ["id", "redirect_url"], "\(answer.text)")
            let uuid = try #require(answer.json["id"]?.text)
            #expect(uuid.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
            let session = try await partner.session(try #require(ID(uuid)))
            #expect(answer.json["redirect_url"]?.text == "\(partner.counter.address)/pay/c/\(session.id)")
            #expect(session.status == .open && session.mode == .payment && session.expiresAt == nil)
        }
    }

    @Test("keeps every field, and the detail view shows it")
    func fields() async throws {
        try await Partner.open { partner in
            let id = try await partner.created(CreationTests.full)
            let seen = try await partner.retrieved(id)
            let expected: [String: JSON] = [
                "id": .string(id.uuid), "kind": "one_time_payment", "status": "pending", "status_summary": "Incomplete",
                "total_amount": 10_600, "authorize_amount": 10_600, "capture_amount": 10_600,
                "metadata": #"{"order": 7}"#, "customer_email": "ana@example.com", "customer_name": "Ana Beltrán",
                "created_at": "2026-03-03T12:00:00Z", "authorized_on": .null, "captured_on": .null,
                "payment_token": .null, "order_items.0.name": "Sauna blanket", "order_items.0.sku": "SB-1",
                "order_items.0.quantity": 2, "order_items.0.price": 4_900,
                "amount_details": CreationTests.full.at("amount_details"),
                "order_items.0.amount_details": CreationTests.full.at("order_items.0.amount_details"),
                "success_url": CreationTests.full.at("success_url"),
                "failure_url": CreationTests.full.at("failure_url"), "customer_state": "RI", "tokenize": false,
                "use_iframe": false, "display_next_bill_info": .null,
            ]
            for (path, value) in expected { #expect(seen.at(path) == value, "\(path) in \(seen)") }
            #expect(seen.at("order_items.0.item_id").text != nil)
        }
    }

    @Test("prefills the survey's question about residence with the full name of customer_state")
    func state() async throws {
        try await Partner.open { partner in
            for (code, name) in [("RI", "Rhode Island"), ("CA", "California"), ("DC", "District of Columbia")] {
                let more: JSON = ["customer_email": .string("\(code)@example.com"), "customer_state": .string(code)]
                let open = try await partner.engine.startConsultation(
                    .session(try await partner.created(Partner.order(more))))
                guard case .state(let state)? = open.walk.effectiveAnswers["state"] else {
                    Issue.record("\(code) prefills nothing")
                    continue
                }
                #expect(state.name == name)
            }
        }
    }

    @Test(
        "replaces exactly {{payment_session_id}} in both addresses, wherever it stands",
        arguments: [
            ("https://a.example/{{payment_session_id}}", "https://a.example/ID"),
            (
                "https://a.example/{{payment_session_id}}?a={{payment_session_id}}&b={{payment_session_id}}",
                "https://a.example/ID?a=ID&b=ID"
            ),
            ("https://a.example/{{{payment_session_id}}}", "https://a.example/{ID}"),
            ("https://a.example/{{ payment_session_id }}", "https://a.example/{{%20payment_session_id%20}}"),
            ("https://a.example/{{payment_session_id }}", "https://a.example/{{payment_session_id%20}}"),
            ("https://a.example/{{ payment_session_id}}", "https://a.example/{{%20payment_session_id}}"),
            ("https://a.example/{payment_session_id}", "https://a.example/{payment_session_id}"),
            ("https://a.example/{{PAYMENT_SESSION_ID}}", "https://a.example/{{PAYMENT_SESSION_ID}}"),
            ("https://a.example/{{id}}", "https://a.example/{{id}}"),
        ])
    func templates(_ template: String, _ filled: String) async throws {
        try await Partner.open { partner in
            let more: JSON = ["success_url": .string(template), "failure_url": .string(template)]
            let session = try await partner.session(try await partner.created(Partner.order(more)))
            let address = filled.split(separator: "ID", omittingEmptySubsequences: false).joined(
                separator: session.id.uuid)
            // The word in capitals holds the mark of this test too.
            let expected = template.contains("PAYMENT_SESSION_ID") ? filled : address
            #expect(session.successAddress == expected)
            #expect(session.cancelAddress == expected)
        }
    }

    @Test("takes metadata as one text and echoes it to the letter, whatever it holds")
    func metadata() async throws {
        try await Partner.open { partner in
            for note in ["", "7", #"{"a": [1, 2.50]}"#, "Ünï\u{1F600}\n\t\"\\", String(repeating: "x", count: 5_000)] {
                let id = try await partner.created(Partner.order(["metadata": .string(note)]))
                #expect(try await partner.retrieved(id)["metadata"] == .string(note))
            }
            let none = try await partner.created(Partner.order())
            #expect(try await partner.retrieved(none)["metadata"] == .null)
        }
    }

    @Test("is a one_time_payment unless kind says authorization")
    func kind() async throws {
        try await Partner.open { partner in
            for (more, kind) in [([:], "one_time_payment"), (["kind": "authorization"], "authorization")]
                as [(JSON, String)]
            {
                let id = try await partner.created(Partner.order(more))
                #expect(try await partner.retrieved(id)["kind"]?.text == kind)
                #expect(try await partner.session(id).capturesManually == (kind == "authorization"))
            }
        }
    }

    @Test("takes a session of nobody: e-mail, name and key are not required (ours)")
    func nobody() async throws {
        try await Partner.open { partner in
            let session = try await partner.session(try await partner.created(Partner.order()))
            #expect(session.customer == nil)
        }
    }

    @Test("keeps the name of a customer whose e-mail is known, and refuses what is no name beside it too (ours)")
    func names() async throws {
        try await Partner.open { partner in
            _ = try await partner.created(Partner.order(Partner.ana))
            let other = Partner.order(Partner.ana.with(["customer_name": "Anna Beltran"]))
            let id = try await partner.created(other)
            #expect(try await partner.retrieved(id)["customer_name"]?.text == "Ana Beltrán")
            for name in ["", " ", String(repeating: "x", count: 201)] {
                let answer = try await partner.create(other.with(["customer_name": .string(name)]))
                #expect(answer.status == 400 && answer.error == "MissingField", "\(answer.text)")
                let shown = name.count > 60 ? "\(name.prefix(60))…" : name
                #expect(answer.sentence.contains("customer_name is “\(shown)”"), "\(answer.sentence)")
            }
        }
    }

    @Test("makes a token with tokenize, and already says which (ours)")
    func tokenize() async throws {
        try await Partner.open { partner in
            let answer = try await partner.create(Partner.order(Partner.ana.with(["tokenize": true])))
            let token = try #require(
                answer.json["payment_token"]?.text.flatMap { ID<PaymentToken>($0) }, "\(answer.text)")
            #expect(answer.json["payment_token"]?.text == token.uuid)
            let id = try #require(answer.json["id"]?.text.flatMap { ID<CheckoutSession>($0) })
            try await partner.pay(id)
            #expect(try await partner.create(Partner.bill(token)).status == 200)
            #expect(try await partner.retrieved(id)["payment_token"]?.text == token.uuid)
        }
    }

    @Test("begins a free trial with display_next_bill_info and a total of 0, whatever the items cost (ours)")
    func trial() async throws {
        try await Partner.open { partner in
            let trial: JSON = [
                "total_amount": 0, "tokenize": true,
                "display_next_bill_info": ["total_amount": 4_900, "date": "2026-04-03"],
            ]
            let id = try await partner.created(Partner.order(Partner.ana.with(trial)))
            let seen = try await partner.retrieved(id)
            #expect(seen["display_next_bill_info"] == trial["display_next_bill_info"] && seen["tokenize"] == true)
            let session = try await partner.session(id)
            #expect(
                session.details.nextBill
                    == NextBill(amount: Money(minorUnits: 4_900), date: try #require(CivilDate("2026-04-03"))))
            #expect(session.amountTotal == .zero)
            let paid = try await partner.pay(id)
            #expect(paid.status == .complete && paid.amountReceived == .zero)
            #expect(try await partner.create(Partner.bill(try #require(paid.token))).status == 200)
        }
    }

    @Test("notes whether the page will stand in a frame")
    func frame() async throws {
        try await Partner.open { partner in
            for isFramed in [true, false] {
                let id = try await partner.created(Partner.order(["use_iframe": .bool(isFramed)]))
                #expect(try await partner.session(id).details.isFramed == isFramed)
                #expect(try await partner.retrieved(id)["use_iframe"] == .bool(isFramed))
            }
        }
    }

    @Test("charges a token at once and without its customer")
    func charge() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            let answer = try await partner.create(Partner.bill(token).with(["metadata": "march"]))
            #expect(answer.status == 200 && answer.json["redirect_url"] == .null, "\(answer.text)")
            let id = try #require(answer.json["id"]?.text.flatMap { ID<CheckoutSession>($0) })
            let seen = try await partner.retrieved(id)
            #expect(seen["status"]?.text == "captured" && seen["payment_token"]?.text == token.uuid)
            #expect(seen["capture_amount"]?.number == 4_900 && seen["metadata"]?.text == "march")
        }
    }

    @Test("lets what it does not know pass: other fields are ignored")
    func unknownFields() async throws {
        try await Partner.open { partner in
            _ = try await partner.created(Partner.order(["order_id": "7", "use_frame": "yes"]))
        }
    }
}
