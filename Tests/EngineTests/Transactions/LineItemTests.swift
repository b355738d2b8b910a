import Checkout
import OrderedJSON
import Testing

@Suite("What a transaction costs, line by line")
struct LineItemTests {
    private static let deeds: KeyValuePairs<String, [String]> = [
        "price": ["privileged-set-line-items"], "refund": ["calculate-full-refund"],
        "negotiate": ["set-negotiated-total-price"],
    ]

    private func line(_ fields: JSON) -> JSON {
        .lines(JSON.object([JSON.Field("code", "line-item/x")]).and(fields))
    }

    @Test(
        "a line comes to price times quantity, a percentage of it, or times seats and units; halves go away from zero",
        arguments: [
            (["unitPrice": .cents(2_500), "quantity": 3], 7_500), (["unitPrice": .cents(2_500), "quantity": 0], 0),
            (["unitPrice": .cents(333), "quantity": .number("1.5")], 500),
            (["unitPrice": .cents(1_000), "quantity": "2.25"], 2_250),
            (["unitPrice": .cents(999), "percentage": 10], 100), (["unitPrice": .cents(5), "percentage": 50], 3),
            (["unitPrice": .cents(1_000), "seats": 3, "units": 2], 6_000),
            (["unitPrice": .cents(1_000), "seats": 2, "units": .number("0.5")], 1_000),
        ] as [(JSON, Int)])
    func measures(fields: JSON, cents: Int) async throws {
        let bench = try await Bench(Self.deeds)
        let stated = fields.and(["lineTotal": .cents(cents)])
        let contents = try await bench.does("price", line(stated))
        #expect(contents.payin == Money(minorUnits: cents) && contents.payout == contents.payin)
        let wrong = fields.and(["lineTotal": .cents(cents + 1)])
        #expect(try await bench.refusal("price", line(wrong)).code == "validation-invalid-value")
    }

    @Test(
        "a line has exactly one measure, a code of 1 to 64 characters, and a price in the ledger's currency",
        arguments: [
            ["unitPrice": .cents(5)], ["unitPrice": .cents(5), "quantity": 1, "percentage": 10],
            ["unitPrice": .cents(5), "seats": 1], ["unitPrice": .cents(5), "seats": 0, "units": 1],
            ["unitPrice": .cents(5), "quantity": -1], ["unitPrice": .cents(5), "quantity": "many"],
            ["unitPrice": ["amount": 5, "currency": "EUR"], "quantity": 1], ["unitPrice": 5, "quantity": 1],
            ["quantity": 1], ["unitPrice": .cents(5), "quantity": 1, "includeFor": []],
            ["unitPrice": .cents(5), "quantity": 1, "includeFor": ["operator"]],
            ["unitPrice": .cents(5), "quantity": 1, "includeFor": "customer"],
        ] as [JSON])
    func wrongLines(fields: JSON) async throws {
        let error = try await Bench(Self.deeds).refusal("price", line(fields))
        #expect(error.code == "validation-invalid-value" && error.message.contains("lineItems[0]."))
    }

    @Test("at most 50 lines, with codes of at most 64 characters")
    func bounds() async throws {
        let bench = try await Bench(Self.deeds)
        let fifty = Array(repeating: JSON.line(100), count: 50)
        try await bench.does("price", ["lineItems": .array(fifty)])
        #expect(try await bench.contents.payin == Money(minorUnits: 5_000))
        #expect(try await bench.refusal("price", ["lineItems": .array(fifty + [.line(1)])]).code.contains("invalid"))
        func coded(_ length: Int) -> JSON {
            .lines(["code": .string(String(repeating: "x", count: length)), "unitPrice": .cents(5), "quantity": 1])
        }
        try await bench.does("price", coded(64))
        _ = try await bench.refusal("price", coded(65))
        _ = try await bench.refusal("price", coded(0))
        #expect(try await bench.refusal("price").code == "validation-missing-key")
    }

    @Test("each side's sum counts the lines that are for it; the lines replace those before; no sum is negative")
    func sides() async throws {
        let bench = try await Bench(Self.deeds)
        func part(_ cents: Int, for side: JSON) -> JSON {
            ["code": "part", "unitPrice": .cents(cents), "quantity": 1, "includeFor": [side]]
        }
        var contents = try await bench.does(
            "price", .lines(.line(1_000), part(50, for: "customer"), part(-120, for: "provider")))
        #expect(contents.payin == Money(minorUnits: 1_050) && contents.payout == Money(minorUnits: 880))
        contents = try await bench.does("price", .lines(.line(1_000), part(-1_000, for: "provider")))
        #expect(contents.lineItems.count == 2 && contents.payout == .zero)
        for side in ["customer", "provider"] as [JSON] {
            let error = try await bench.refusal("price", .lines(.line(1_000), part(-1_001, for: side)))
            #expect(error.code == "validation-invalid-value")
        }
    }

    @Test("a full refund undoes every line by one of its own, once")
    func refund() async throws {
        let bench = try await Bench(Self.deeds)
        let seats: JSON = [
            "code": "seat", "unitPrice": .cents(500), "seats": 2, "units": 3, "includeFor": ["customer"],
        ]
        let part: JSON = ["code": "part", "unitPrice": .cents(999), "percentage": -10, "includeFor": ["provider"]]
        try await bench.does("price", .lines(.line(333, quantity: .number("1.5")), seats, part))
        let contents = try await bench.does("refund")
        #expect(contents.payin == .zero && contents.payout == .zero)
        #expect(contents.lineItems.map(\.isReversal) == [false, false, false, true, true, true])
        #expect(contents.lineItems.map(\.total.minorUnits) == [500, 3_000, -100, -500, -3_000, 100])
        #expect(contents.lineItems[4].json["quantity"] == .number("-6"))
        #expect(try await bench.refusal("refund").code == "transaction-invalid-action-sequence")
    }

    @Test("a negotiated total is the only line, and not negative")
    func negotiated() async throws {
        let bench = try await Bench(Self.deeds)
        let contents = try await bench.does("negotiate", ["negotiatedTotal": .cents(7_700)])
        #expect(contents.payin == Money(minorUnits: 7_700) && contents.lineItems.count == 1)
        #expect(try await bench.refusal("negotiate").code == "validation-missing-key")
        for wrong in [.cents(-1), 7_700, ["amount": 5, "currency": "EUR"]] as [JSON] {
            #expect(
                try await bench.refusal("negotiate", ["negotiatedTotal": wrong]).code == "validation-invalid-value")
        }
    }

    @Test("what is paid for is not priced any more")
    func afterThePayment() async throws {
        let bench = try await Bench([
            "price": ["privileged-set-line-items"], "pay": ["stripe-create-payment-intent"],
            "back": ["calculate-full-refund", "stripe-refund-payment"],
        ])
        try await bench.does("price", .lines(.line(500)))
        try await bench.does("pay")
        #expect(
            try await bench.refusal("price", .lines(.line(1))).code == "transaction-invalid-action-sequence")
        try await bench.does("back")
        #expect(
            try await bench.refusal("price", .lines(.line(1))).code == "transaction-invalid-action-sequence")
        #expect(try await bench.refusal("pay").code == "transaction-invalid-action-sequence")
    }
}
