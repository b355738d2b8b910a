import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

/// Payment sessions as they are looked at.
@Suite("Truemed: retrieving and listing payment sessions") struct PaymentSessionListTests {
    private func list(_ partner: Partner, _ query: String = "") async throws -> Counter.Answer {
        try await partner.send(.GET, "/payments/v1/payment_sessions\(query)")
    }

    private func ids(_ answer: Counter.Answer) -> [String] {
        answer.json.at("payment_sessions").elements.compactMap { $0["id"]?.text }
    }

    private func pagination(_ count: Int, _ page: Int, _ last: Int, _ size: Int) -> JSON {
        ["count": .int(count), "current_page": .int(page), "last_page": .int(last), "page_size": .int(size)]
    }

    @Test("an empty list has one page of 30")
    func empty() async throws {
        try await Partner.open { partner in
            let answer = try await list(partner)
            #expect(answer.json == ["payment_sessions": [], "pagination": pagination(0, 1, 1, 30)], "\(answer.text)")
        }
    }

    @Test("the newest come first, page by page, and the count is exact")
    func pages() async throws {
        try await Partner.open { partner in
            var made: [String] = []
            for _ in 0..<35 { made.insert(try await partner.created(Partner.order()).uuid, at: 0) }
            let first = try await list(partner)
            #expect(ids(first) == Array(made.prefix(30)))
            #expect(first.json["pagination"] == pagination(35, 1, 2, 30))
            let second = try await list(partner, "?page=2")
            #expect(ids(second) == Array(made.dropFirst(30)))
            let beyond = try await list(partner, "?page=3")
            #expect(ids(beyond).isEmpty && beyond.json["pagination"] == pagination(35, 3, 2, 30))
            let small = try await list(partner, "?page=2&page_size=10")
            #expect(ids(small) == Array(made[10..<20]) && small.json["pagination"] == pagination(35, 2, 4, 10))
            #expect(ids(try await list(partner, "?page_size=100")) == made)
        }
    }

    @Test(
        "what is no page is refused by its name",
        arguments: [
            ("page=0", "page"), ("page=-1", "page"), ("page=x", "page"), ("page_size=0", "page_size"),
            ("page_size=101", "page_size"), ("page=1001&page_size=100", ""), ("page=1002&page_size=100", "page"),
            ("include_order_items=yes", "include_order_items"), ("summarize_refunds=2", "summarize_refunds"),
        ])
    func wrongPages(_ query: String, _ field: String) async throws {
        try await Partner.open { partner in
            let answer = try await list(partner, "?\(query)")
            guard !field.isEmpty else { return #expect(answer.status == 200, "\(answer.text)") }
            #expect(answer.status == 400 && answer.error == "MissingField" && answer.sentence.contains(field))
        }
    }

    @Test(
        "sessions with the customer there and away are listed; saved cards and subscriptions are neither listed nor found"
    )
    func modes() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            #expect(try await partner.create(Partner.bill(token)).status == 200)
            let ana = try #require(try await partner.sessions().first?.customer)
            _ = try await partner.engine.saveCard(try Partner.card(Partner.visa), for: ana)
            let all = try await partner.sessions()
            #expect(Set(all.map(\.mode)) == [.payment, .offSession, .setup])
            let answer = try await list(partner)
            #expect(ids(answer) == all.filter(\.isPayment).map(\.id.uuid))
            #expect(answer.json.at("pagination.count").number == 2)
            let setup = try #require(all.first { $0.mode == .setup })
            let found = try await partner.send(.GET, "/payments/v1/payment_session/\(setup.id.uuid)")
            #expect(found.status == 404 && found.error == "NotFound")
        }
    }

    @Test("items are listed with include_order_items, refunds summed up with summarize_refunds")
    func options() async throws {
        try await Partner.open { partner in
            let id = try await partner.captured()
            let refund: JSON = [
                "amount": 2_500, "idempotency_key": "k", "payment_id": .string(id.uuid), "reason": "fraudulent",
            ]
            #expect(try await partner.send(.POST, "/payments/v1/refund", refund).status == 200)
            let plain = try await list(partner).json.at("payment_sessions.0")
            #expect(!plain.names.contains("order_items") && !plain.names.contains("refund_amount"))
            let more = try await list(partner, "?include_order_items=true&summarize_refunds=true").json
                .at("payment_sessions.0")
            #expect(more.at("order_items.0.total_refundable").number == 7_500)
            #expect(more["refund_amount"]?.number == 2_500)
            let retrieved = try await partner.retrieved(id)
            #expect(more["order_items"] == retrieved["order_items"])
            #expect(plain.names == retrieved.names.filter { $0 != "order_items" })
        }
    }

    @Test("an unknown session is NotFound", arguments: ["00000000-0000-7000-8000-000000000007", "nonsense"])
    func unknown(_ id: String) async throws {
        try await Partner.open { partner in
            let answer = try await partner.send(.GET, "/payments/v1/payment_session/\(id)")
            #expect(
                answer.status == 404 && answer.error == "NotFound" && answer.sentence.contains(id), "\(answer.text)")
        }
    }

    @Test("while a practitioner decides a session is processing, then captured")
    func review() async throws {
        try await Partner.open { partner in
            let id = try await partner.created(Partner.order(Partner.ana))
            try await partner.pay(id, Partner.visa, .inReview)
            let waiting = try await partner.retrieved(id)
            #expect(waiting["status"]?.text == "processing" && waiting["status_summary"]?.text == "Incomplete")
            #expect(waiting["captured_on"] == .null)
            _ = try await partner.engine.advance(by: .days(2))
            let done = try await partner.retrieved(id)
            #expect(done["status"]?.text == "captured" && done["status_summary"]?.text == "Captured")
            // Of a one_time_payment both moments are the same.
            #expect(done["authorized_on"] == done["captured_on"] && done["captured_on"] != .null)
            #expect(done["capture_amount"] == done["authorize_amount"])
        }
    }
}
