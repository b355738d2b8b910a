import AsyncHTTPClient
import Checkout
import NIOCore
import NIOHTTP1
import OrderedJSON
import Testing

/// `idempotency_key` of `create_payment_session`, and the errors that ask for it.
@Suite("Truemed: sending a creation again") struct CreationKeyTests {
    private func send(_ partner: Partner, _ text: String) async throws -> Counter.Answer {
        try await partner.counter.send(
            .POST, Partner.creation, body: .bytes(ByteBuffer(string: text)),
            headers: [("x-truemed-api-key", partner.counter.key), ("Content-Type", "application/json")], key: .some(nil)
        )
    }

    @Test("the same key with the same parameters is the same session, however they are written")
    func same() async throws {
        try await Partner.open { partner in
            let first = try await send(
                partner,
                #"{"idempotency_key":"k","total_amount":100,"amount_details":{},"order_items":[{"name":"A","quantity":1,"#
                    + #""price":100}],"success_url":"https://a.example/é","failure_url":"https://a.example"}"#)
            #expect(first.status == 200, "\(first.text)")
            let again = try await send(
                partner,
                """
                {
                  "failure_url" : "https:\\/\\/a.example", "metadata": null,
                  "order_items" : [ { "price": 100, "name": "\\u0041", "quantity": 1 } ],
                  "total_amount": 100, "amount_details": { }, "success_url": "https://a.example/\\u00e9",
                  "idempotency_key": "k"
                }
                """)
            #expect(again.status == 200 && again.body == first.body, "\(again.text)")
            #expect(try await partner.sessions().count == 1)
        }
    }

    @Test("the same key with other parameters is IdempotencyViolation, whichever differs")
    func other() async throws {
        try await Partner.open { partner in
            let order = Partner.order(Partner.ana.with(["idempotency_key": "k"]))
            let first = try await partner.create(order)
            #expect(first.status == 200)
            let changes: [JSON] = [
                ["total_amount": 5_000], ["success_url": "https://shop.example/other"], ["metadata": "x"],
                ["failure_url": "https://shop.example/other"], ["customer_email": "ben@example.com"],
                ["customer_name": "Ben"], ["customer_state": "CA"], ["kind": "authorization"], ["tokenize": true],
                ["use_iframe": true], ["amount_details": ["additional_charges_details": []]],
                ["order_items": [["name": "Other", "quantity": 1, "price": 4_900]]],
            ]
            for change in changes {
                let answer = try await partner.create(order.with(change))
                #expect(answer.status == 400 && answer.error == "IdempotencyViolation", "\(change): \(answer.text)")
                #expect(answer.sentence.contains("“k”"))
            }
            #expect(try await partner.create(order).body == first.body)
            #expect(try await partner.sessions().count == 1)
        }
    }

    @Test("another key is another session, and so is no key")
    func another() async throws {
        try await Partner.open { partner in
            for key in ["a", "b", nil, nil] {
                _ = try await partner.created(Partner.order(["idempotency_key": key.map { .string($0) } ?? .null]))
            }
            #expect(try await partner.sessions().count == 4)
        }
    }

    @Test("a 400 uses up no key")
    func unused() async throws {
        try await Partner.open { partner in
            let order = Partner.order(["idempotency_key": "k"])
            let wrongs: [JSON] = [
                ["success_url": .null], ["total_amount": 1], ["total_amount": .number("99999999999999999999")],
                ["tokenize": true], ["customer_email": "nobody"],
                ["payment_token": .string(ID<PaymentToken>(bits: 7).uuid)],
            ]
            for wrong in wrongs {
                let answer = try await partner.create(order.with(wrong))
                #expect([400, 404].contains(answer.status), "\(answer.text)")
            }
            #expect(try await partner.create(order).status == 200)
        }
    }

    @Test("an armed fault answers ServerError once; nothing was done, and the same key then succeeds")
    func before() async throws {
        try await Partner.open { partner in
            _ = try await partner.engine.arm(.before)
            let order = Partner.order(["idempotency_key": "k"])
            // A request that is refused for itself is no call to fail.
            #expect(try await partner.create(order.with(["success_url": .null])).error == "MissingField")
            let failed = try await partner.create(order)
            #expect(failed.status == 400 && failed.error == "ServerError", "\(failed.text)")
            #expect(failed.sentence.contains("same key"))
            #expect(try await partner.sessions().isEmpty)
            #expect(try await partner.create(order).status == 200)
        }
    }

    @Test("an armed fault that loses the answer loses only that: the same key has it")
    func after() async throws {
        try await Partner.open { partner in
            _ = try await partner.engine.arm(.after)
            let order = Partner.order(["idempotency_key": "k"])
            #expect(try await partner.create(order).error == "ServerError")
            let made = try await partner.sessions()
            #expect(made.count == 1)
            let again = try await partner.create(order)
            #expect(again.status == 200 && again.json["id"]?.text == made.first?.id.uuid)
            #expect(try await partner.sessions().count == 1)
        }
    }

    @Test("what is lost behind a fault may be a refusal too; it has its own name the next time")
    func lostRefusal() async throws {
        try await Partner.open { partner in
            _ = try await partner.engine.arm(.after)
            let order = Partner.order(["idempotency_key": "k", "total_amount": 1])
            #expect(try await partner.create(order).error == "ServerError")
            let refused = try await partner.create(order)
            #expect(refused.status == 400 && refused.error == "TotalAmountInvalid", "\(refused.text)")
        }
    }

    @Test("a token that was charged behind a lost answer is charged once")
    func chargedBehind() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            _ = try await partner.engine.arm(.after)
            let bill = Partner.bill(token, key: "march")
            #expect(try await partner.create(bill).error == "ServerError")
            #expect(try await partner.create(bill).status == 200)
            let taken = try await partner.sessions().map(\.amountReceived).sum
            #expect(taken == Money(minorUnits: 2 * 4_900))
        }
    }

    @Test(
        "a network that gives no answer is ServerError; the same key then charges once",
        arguments: ["4000009909000062", "4000009909000070"])
    func silentNetwork(_ card: String) async throws {
        try await Partner.open { partner in
            let token = try await partner.token(card: card)
            let bill = Partner.bill(token, key: "march")
            let failed = try await partner.create(bill)
            #expect(failed.status == 400 && failed.error == "ServerError", "\(failed.text)")
            let charged = try await partner.create(bill)
            #expect(charged.status == 200, "\(charged.text)")
            #expect(try await partner.create(bill).body == charged.body)
            let taken = try await partner.sessions().map(\.amountReceived).sum
            #expect(taken == Money(minorUnits: 2 * 4_900))
        }
    }

    @Test("the ServerError of a lost 422 is followed by that 422")
    func lostAction() async throws {
        try await Partner.open { partner in
            let token = try await partner.token(card: Partner.declinedLater)
            _ = try await partner.engine.arm(.after)
            let bill = Partner.bill(token, key: "march")
            #expect(try await partner.create(bill).error == "ServerError")
            #expect(try await partner.create(bill).status == 422)
        }
    }
}
