import Checkout
import OrderedJSON
import Testing

@Suite("The reserved stock")
struct StockActionTests {
    private static let deeds: KeyValuePairs<String, [String]> = [
        "ask": ["create-pending-stock-reservation"], "propose": ["create-proposed-stock-reservation"],
        "accept": ["accept-stock-reservation"], "decline": ["decline-stock-reservation"],
        "cancel": ["cancel-stock-reservation"], "ask-and-fail": ["create-pending-stock-reservation", "fail"],
        "swap": ["accept-stock-reservation", "cancel-stock-reservation"],
    ]

    private func stock(_ bench: Bench) async throws -> Int? { try await bench.overview.listing.stock }

    private func some(_ quantity: Int) -> JSON { ["stockReservationQuantity": .int(quantity)] }

    @Test("what is asked for is taken; declined or cancelled, it is given back")
    func takenAndGiven() async throws {
        for way in [["decline"], ["accept", "cancel"], ["swap"]] {
            let bench = try await Bench(Self.deeds, stock: 5)
            try await bench.does("ask", some(3))
            #expect(try await stock(bench) == 2)
            for step in way.dropLast() {
                try await bench.does(step)
                #expect(try await stock(bench) == 2, "\(step)")
            }
            try await bench.does(way.last ?? "")
            #expect(try await stock(bench) == 5)
        }
    }

    @Test("a proposal takes nothing until it is accepted, and gives nothing back when it is declined")
    func proposed() async throws {
        let bench = try await Bench(Self.deeds, stock: 5)
        try await bench.does("propose", some(3))
        #expect(try await stock(bench) == 5)
        let other = try await bench.neighbour()
        try await other.does("ask", some(3))
        #expect(try await bench.refusal("accept").code == "transaction-listing-insufficient-stock")
        try await other.does("decline")
        try await bench.does("accept")
        #expect(try await stock(bench) == 2)
        let third = try await bench.neighbour()
        try await third.does("propose", some(9))
        try await third.does("decline")
        #expect(try await stock(bench) == 2)
    }

    @Test("all that is left may be taken, and no more; a failure gives it back")
    func bounds() async throws {
        let bench = try await Bench(Self.deeds, stock: 5)
        #expect(try await bench.refusal("ask", some(6)).code == "transaction-listing-insufficient-stock")
        #expect(try await bench.refusal("ask-and-fail", some(5)).code == "action-failed")
        #expect(try await stock(bench) == 5)
        try await bench.does("ask", some(5))
        #expect(try await stock(bench) == 0)
        #expect(try await bench.refusal("ask", some(1)).code == "transaction-invalid-action-sequence", "once is all")
        #expect(try await bench.refusal("cancel").code == "transaction-invalid-action-sequence")
        for deed in ["accept", "decline", "cancel"] {
            #expect(try await bench.neighbour().refusal(deed).code == "transaction-invalid-action-sequence")
        }
    }

    @Test("a quantity is a whole number from 1, and the listing has to count its stock")
    func quantities() async throws {
        let bench = try await Bench(Self.deeds, stock: 5)
        #expect(try await bench.refusal("ask").code == "validation-missing-key")
        for wrong in [0, -1, "3", .number("1.5")] as [JSON] {
            #expect(
                try await bench.refusal("ask", ["stockReservationQuantity": wrong]).code == "validation-invalid-value")
        }
        #expect(try await Bench(Self.deeds).refusal("ask", some(1)).code == "transaction-invalid-action-sequence")
    }
}
