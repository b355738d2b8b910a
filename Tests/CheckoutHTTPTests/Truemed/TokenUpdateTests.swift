import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Truemed’s update of a payment token") struct TruemedTokenUpdateTests {
    @Test("answers None where nothing has to be done, and no page")
    func nothing() async throws {
        try await TokenDesk.open { desk in
            let token = try await desk.token()
            let answer = try await desk.post("/\(token)/update", ["update_card_info": false])
            #expect(answer.status == 200)
            #expect(answer.json["next_action"]?.text == "None" && answer.json["redirect_url"] == .null)
            let request = try #require(answer.json["provision_token_request_id"]?.text)
            #expect(try await desk.get("/provision_request/\(request)").json["payment_token"]?.text == token)
        }
    }

    @Test("answers UpdatePaymentMethod and a page for update_card_info; charges are pending until a card is given")
    func card() async throws {
        try await TokenDesk.open { desk in
            let token = try await desk.token()
            let answer = try await desk.post(
                "/\(token)/update",
                ["update_card_info": true, "success_url": "https://shop.example/{{payment_session_id}}"])
            #expect(answer.json["next_action"]?.text == "UpdatePaymentMethod")
            let request = try #require(answer.json["provision_token_request_id"]?.text)
            let id = try #require(ID<CheckoutSession>(request))
            #expect(answer.json["redirect_url"]?.text == "https://pay.example/pay/c/\(id)")
            #expect(try await desk.get("/provision_request/\(request)").json["payment_token"] == .null)
            _ = try await desk.counter.engine.pay(id, card: try TokenDesk.card("5555555555554444"))
            #expect(try await desk.get("/provision_request/\(request)").json["payment_token"]?.text == token)
            let cards = try await desk.get("/\(token)").json["payment_methods"]?.elements
            #expect(cards?.compactMap { $0["last4"]?.text } == ["4444"])
        }
    }

    @Test("answers HealthSurvey, as it is called here, for items that no letter covers")
    func survey() async throws {
        try await TokenDesk.open { desk in
            _ = try await desk.counter.engine.addProduct(
                NewProduct(
                    name: "Cream", sku: "cream", visitType: .skincare, eligibility: .letterOfMedicalNecessity))
            let token = try await desk.token()
            let items: JSON = [["name": "Cream", "sku": "cream", "quantity": 1, "price": 900]]
            let answer = try await desk.post("/\(token)/update", ["order_items": items, "update_card_info": true])
            #expect(answer.json["next_action"]?.text == "HealthSurvey", "the survey comes before the card")
            #expect(answer.json["redirect_url"] != .null)
            let id = try #require(ID<PaymentToken>(token))
            try await desk.consult(.token(id))
            let left = try await desk.counter.engine.overview(of: id).token.pendingUpdate
            #expect(left?.action == .updatePaymentMethod)
        }
    }
}

extension TruemedTokenUpdateTests {
    @Test("after a charge that was declined still shows the card, and says for whom it may be why")
    func declined() async throws {
        try await Partner.open { partner in
            let token = try await partner.token(card: Partner.declinedLater)
            #expect(try await partner.create(Partner.bill(token)).status == 422)
            let path = "/api/v1/payment_tokens/\(token.uuid)"
            func cards() async throws -> [String] {
                let shown = try await partner.send(.GET, path).json["payment_methods"]
                return shown?.elements.compactMap { $0["last4"]?.text } ?? []
            }
            #expect(try await cards() == ["0012"])
            for _ in 1...2 {
                let items = Partner.order().at("order_items")
                let answer = try await partner.send(.POST, path + "/update", ["order_items": items])
                #expect(answer.json["next_action"]?.text == "UpdatePaymentMethod", "\(answer.text)")
                #expect(try await cards() == ["0012"], "until another takes its place")
            }
            let update = try await partner.engine.overview(of: token).token.pendingUpdate
            #expect(update?.message.hasPrefix("The card was declined") == true, "\(update?.message ?? "")")
            _ = try await partner.engine.repair(token, card: try Partner.card(Partner.health))
            #expect(try await cards() == ["0072"], "of the other sort, and still it takes the place")
            #expect(try await partner.create(Partner.bill(token)).status == 200)
        }
    }

    @Test("takes addresses of the web, and marks with spaces in them")
    func addresses() async throws {
        try await TokenDesk.open { desk in
            let token = try await desk.token()
            for field in ["success_url", "failure_url"] {
                let wrong: JSON = .object([.init(field, "javascript:alert(1)")])
                let answer = try await desk.post("/\(token)/update", wrong)
                #expect(answer.status == 400 && answer.sentence.contains(field), "\(answer.text)")
                let request = try await desk.post("/create", TokenDesk.request([(field, "nope")]))
                #expect(request.status == 400 && request.sentence.contains(field), "\(request.text)")
            }
        }
    }
}

