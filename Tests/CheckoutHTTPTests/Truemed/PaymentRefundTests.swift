import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

/// Money that goes back (create refund).
@Suite("Truemed: refunds") struct PaymentRefundTests {
    private func refund(
        _ partner: Partner, _ id: ID<CheckoutSession>, _ amount: Int, key: String, _ more: JSON = [:]
    ) async throws -> Counter.Answer {
        let body: JSON = [
            "amount": .int(amount), "idempotency_key": .string(key), "payment_id": .string(id.uuid),
            "reason": "customer_request",
        ]
        return try await partner.send(.POST, "/payments/v1/refund", body.with(more))
    }

    private func refused(
        _ answer: Counter.Answer, _ error: String, _ says: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.status == 400 && answer.error == error, "\(answer.text)", sourceLocation: sourceLocation)
        for word in says {
            #expect(answer.sentence.contains(word), "\(answer.sentence)", sourceLocation: sourceLocation)
        }
    }

    /// A payment of three mats of 1,000 and a mask of 500.
    private func paid(_ partner: Partner) async throws -> (ID<CheckoutSession>, mats: JSON, mask: JSON) {
        let order: JSON = [
            "total_amount": 3_500,
            "order_items": [
                ["name": "Mat", "quantity": 3, "price": 1_000], ["name": "Mask", "quantity": 1, "price": 500],
            ],
        ]
        let id = try await partner.created(Partner.order(Partner.ana.with(order)))
        try await partner.pay(id)
        let seen = try await partner.retrieved(id)
        return (id, seen.at("order_items.0.item_id"), seen.at("order_items.1.item_id"))
    }

    @Test("answers with the refund's id, again under its key, and what can still be refunded shrinks")
    func refund() async throws {
        try await Partner.open { partner in
            let (id, _, _) = try await paid(partner)
            let before = try await partner.retrieved(id)
            #expect(before.at("order_items.0.total_refundable").number == 3_000)
            #expect(before.at("order_items.0.quantity_refundable").number == 3)
            let answer = try await refund(partner, id, 1_200, key: "k")
            #expect(answer.status == 200 && answer.json.names == ["refund_id"], "\(answer.text)")
            #expect(answer.json["refund_id"]?.text?.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
            #expect(try await refund(partner, id, 1_200, key: "k").body == answer.body)
            let after = try await partner.retrieved(id)
            #expect(after["status"]?.text == "captured" && after["status_summary"]?.text == "Partially Refunded")
            // What is left, 2,300, in proportion to what the items cost.
            #expect(after.at("order_items.0.total_refundable").number == 1_971)
            #expect(after.at("order_items.0.quantity_refundable").number == 1)
            #expect(after.at("order_items.1.total_refundable").number == 329)
        }
    }

    @Test("of one payment may be several, each under a key of its own, until nothing is left")
    func several() async throws {
        try await Partner.open { partner in
            let (id, _, _) = try await paid(partner)
            var made: Set<String> = []
            for (key, amount) in [("a", 1_000), ("b", 2_000), ("c", 500)] {
                let answer = try await refund(partner, id, amount, key: key)
                made.insert(try #require(answer.json["refund_id"]?.text, "\(answer.text)"))
            }
            #expect(made.count == 3)
            let seen = try await partner.retrieved(id)
            #expect(seen["status_summary"]?.text == "Refunded")
            #expect(seen.at("order_items.0.total_refundable").number == 0)
            refused(try await refund(partner, id, 1, key: "d"), "AmountInvalid", "amount is 1", "0 of the payment")
        }
    }

    @Test("of one payment at once are all made")
    func atOnce() async throws {
        try await Partner.open { partner in
            for _ in 0..<10 {
                let (id, _, _) = try await paid(partner)
                let answers = try await withThrowingTaskGroup(of: Counter.Answer.self) { group in
                    for part in 0..<7 { group.addTask { try await refund(partner, id, 500, key: "\(id) \(part)") } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.allSatisfy { $0.status == 200 }, "\(answers.map(\.text))")
                #expect(Set(answers.map(\.body)).count == 7)
                #expect(try await partner.session(id).amountRefunded == Money(minorUnits: 3_500))
            }
        }
    }

    @Test("by items give back pieces or amounts of each; what is left of each shrinks")
    func items() async throws {
        try await Partner.open { partner in
            let (id, mats, mask) = try await paid(partner)
            let first: JSON = ["item_details": [["item_id": mats, "quantity": 1], ["item_id": mask, "amount": 200]]]
            #expect(try await refund(partner, id, 1_200, key: "a", first).status == 200)
            var seen = try await partner.retrieved(id)
            #expect(seen.at("order_items.0.total_refundable").number == 2_000)
            #expect(seen.at("order_items.0.quantity_refundable").number == 2)
            #expect(seen.at("order_items.1.total_refundable").number == 300)
            #expect(seen.at("order_items.1.quantity_refundable").number == 0)
            let tooMuch: JSON = ["item_details": [["item_id": mask, "quantity": 1]]]
            refused(try await refund(partner, id, 500, key: "b", tooMuch), "AmountInvalid", "Mask is 500", "300 of it")
            let rest: JSON = [
                "item_details": [["item_id": mats, "quantity": 2], ["item_id": mask, "quantity": 1, "amount": 300]]
            ]
            #expect(try await refund(partner, id, 2_300, key: "b", rest).status == 200)
            seen = try await partner.retrieved(id)
            #expect(seen["status_summary"]?.text == "Refunded")
        }
    }

    @Test("of items whose money is not the amount are AmountInvalid, and say how far they are apart (ours)")
    func itemsDiffer() async throws {
        try await Partner.open { partner in
            let (id, mats, _) = try await paid(partner)
            let items: JSON = ["item_details": [["item_id": mats, "quantity": 2]]]
            refused(
                try await refund(partner, id, 2_001, key: "k", items), "AmountInvalid", "2001", "2000", "1 too much")
            refused(try await refund(partner, id, 1_999, key: "k", items), "AmountInvalid", "1 too little")
            #expect(try await refund(partner, id, 2_000, key: "k", items).status == 200)
        }
    }

    @Test("of a wrong item are refused with its place")
    func wrongItems() async throws {
        try await Partner.open { partner in
            let (id, mats, _) = try await paid(partner)
            let wrongs: [(JSON, String, String)] = [
                (["item_id": "nothing", "quantity": 1], "MissingField", "item_details[0].item_id"),
                (["quantity": 1], "MissingField", "item_details[0].item_id"),
                (["item_id": mats], "MissingField", "item_details[0].quantity"),
                (["item_id": mats, "quantity": "1"], "MissingField", "item_details[0].quantity"),
                (["item_id": mats, "quantity": 0], "AmountInvalid", "item_details[0].quantity is 0; expected 1 to 3"),
                (["item_id": mats, "quantity": 4], "AmountInvalid", "item_details[0].quantity is 4"),
                (["item_id": mats, "amount": 0], "AmountInvalid", "item_details[0].amount is 0"),
                (["item_id": mats, "amount": -1], "AmountInvalid", "item_details[0].amount is -1"),
                (["item_id": mats, "amount": 3_001], "AmountInvalid", "item_details[0].amount is 3001"),
                (["item_id": mats, "amount": .int(.max)], "AmountInvalid", "9223372036854775807"),
            ]
            for (item, error, words) in wrongs {
                let answer = try await refund(partner, id, 1_000, key: "k", ["item_details": [item]])
                refused(answer, error, words)
            }
            #expect(try await refund(partner, id, 1_000, key: "k", ["item_details": .null]).status == 200)
        }
    }

    @Test("take each reason, and no other")
    func reasons() async throws {
        try await Partner.open { partner in
            let (id, _, _) = try await paid(partner)
            let reasons: [(String, Refund.Reason)] = [
                ("customer_request", .requestedByCustomer), ("fraudulent", .fraudulent),
                ("duplicate_payment", .duplicate),
            ]
            for (word, _) in reasons {
                #expect(try await refund(partner, id, 100, key: word, ["reason": .string(word)]).status == 200)
            }
            let kept = try await partner.engine.read { reader, _ in try reader.refunds(of: id) }
            #expect(kept.map(\.reason) == reasons.map(\.1))
            refused(
                try await refund(partner, id, 100, key: "k", ["reason": "requested_by_customer"]), "MissingField",
                "reason", "customer_request, fraudulent, duplicate_payment")
        }
    }

    @Test("without a field are MissingField", arguments: ["amount", "idempotency_key", "payment_id", "reason"])
    func missing(_ field: String) async throws {
        try await Partner.open { partner in
            let (id, _, _) = try await paid(partner)
            refused(try await refund(partner, id, 100, key: "k", .object([.init(field, .null)])), "MissingField", field)
        }
    }

    @Test("of nothing, of less, or of more than is left are AmountInvalid, and use up no key")
    func amounts() async throws {
        try await Partner.open { partner in
            let (id, _, _) = try await paid(partner)
            for amount in [0, -1, 3_501, .max, .min] {
                refused(try await refund(partner, id, amount, key: "k"), "AmountInvalid", "amount is \(amount)", "3500")
            }
            refused(
                try await refund(partner, id, 0, key: "k", ["amount": .number("9223372036854775808")]), "AmountInvalid",
                "amount is 9223372036854775808")
            #expect(try await refund(partner, id, 3_500, key: "k").status == 200)
        }
    }

    @Test("of what is no payment are InvalidPaymentId")
    func unknown() async throws {
        try await Partner.open { partner in
            let id = try await partner.captured()
            for payment in [ID<CheckoutSession>(bits: 7).uuid, "nonsense", ""] {
                let answer = try await refund(partner, id, 100, key: "k", ["payment_id": .string(payment)])
                refused(answer, "InvalidPaymentId", payment)
            }
        }
    }

    @Test("before anything was captured are NoSessionCaptures")
    func uncaptured() async throws {
        try await Partner.open { partner in
            let open = try await partner.created(Partner.order())
            let held = try await partner.authorized()
            let trial = try await partner.created(
                Partner.order(
                    Partner.ana.with([
                        "total_amount": 0, "tokenize": true,
                        "display_next_bill_info": ["total_amount": 4_900, "date": "2026-04-03"],
                    ])))
            try await partner.pay(trial)
            for id in [open, held, trial] {
                let answer = try await refund(partner, id, 100, key: "k")
                let reason = id == trial ? "its total was 0" : "nothing of it was captured"
                refused(answer, "NoSessionCaptures", id.uuid, reason)
            }
        }
    }

    @Test("under a key of other parameters are IdempotencyViolation")
    func key() async throws {
        try await Partner.open { partner in
            let (id, _, _) = try await paid(partner)
            #expect(try await refund(partner, id, 100, key: "k").status == 200)
            refused(try await refund(partner, id, 200, key: "k"), "IdempotencyViolation")
            refused(try await refund(partner, id, 100, key: "k", ["reason": "fraudulent"]), "IdempotencyViolation")
            #expect(try await partner.session(id).amountRefunded == Money(minorUnits: 100))
        }
    }

    @Test("of a split cart go back to the card that paid for the item")
    func split() async throws {
        try await Partner.open { partner in
            _ = try await partner.engine.addProduct(NewProduct(name: "Towel", sku: "T-1", eligibility: .notEligible))
            let order: JSON = [
                "total_amount": 3_000,
                "order_items": [
                    ["name": "Mat", "quantity": 1, "price": 2_000],
                    ["name": "Towel", "sku": "T-1", "quantity": 1, "price": 1_000],
                ],
            ]
            let id = try await partner.created(Partner.order(Partner.ana.with(order)))
            try await partner.pay(id, Partner.health, second: Partner.visa)
            let towel = try await partner.retrieved(id).at("order_items.1.item_id")
            let answer = try await refund(
                partner, id, 1_000, key: "k", ["item_details": [["item_id": towel, "quantity": 1]]])
            #expect(answer.status == 200, "\(answer.text)")
            let payments = try await partner.engine.read { reader, _ in try reader.payments(of: id) }
            #expect(payments.map(\.amountRefunded) == [.zero, Money(minorUnits: 1_000)])
        }
    }
}
