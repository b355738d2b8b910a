import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Twelve months of a subscription", .timeLimit(.minutes(5)))
struct SubscriptionYearTests {
    /// What a delivery says, in a line.
    private func line(_ delivery: JSON) -> String {
        let data = delivery["data"] ?? .null
        switch delivery["event_type"]?.text {
        case "payment_session.updated":
            let failure = data["failure_reason"]?.text.map { " (\($0))" } ?? ""
            return "session \(data["status"]?.text ?? "?")\(failure) \(data["capture_amount"]?.number ?? -1)"
        case "payment_token.updated":
            let names = ["payment_session_id", "failed_payment_session_id", "provision_token_request_id"]
                .filter { data[$0] != nil }
            return "token by \(names.joined(separator: " and "))"
        case "qualification_session.completed": return "survey \(data["status"]?.text ?? "?")"
        case let type: return type ?? "?"
        }
    }

    @Test("from the trial over every repair to the deletion: each webhook, in order")
    func year() async throws {
        try await Channel.open { channel in
            var expected: [String] = []
            func bill(_ key: String, _ total: Int = 4_900, items: [JSON] = [Channel.plan]) async throws
                -> Counter.Answer
            {
                try await channel.create(
                    Channel.order(key, total: total, items: items, [.init("payment_token", .string(token))]))
            }
            func month() async throws { _ = try await channel.engine.advance(by: Period(months: 1, milliseconds: 0)) }
            let paid = ["session processing 4900", "session captured 4900"]

            // The trial: nothing is charged, and the card lasts until the end of July.
            let trial = try await channel.create(
                Channel.order(
                    "trial", total: 0,
                    [
                        .init("tokenize", true), .init("customer_email", "ana@example.com"),
                        .init("customer_name", "Ana Beltrán"), .init("customer_state", "CA"),
                        .init("metadata", "plan 7"),
                        .init("display_next_bill_info", ["total_amount": 4_900, "date": "2026-04-03"]),
                    ]))
            #expect(trial.status == 200)
            let token = try #require(trial.json["payment_token"]?.text)
            let first = try #require(trial.json["id"]?.text.flatMap { ID<CheckoutSession>($0) })
            #expect(try await bill("too early").json["error"]?.text == "SessionPending")
            try await channel.consult(.session(first))
            _ = try await channel.engine.pay(first, card: Channel.card(expiry: "07/26"))
            expected += [
                "survey approved", "token by payment_session_id", "session processing 0", "session captured 0",
            ]

            // The first bill, and three more.
            for number in 1...4 {
                try await month()
                #expect(try await bill("month \(number)").status == 200)
                expected += paid
            }

            // Month five: the card has expired. Its owner gives another.
            try await month()
            let expired = try await bill("month 5")
            #expect(expired.status == 422 && expired.json["next_action"]?.text == "UpdatePaymentMethod")
            expected.append("session canceled (expired_card) 4900")
            #expect(try await bill("month 5 again").json["error"]?.text == "PendingPaymentTokenUpdate")
            let tokenID = try #require(ID<PaymentToken>(token))
            _ = try await channel.engine.repair(tokenID, card: Channel.card())
            expected.append("token by failed_payment_session_id")
            #expect(try await bill("month 5").status == 422, "a key means the same answer for ever")
            #expect(try await bill("month 5, repaired").status == 200)
            expected += paid

            // Month six: a changed cart that no letter covers. The survey is retaken.
            try await month()
            let both = [Channel.plan, Channel.cream]
            let changed = try await bill("month 6", 7_900, items: both)
            #expect(changed.status == 422 && changed.json["next_action"]?.text == "TakeHealthSurvey")
            expected.append("session canceled (letter_of_medical_necessity_required) 7900")
            try await channel.consult(.token(tokenID))
            expected += ["survey approved", "token by failed_payment_session_id"]
            #expect(try await bill("month 6, covered", 7_900, items: both).status == 200)
            expected += ["session processing 7900", "session captured 7900"]

            for number in 7...11 {
                try await month()
                #expect(try await bill("month \(number)").status == 200)
                expected += paid
            }

            // Month twelve: a year after its signature the letter has run out, and is renewed.
            try await month()
            #expect(try await bill("month 12").json["next_action"]?.text == "TakeHealthSurvey")
            expected.append("session canceled (letter_of_medical_necessity_required) 4900")
            try await channel.consult(.token(tokenID))
            expected += ["survey approved", "token by failed_payment_session_id"]
            let last = try await bill("month 12, renewed")
            #expect(last.status == 200)
            expected += paid

            // Half of it goes back, which changes no status; then the token is deleted.
            let session = try #require(last.json["id"])
            let refund = try await channel.send(
                .POST, "/payments/v1/refund",
                [
                    "payment_id": session, "amount": 2_000, "reason": "customer_request", "idempotency_key": "refund",
                ])
            #expect(refund.status == 200)
            #expect(try await channel.send(.POST, "/api/v1/payment_tokens/\(token)/delete").status == 204)
            try await month()
            #expect(try await bill("month 13").json["error"]?.text == "NotFound")

            let delivered = try await channel.delivered()
            #expect(delivered.map(line) == expected)
            let notes = delivered.compactMap { $0["data"]?["metadata"]?.text }
            #expect(notes == ["plan 7", "plan 7", "plan 7"])
        }
    }
}
