import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("A trial of a transition")
struct TransitionTrialTests {
    @Test("answers what would be, asks no card and changes nothing, not even which identifier is next")
    func changesNothing() async throws {
        var rows: [[Event]] = []
        for isTrying in [false, true] {
            let bench = try await Bench(PaymentActionTests.deeds)
            let engine = bench.engine
            if isTrying {
                let priced = try await engine.trial(bench.request("price", .lines(.line(5_000))))
                #expect(priced.contents.payin == Money(minorUnits: 5_000) && priced.stay == 2)
                #expect(try await bench.contents.lineItems.isEmpty)
                let begun = try await engine.trial(
                    NewTransaction(
                        process: bench.market.process.id, listing: bench.market.listing.id,
                        customer: bench.market.guest.id))
                #expect(begun.state.short == "open")
            }
            try await bench.does("price", .lines(.line(5_000)))
            if isTrying {
                let charged = try await engine.trial(bench.request("charge"))
                #expect(charged.session == nil && charged.state.short == "open")
                #expect(try await bench.asked.isEmpty)
            }
            try await bench.does("charge")
            _ = try await bench.neighbour()
            rows.append(
                try await engine.read { reader, _ in
                    try reader.events(of: nil, from: .first, limit: 200).rows.map(\.row)
                })
        }
        #expect(rows[0].map(\.id) == rows[1].map(\.id) && rows[0].count > 10)
    }

    @Test("is refused as the transition itself would be")
    func refusals() async throws {
        let bench = try await Bench(PaymentActionTests.deeds, card: nil)
        for deed in ["charge", "confirm", "back", "out", "price"] {
            let tried = try await bench.market.shop.refusal { try await bench.engine.trial(bench.request(deed)) }
            #expect(try await bench.refusal(deed) == tried, "\(deed)")
        }
        #expect(try await bench.overview.failed.isEmpty)
    }

    @Test("a privileged transition is refused, tried or taken, where the caller is not trusted")
    func privileged() async throws {
        let market = try await Market()
        let parameters = Market.request(.september(12, 9), .september(12, 17))
        var new = NewTransaction(
            process: market.process.id, listing: market.listing.id, customer: market.guest.id, transition: .request,
            parameters: parameters)
        #expect(try await market.shop.refusal { try await market.engine.start(new) }.code == "forbidden")
        #expect(try await market.shop.refusal { try await market.engine.trial(new) }.code == "forbidden")
        new.isTrusted = true
        #expect(try await market.engine.trial(new).state.short == "requested")
        #expect(try await market.engine.start(new).state.short == "requested")
        new.transition = TransitionName("transition/ask")
        new.parameters = ["protectedData": ["question": "dry?"]]
        new.isTrusted = false
        let asked = try await market.engine.start(new)
        var request = TransitionRequest(
            TransitionName("transition/request-after-asking"), of: asked.id, by: .customer, parameters: parameters)
        #expect(try await market.shop.refusal { try await market.engine.take(request) }.code == "forbidden")
        #expect(try await market.shop.refusal { try await market.engine.trial(request) }.code == "forbidden")
        request.isTrusted = true
        #expect(
            try await market.shop.refusal { try await market.engine.take(request) }.code
                == "transaction-booking-time-not-available", "trusted, it comes to its actions")
    }

    @Test("only who may take a transition may, and only from its state")
    func whoAndWhere() async throws {
        let market = try await Market()
        let tx = try await market.request(from: .september(12, 9), to: .september(12, 17))
        for (name, role) in [
            ("agree", ActorRole.customer), ("agree", .operator), ("finish", .operator), ("no", .provider),
        ] {
            let error = try await market.shop.refusal { try await market.take(name, tx, by: role) }
            #expect(error.code == "transaction-invalid-transition", "\(name) by \(role)")
        }
        try await market.take("agree", tx, by: .provider)
        #expect(
            try await market.shop.refusal { try await market.take("turn-down", tx, by: .provider) }.code
                == "transaction-invalid-transition")
    }
}
