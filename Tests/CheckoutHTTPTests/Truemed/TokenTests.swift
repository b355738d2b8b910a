import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Truemed’s payment tokens") struct TruemedTokenTests {
    @Test("create answers a request and a page, not a token; the request tells the token once it may be charged")
    func provision() async throws {
        try await TokenDesk.open { desk in
            let made = try await desk.post("/create", TokenDesk.request([("metadata", "{\"order\": 7}")]))
            #expect(made.status == 200)
            #expect(made.json["payment_token"] == nil)
            let request = try #require(made.json["provision_token_request_id"]?.text)
            let id = try #require(ID<CheckoutSession>(request))
            #expect(made.json["redirect_url"]?.text == "https://pay.example/pay/c/\(id)")
            let waiting = try await desk.get("/provision_request/\(request)")
            #expect(waiting.status == 200 && waiting.json["payment_token"] == .null)
            #expect(waiting.json["metadata"]?.text == "{\"order\": 7}", "metadata comes back as it was said")
            try await desk.consult(.session(id))
            _ = try await desk.counter.engine.pay(id, card: try TokenDesk.card())
            let done = try await desk.get("/provision_request/\(request)")
            let token = try #require(done.json["payment_token"]?.text)
            #expect(token.count == 36 && token.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12], "a UUID")
            let session = try await desk.counter.engine.read { reader, _ in try reader.find(id) }
            #expect(session?.successAddress == "https://shop.example/done?id=\(request)")
            #expect(try await desk.get("/provision_request/\(token)").status == 404)
        }
    }

    @Test("a request is looked up by its own id: a payment session’s, a trial’s or nobody’s is a 404")
    func noRequest() async throws {
        try await TokenDesk.open { desk in
            let trial: JSON = ["total_amount": 4_900, "date": "2026-04-03"]
            let free: [(String, JSON?)] = [
                ("total_amount", 0), ("amount_details", [:]), ("tokenize", true), ("display_next_bill_info", trial),
            ]
            let paid: [(String, JSON?)] = [
                ("total_amount", 4_900), ("amount_details", [:]), ("tokenize", true),
            ]
            for fields in [free, paid] {
                let session = try await desk.counter.send(
                    .POST, "/payments/v1/create_payment_session", TokenDesk.request(fields),
                    headers: [("x-truemed-api-key", desk.counter.key)])
                let id = try #require(session.json["id"]?.text, "\(session.text)")
                #expect(try await desk.get("/provision_request/\(id)").error == "NotFound")
            }
            for id in ["019cb2ec-f680-7968-b0b7-22b911e4281b", "req_1"] {
                let answer = try await desk.get("/provision_request/\(id)")
                #expect(answer.status == 404 && answer.error == "NotFound")
                #expect(answer.sentence == "There is no provision token request \(id).")
            }
        }
    }

    @Test("metadata that was not given is null")
    func noMetadata() async throws {
        try await TokenDesk.open { desk in
            let made = try await desk.post("/create", TokenDesk.request())
            let request = try #require(made.json["provision_token_request_id"]?.text)
            #expect(try await desk.get("/provision_request/\(request)").json["metadata"] == .null)
        }
    }

    @Test("retrieve shows whose it is, when it was made, its cards and the earliest end of its letters")
    func retrieve() async throws {
        try await TokenDesk.open { desk in
            let token = try await desk.token()
            let answer = try await desk.get("/\(token)")
            #expect(answer.status == 200)
            #expect(answer.json["payment_token"]?.text == token)
            #expect(answer.json["created_at"]?.text == "2026-03-03T12:00:00Z")
            #expect(answer.json["customer_email"]?.text == "ana@example.com")
            #expect(answer.json["customer_name"]?.text == "Ana Beltrán")
            #expect(answer.json["lmn_expires_at"]?.text == "2027-03-03T12:00:00Z")
            let card = try #require(answer.json["payment_methods"]?.elements.first)
            #expect(
                card["last4"]?.text == "4242" && card["exp_month"]?.number == 12 && card["exp_year"]?.number == 2030)
        }
    }

    @Test("lmn_expires_at is the earliest of the token’s letters, and null where none was verified")
    func letters() async throws {
        try await TokenDesk.open { desk in
            let engine = desk.counter.engine
            for (sku, type) in [("gym", VisitType.gym), ("cream", .skincare)] {
                _ = try await engine.addProduct(
                    NewProduct(
                        name: sku, sku: sku, visitType: type, eligibility: .letterOfMedicalNecessity))
            }
            let ordinary: JSON = [["name": "Towel", "sku": "towel", "quantity": 1, "price": 500]]
            _ = try await engine.addProduct(NewProduct(name: "Towel", sku: "towel", eligibility: .notEligible))
            let bare = try await desk.token([("order_items", ordinary), ("customer_email", "bo@example.com")])
            #expect(try await desk.get("/\(bare)").json["lmn_expires_at"] == .null)
            let items: JSON = [
                ["name": "Gym", "sku": "gym", "quantity": 1, "price": 500],
                ["name": "Cream", "sku": "cream", "quantity": 1, "price": 500],
            ]
            let made = try await desk.post("/create", TokenDesk.request([("order_items", items)]))
            let request = try #require(made.json["provision_token_request_id"]?.text)
            let id = try #require(ID<CheckoutSession>(request))
            let token = try #require(try await engine.read { reader, _ in try reader.find(id)?.token })
            func expiry() async throws -> JSON? { try await desk.get("/\(token.uuid)").json["lmn_expires_at"] }
            #expect(try await expiry() == .null, "no letter yet")
            try await desk.consult(.session(id))
            #expect(try await expiry()?.text == "2027-03-03T12:00:00Z", "the one that there is")
            _ = try await engine.advance(by: .days(10))
            try await desk.consult(.session(id))
            #expect(try await expiry()?.text == "2027-03-03T12:00:00Z", "the earliest of two")
        }
    }

    @Test("a token whose checkout is unfinished shows no payment methods")
    func provisioning() async throws {
        try await TokenDesk.open { desk in
            let made = try await desk.post("/create", TokenDesk.request())
            let request = try #require(made.json["provision_token_request_id"]?.text)
            let id = try #require(ID<CheckoutSession>(request))
            let token = try #require(try await desk.counter.engine.read { reader, _ in try reader.find(id)?.token })
            let answer = try await desk.get("/\(token.uuid)")
            #expect(answer.json["payment_methods"] == .null)
            let update = try await desk.post("/\(token.uuid)/update", ["update_card_info": true])
            #expect(update.status == 400 && update.error == "SessionPending")
        }
    }

    @Test("delete answers 204 without a body, and 404 for a token that is unknown or deleted")
    func delete() async throws {
        try await TokenDesk.open { desk in
            let token = try await desk.token()
            let deleted = try await desk.post("/\(token)/delete")
            #expect(deleted.status == 204 && deleted.body.isEmpty)
            for path in ["/\(token)/delete", "/019cb2ec-f680-7968-b0b7-22b911e4281b/delete", "/tok_1/delete"] {
                let again = try await desk.post(path)
                #expect(again.status == 404 && again.error == "NotFound", "\(path): \(again.text)")
            }
            #expect(try await desk.get("/\(token)").error == "NotFound")
            #expect(try await desk.post("/\(token)/update", ["update_card_info": true]).error == "NotFound")
            let charge = try await desk.counter.send(
                .POST, "/payments/v1/create_payment_session",
                [
                    "payment_token": .string(token), "total_amount": 4_900, "amount_details": [:],
                    "order_items": [["name": "Plan", "sku": "plan", "quantity": 1, "price": 4_900]],
                    "success_url": "https://shop.example/a", "failure_url": "https://shop.example/b",
                ], headers: [("x-truemed-api-key", desk.counter.key)])
            #expect(charge.error == "NotFound", "later charges: \(charge.text)")
        }
    }

    @Test("one idempotency_key is one request; with other parameters it is an IdempotencyViolation")
    func idempotency() async throws {
        try await TokenDesk.open { desk in
            let body = TokenDesk.request([("idempotency_key", "sub-1")])
            let first = try await desk.post("/create", body)
            let again = try await desk.post("/create", body)
            #expect(first.status == 200 && again.body == first.body)
            let other = try await desk.post(
                "/create", TokenDesk.request([("idempotency_key", "sub-1"), ("customer_email", "bo@example.com")]))
            #expect(other.status == 400 && other.error == "IdempotencyViolation")
            let token = try await desk.token([("customer_email", "cy@example.com")])
            let update: JSON = ["update_card_info": true, "idempotency_key": "u1"]
            let asked = try await desk.post("/\(token)/update", update)
            #expect(try await desk.post("/\(token)/update", update).body == asked.body)
            #expect(
                try await desk.post("/\(token)/update", ["idempotency_key": "u1"]).error == "IdempotencyViolation")
        }
    }

    @Test("a field that is missing or of a wrong type is a MissingField that names it")
    func fields() async throws {
        try await TokenDesk.open { desk in
            let token = try await desk.token()
            let cases: [(String, JSON, String)] = [
                ("/create", TokenDesk.request([("order_items", nil)]), "order_items"),
                ("/create", TokenDesk.request([("order_items", [])]), "order_items"),
                (
                    "/create", TokenDesk.request([("order_items", [["name": "A", "price": 1]])]),
                    "order_items[0].quantity"
                ),
                ("/create", TokenDesk.request([("success_url", nil)]), "success_url"),
                ("/create", TokenDesk.request([("failure_url", nil)]), "failure_url"),
                ("/create", TokenDesk.request([("customer_email", nil)]), "customer_email"),
                ("/create", TokenDesk.request([("customer_state", "Kansas")]), "customer_state"),
                ("/create", TokenDesk.request([("metadata", ["a": 1])]), "metadata"),
                ("/create", TokenDesk.request([("use_iframe", "yes")]), "use_iframe"),
                ("/\(token)/update", ["update_card_info": 1], "update_card_info"),
                ("/\(token)/update", ["order_items": []], "order_items"),
                ("/\(token)/update", ["success_url": 7], "success_url"),
            ]
            for (path, body, field) in cases {
                let answer = try await desk.post(path, body)
                #expect(answer.status == 400 && answer.error == "MissingField", "\(body.compact): \(answer.text)")
                #expect(answer.sentence.contains(field), "\(answer.text)")
            }
            let vast: JSON = [["name": "A", "quantity": 9_999, "price": .int(.max)]]
            for path in ["/create", "/\(token)/update"] {
                let answer = try await desk.post(path, TokenDesk.request([("order_items", vast)]))
                #expect(answer.status == 400 && answer.error == "TotalAmountInvalid", "\(answer.text)")
            }
        }
    }

    @Test("needs the sales channel’s key")
    func key() async throws {
        try await Counter.open { counter in
            for headers in [[], [("x-truemed-api-key", "wrong")]] as [[(String, String)]] {
                let answer = try await counter.send(.GET, "/api/v1/payment_tokens", headers: headers)
                #expect(answer.status == 401)
            }
        }
    }
}
