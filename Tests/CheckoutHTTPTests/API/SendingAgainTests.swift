import AsyncHTTPClient
import Checkout
import NIOCore
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A request under a key") struct SendingAgainTests {
    private func charge(_ price: Price, _ customer: Customer, _ card: PaymentMethod) -> JSON {
        [
            "checkout_session": [
                "mode": "off_session", "customer": .string(customer.id.description),
                "payment_method": .string(card.id.description),
                "line_items": [["price": .string(price.id.description), "quantity": 1]],
            ]
        ]
    }

    /// The answers to a request that is sent thirty times at once under one key.
    private func thirtyTimes(_ counter: Counter, _ path: String, _ body: JSON) async throws -> [Counter.Answer] {
        try await withThrowingTaskGroup(of: Counter.Answer.self) { group in
            for _ in 0..<30 {
                group.addTask { try await counter.send(.POST, path, body, headers: [("Idempotency-Key", "once")]) }
            }
            var answers: [Counter.Answer] = []
            for try await answer in group { answers.append(answer) }
            return answers
        }
    }

    private func sessions(_ counter: Counter) async throws -> Int {
        try await counter.engine.read { reader, _ in try reader.sessions(of: nil, from: .first, limit: 500).rows.count }
    }

    @Test("that is sent thirty times at once is done once, and answered thirty times to the byte")
    func simultaneous() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            let bodies: [(String, JSON)] = [
                ("/v1/checkout/sessions", charge(price, ana, card)),
                ("/v1/customers", ["customer": ["first_name": "Ben", "email": "ben@example.com"]]),
                ("/v1/products", ["product": ["name": "Mask"]]),
                ("/v1/webhooks", ["webhook": ["url": "http://127.0.0.1:9/"]]),
            ]
            for (path, body) in bodies {
                let answers = try await thirtyTimes(counter, path, body)
                #expect(answers.allSatisfy { $0.status == 200 }, "\(path): \(answers.map(\.status))")
                #expect(Set(answers.map(\.body)).count == 1, "\(path)")
                let replayed = answers.count { $0.headers.first(name: "idempotent-replayed") == "true" }
                #expect(replayed == 29, "\(path)")
            }
            // One was the saving of the card.
            #expect(try await sessions(counter) == 2)
            let found = try await counter.send(.GET, "/v1/customers?email=ben@example.com")
            #expect(found.json["customers"]?.elements.count == 1)
            #expect(try await counter.send(.GET, "/v1/webhooks").json["webhooks"]?.elements.count == 1)
        }
    }

    @Test("is answered again with the secret that it made, which the ledger keeps sealed only")
    func secrets() async throws {
        try await Counter.open { counter in
            let key = [("Idempotency-Key", "hook")]
            let body: JSON = ["webhook": ["url": "http://127.0.0.1:9/"]]
            let made = try await counter.send(.POST, "/v1/webhooks", body, headers: key)
            let again = try await counter.send(.POST, "/v1/webhooks", body, headers: key)
            #expect(made.status == 200 && made.body == again.body)
            #expect(String(decoding: made.body, as: UTF8.self).contains("fwhsec_"))
            let record = try await counter.engine.read { reader, _ in
                try reader.requestRecord(operation: "POST /v1/webhooks", key: "hook")
            }
            let kept = try #require(record?.answer).body
            #expect(!String(decoding: kept, as: UTF8.self).contains("webhook"))
        }
    }

    @Test("is refused with other parameters, and another path's key is another key")
    func otherRequest() async throws {
        try await Counter.open { counter in
            let key = [("Idempotency-Key", "k")]
            let made = try await counter.send(.POST, "/v1/products", ["product": ["name": "A"]], headers: key)
            #expect(made.status == 200 && made.headers.first(name: "idempotent-replayed") == nil)
            let other = try await counter.send(.POST, "/v1/products", ["product": ["name": "B"]], headers: key)
            #expect(other.status == 409 && other.code == "idempotency_key_reused")
            let elsewhere = try await counter.send(
                .POST, "/v1/customers", ["customer": ["first_name": "A"]], headers: key)
            #expect(elsewhere.status == 200)
            let again = try await counter.send(.POST, "/v1/products", ["product": ["name": "A"]], headers: key)
            #expect(again.body == made.body && again.headers.first(name: "idempotent-replayed") == "true")
        }
    }

    @Test("is the same request in other spacing, with its fields in another order, or with null for none")
    func rewritten() async throws {
        try await Counter.open { counter in
            let bodies = [
                #"{"product":{"name":"A","metadata":{"a":"1","b":"2"}}}"#,
                #"{ "product": {"metadata": {"b": "2", "a": "1"}, "url": null, "name": "\u0041"} }"#,
            ]
            var answers: [Counter.Answer] = []
            for body in bodies {
                answers.append(
                    try await counter.send(
                        .POST, "/v1/products", body: .bytes(ByteBuffer(string: body)),
                        headers: [("Content-Type", "application/json"), ("Idempotency-Key", "k")]))
            }
            #expect(answers.map(\.status) == [200, 200] && answers[0].body == answers[1].body, "\(answers[1].text)")
            #expect(try await counter.send(.GET, "/v1/products").json["products"]?.elements.count == 1)
        }
    }

    @Test("that was declined or refused is answered so again, also when it would be granted by then")
    func refusals() async throws {
        try await Counter.open { counter in
            let (ana, card) = try await counter.customer(card: "4000009900000012")
            let price = try await counter.price()
            let letter = try await counter.price("Gym", eligibility: .letterOfMedicalNecessity)
            let towel = try await counter.price("Towel", eligibility: .notEligible)
            for (name, price, status) in [("declined", price, 402), ("letter", letter, 422), ("towel", towel, 422)] {
                let body = charge(price, ana, card)
                let before = try await sessions(counter)
                let key = [("Idempotency-Key", name)]
                let first = try await counter.send(.POST, "/v1/checkout/sessions", body, headers: key)
                let made = try await sessions(counter)
                let second = try await counter.send(.POST, "/v1/checkout/sessions", body, headers: key)
                #expect(first.status == status && second.status == status, "\(first.text)")
                #expect(first.body == second.body && second.headers.first(name: "idempotent-replayed") == "true")
                #expect(try await sessions(counter) == made && made - before <= 1)
            }
        }
    }

    @Test("that was wrong uses no key up")
    func wrong() async throws {
        try await Counter.open { counter in
            let key = [("Idempotency-Key", "k")]
            let wrong = try await counter.send(.POST, "/v1/products", ["product": ["name": 1]], headers: key)
            #expect(wrong.status == 400)
            let right = try await counter.send(.POST, "/v1/products", ["product": ["name": "A"]], headers: key)
            #expect(right.status == 200)
        }
    }

    @Test("needs a key of 1 to 255 bytes")
    func keys() async throws {
        try await Counter.open { counter in
            for (key, status) in [(String(repeating: "k", count: 255), 200), (String(repeating: "k", count: 256), 400)]
            {
                let answer = try await counter.send(
                    .POST, "/v1/products", ["product": ["name": "A"]], headers: [("Idempotency-Key", key)])
                #expect(answer.status == status, "\(answer.text)")
            }
        }
    }
}
