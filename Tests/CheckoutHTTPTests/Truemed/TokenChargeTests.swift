import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

/// What `create_payment_session` answers with a `payment_token`, by the state of the token.
@Suite("Truemed: charging a token") struct TokenChargeTests {
    private func expectAction(
        _ answer: Counter.Answer, _ action: String, _ partner: Partner,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(answer.status == 422, "\(answer.text)", sourceLocation: sourceLocation)
        #expect(answer.json.names == ["next_action", "redirect_url", "id"], sourceLocation: sourceLocation)
        #expect(answer.json["next_action"]?.text == action, sourceLocation: sourceLocation)
        let id = try #require(
            answer.json["id"]?.text.flatMap { ID<CheckoutSession>($0) }, sourceLocation: sourceLocation)
        #expect(
            answer.json["redirect_url"]?.text == "\(partner.counter.address)/pay/c/\(id)",
            sourceLocation: sourceLocation)
        #expect(try await partner.retrieved(id)["status"]?.text == "canceled", sourceLocation: sourceLocation)
    }

    private func refused(
        _ answer: Counter.Answer, _ status: Int, _ error: String, _ says: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.status == status && answer.error == error, "\(answer.text)", sourceLocation: sourceLocation)
        for word in says {
            #expect(answer.sentence.contains(word), "\(answer.sentence)", sourceLocation: sourceLocation)
        }
    }

    @Test("before its customer has given a card is SessionPending, and names the token")
    func pending() async throws {
        try await Partner.open { partner in
            let made = try await partner.create(Partner.order(Partner.ana.with(["tokenize": true])))
            let token = try #require(made.json["payment_token"]?.text.flatMap { ID<PaymentToken>($0) })
            let bill = Partner.bill(token, key: "march")
            refused(try await partner.create(bill), 400, "SessionPending", token.uuid, "unfinished")
            // The refusal used up no key.
            try await partner.pay(try #require(made.json["id"]?.text.flatMap { ID($0) }))
            #expect(try await partner.create(bill).status == 200)
        }
    }

    @Test("is SessionPending while a practitioner decides on its first checkout, and NotFound once that was refused")
    func reviewed() async throws {
        try await Partner.open { partner in
            let id = try await partner.created(Partner.order(Partner.ana.with(["tokenize": true])))
            let token = try #require(try await partner.pay(id, Partner.visa, .inReview).token)
            refused(
                try await partner.create(Partner.bill(token)), 400, "SessionPending", token.uuid, "has given a card",
                "practitioner has not decided")
            let waiting = try await partner.engine.read { reader, _ in try reader.consultations(session: id).first }
            _ = try await partner.engine.review(try #require(waiting).id, .deny)
            refused(
                try await partner.create(Partner.bill(token)), 404, "NotFound", token.uuid, "has ended (rejected)")
            let path = "/api/v1/payment_tokens/\(token.uuid)"
            let shown = try await partner.send(.GET, path)
            #expect(shown.status == 200 && shown.json["payment_methods"] == .null, "\(shown.text)")
            let update = try await partner.send(.POST, path + "/update", ["update_card_info": true])
            #expect(update.status == 404 && update.sentence.contains("cannot be used"), "\(update.text)")
        }
    }

    @Test("whose card declines is a 422 UpdatePaymentMethod with the page of the repair")
    func decline() async throws {
        try await Partner.open { partner in
            let token = try await partner.token(card: Partner.declinedLater)
            try await expectAction(try await partner.create(Partner.bill(token)), "UpdatePaymentMethod", partner)
        }
    }

    @Test("whose letter has run out is a 422 TakeHealthSurvey")
    func letter() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            _ = try await partner.engine.advance(by: .years(1))
            try await expectAction(try await partner.create(Partner.bill(token)), "TakeHealthSurvey", partner)
        }
    }

    @Test("for an item that no ordinary card can pay is a 422 UpdatePaymentMethod")
    func ineligible() async throws {
        try await Partner.open { partner in
            _ = try await partner.engine.addProduct(NewProduct(name: "Towel", sku: "T-1", eligibility: .notEligible))
            let token = try await partner.token(card: Partner.health)
            let towel: JSON = ["order_items": [["name": "Towel", "sku": "T-1", "quantity": 1, "price": 4_900]]]
            try await expectAction(
                try await partner.create(Partner.bill(token).with(towel)), "UpdatePaymentMethod", partner)
        }
    }

    @Test("before what a 422 asked for is done is PendingPaymentTokenUpdate, and uses up no key")
    func update() async throws {
        try await Partner.open { partner in
            let token = try await partner.token(card: Partner.declinedLater)
            #expect(try await partner.create(Partner.bill(token, key: "march")).status == 422)
            let next = Partner.bill(token, key: "april")
            refused(
                try await partner.create(next), 400, "PendingPaymentTokenUpdate", token.uuid, "UpdatePaymentMethod")
            let made = try await partner.sessions().count
            _ = try await partner.engine.repair(token, card: try Partner.card(Partner.visa))
            #expect(try await partner.sessions().count == made + 1)
            #expect(try await partner.create(next).status == 200)
        }
    }

    @Test("nothing is charged by itself after the repair, and the refused key still answers its 422 (ours)")
    func afterRepair() async throws {
        try await Partner.open { partner in
            let token = try await partner.token(card: Partner.declinedLater)
            let bill = Partner.bill(token, key: "march")
            let refused = try await partner.create(bill)
            #expect(try await partner.create(bill).body == refused.body)
            _ = try await partner.engine.repair(token, card: try Partner.card(Partner.visa))
            let taken = try await partner.sessions().map(\.amountReceived).sum
            #expect(taken == Money(minorUnits: 4_900))
            let again = try await partner.create(bill)
            #expect(again.status == 422 && again.body == refused.body)
            #expect(try await partner.create(Partner.bill(token, key: "march, repaired")).status == 200)
        }
    }

    @Test("that was deleted, or was never made, is NotFound")
    func deleted() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            _ = try await partner.engine.deleteToken(token)
            refused(try await partner.create(Partner.bill(token)), 404, "NotFound", token.uuid)
            let other = ID<PaymentToken>(bits: 7)
            refused(try await partner.create(Partner.bill(other)), 404, "NotFound", other.uuid)
        }
    }

    @Test("looks at the key first: what was answered under it stays the answer, whatever became of the token")
    func keyFirst() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            let bill = Partner.bill(token, key: "march")
            let charged = try await partner.create(bill)
            _ = try await partner.engine.deleteToken(token)
            #expect(try await partner.create(bill).body == charged.body)
            let other = try await partner.create(Partner.bill(token, key: "march", price: 5_000))
            refused(other, 400, "IdempotencyViolation", "march")
        }
    }

    @Test("looks at the request before the token: a total that is wrong is wrong of any token")
    func requestFirst() async throws {
        try await Partner.open { partner in
            let answer = try await partner.create(Partner.bill(ID(bits: 7)).with(["total_amount": 1]))
            refused(answer, 400, "TotalAmountInvalid")
        }
    }

    @Test("for less than a card takes is TotalAmountInvalid, and uses up no key")
    func tooSmall() async throws {
        try await Partner.open { partner in
            _ = try await partner.engine.addProduct(NewProduct(name: "Towel", sku: "T-1", eligibility: .notEligible))
            let id = try await partner.created(Partner.order(Partner.ana.with(["tokenize": true])))
            let token = try #require(try await partner.pay(id, Partner.health, second: nil).token)
            _ = try await partner.engine.deleteToken(token)
            // Of a split cart each card's part has to be as much as a card takes.
            let split = try await partner.created(
                Partner.order(
                    Partner.ana.with([
                        "tokenize": true, "total_amount": 9_800,
                        "order_items": [
                            ["name": "Sauna blanket", "quantity": 1, "price": 4_900],
                            ["name": "Towel", "sku": "T-1", "quantity": 1, "price": 4_900],
                        ],
                    ])))
            let both = try #require(try await partner.pay(split, Partner.health, second: Partner.visa).token)
            let order: JSON = [
                "total_amount": 4_920,
                "order_items": [
                    ["name": "Sauna blanket", "quantity": 1, "price": 4_900],
                    ["name": "Towel", "sku": "T-1", "quantity": 1, "price": 20],
                ],
            ]
            let bill = Partner.bill(both, key: "march")
            refused(try await partner.create(bill.with(order)), 400, "TotalAmountInvalid", "20 is outside")
            #expect(try await partner.create(bill).status == 200)
        }
    }
}