@Suite("Truemed’s list of payment tokens") struct TruemedTokenListTests {
    @Test("is in pages, the latest made first, and says how many there are")
    func pages() async throws {
        try await TokenDesk.open { desk in
            for name in ["A", "B", "C"] {
                _ = try await desk.token([
                    ("customer_name", .string(name)), ("customer_email", .string("\(name)@example.com")),
                ])
            }
            let page = try await desk.get("?page_size=2")
            #expect(page.json["pagination"] == ["count": 3, "current_page": 1, "last_page": 2, "page_size": 2])
            #expect(try await desk.names("?page_size=2") == ["C", "B"])
            #expect(try await desk.names("?page_size=2&page=2") == ["A"])
            #expect(try await desk.names("?page_size=2&page=3").isEmpty)
            #expect(try await desk.get("").json["pagination"]?["page_size"]?.number == 30, "thirty unless said")
        }
    }

    @Test("leaves out tokens that are deleted or not yet provisioned")
    func listed() async throws {
        try await TokenDesk.open { desk in
            let deleted = try await desk.token([("customer_name", "Gone")])
            _ = try await desk.token([("customer_name", "Ana"), ("customer_email", "b@example.com")])
            _ = try await desk.post("/create", TokenDesk.request([("customer_email", "c@example.com")]))
            _ = try await desk.post("/\(deleted)/delete")
            #expect(try await desk.names("") == ["Ana"])
            #expect(try await desk.get("").json["pagination"]?["count"]?.number == 1)
        }
    }

    @Test("finds by a part of the e-mail or the name, whatever its case")
    func search() async throws {
        try await TokenDesk.open { desk in
            for (name, email) in [("Ana Beltrán", "ana@example.com"), ("Anaïs Lefèvre", "lefevre@shop.example")] {
                _ = try await desk.token([("customer_name", .string(name)), ("customer_email", .string(email))])
            }
            #expect(try await desk.names("?name=BELTR") == ["Ana Beltrán"])
            #expect(try await desk.names("?name=ana") == ["Anaïs Lefèvre", "Ana Beltrán"])
            #expect(try await desk.names("?name=nais") == ["Anaïs Lefèvre"], "a mark less finds it too")
            #expect(try await desk.names("?email=SHOP.example") == ["Anaïs Lefèvre"])
            #expect(try await desk.names("?email=ana@example.com") == ["Ana Beltrán"])
            #expect(try await desk.names("?name=ana&email=shop") == ["Anaïs Lefèvre"])
            #expect(try await desk.names("?name=%25").isEmpty, "no wildcard")
        }
    }

    @Test("finds cards that expire before a month, and letters that end before a day, neither on it")
    func expiries() async throws {
        try await TokenDesk.open { desk in
            for (name, card) in [("A", "04/27"), ("B", "05/27"), ("C", "01/30")] {
                _ = try await desk.token(
                    [("customer_name", .string(name)), ("customer_email", .string("\(name)@example.com"))],
                    expires: card)
                _ = try await desk.counter.engine.advance(by: .days(1))
            }
            #expect(try await desk.names("?card_expires_before=2027-04").isEmpty)
            #expect(try await desk.names("?card_expires_before=2027-05") == ["A"])
            #expect(try await desk.names("?card_expires_before=2027-06") == ["B", "A"])
            #expect(try await desk.names("?lmn_expires_before=2027-03-03").isEmpty)
            #expect(try await desk.names("?lmn_expires_before=2027-03-04") == ["A"])
            #expect(try await desk.names("?lmn_expires_before=2027-03-05") == ["B", "A"])
            #expect(try await desk.names("?lmn_expires_before=2027-03-05&card_expires_before=2027-05") == ["A"])
            let page = try await desk.get("?card_expires_before=2030-02&page_size=1&page=2")
            #expect(page.json["pagination"] == ["count": 3, "current_page": 2, "last_page": 3, "page_size": 1])
        }
    }

    @Test("refuses a page, a month or a day that there is not, naming it")
    func wrong() async throws {
        try await TokenDesk.open { desk in
            for (query, field) in [
                ("page=0", "page"), ("page_size=101", "page_size"), ("page_size=0", "page_size"),
                ("card_expires_before=2027-13", "card_expires_before"),
                ("card_expires_before=04/27", "card_expires_before"),
                ("lmn_expires_before=2027-02-30", "lmn_expires_before"),
                ("lmn_expires_before=soon", "lmn_expires_before"),
            ] {
                let answer = try await desk.get("?\(query)")
                #expect(answer.status == 400 && answer.error == "MissingField", "\(query): \(answer.text)")
                #expect(answer.sentence.contains(field), "\(answer.text)")
            }
        }
    }
}
