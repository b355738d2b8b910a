import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

/// Two transactions want the last of something, and one of them waits for the card network meanwhile.
@Suite("The last seat, wanted twice")
struct RaceTests {
    private static let pay = [
        "stripe-create-payment-intent {:use-customer-default-payment-method? true}", "stripe-capture-payment-intent",
    ]
    private static let deeds: KeyValuePairs<String, [String]> = [
        "price": ["privileged-set-line-items"],
        "book": ["create-booking {:type :time}"], "book-and-pay": ["create-booking {:type :time}"] + pay,
        "take": ["create-pending-stock-reservation"], "take-and-pay": ["create-pending-stock-reservation"] + pay,
    ]

    private func given(_ what: String) -> JSON {
        what == "book" ? .hours(9, 17) : ["stockReservationQuantity": 1]
    }

    /// Asks a network that does not answer, so that the deed stays under way.
    private func begin(_ bench: Bench, _ deed: String, _ parameters: JSON) async throws {
        bench.market.shop.network.fail(next: 1, with: .unreachable)
        let silence = try await bench.market.shop.refusal { try await bench.does(deed, parameters) }
        #expect(silence.code == "card_network_unreachable")
        #expect(try await bench.overview.transaction.underWay != nil)
    }

    @Test("goes to whom the ledger gives it first; the other’s money is given back", arguments: ["book", "take"])
    func lost(what: String) async throws {
        let first = try await Bench(Self.deeds, stock: 1)
        try await first.does("price", .lines(.line(5_000)))
        try await begin(first, "\(what)-and-pay", given(what))
        first.market.shop.network.fail(next: 1, with: .unreachable)
        let locked = try await first.market.shop.refusal { try await first.does(what, given(what)) }
        #expect(locked.code == "transaction-locked")
        // This step finds the network answering again, and the first one's charge with it, before its own.
        let second = try await first.neighbour()
        #expect(try await first.overview.payment == .succeeded)
        _ = try await second.refusal(what, given(what))
        #expect(try await first.asked == [.hold, .capture])
    }

    @Test(
        "goes to who does not have to wait for a card; the hold that came too late is released",
        arguments: ["book", "take"])
    func won(what: String) async throws {
        let first = try await Bench(Self.deeds, stock: 1)
        let second = try await first.neighbour()
        try await first.does("price", .lines(.line(5_000)))
        let slow = SlowNetwork(first.market.shop.network)
        let engine = CheckoutEngine(
            ledger: first.market.shop.ledger, network: slow, systemTime: { Shop.opening },
            actor: Actor(.operator, name: "tess"))
        let asking = Task { try await engine.take(first.request("\(what)-and-pay", given(what))) }
        await slow.waitUntilAsked()
        try await second.does(what, given(what))
        await slow.answer()
        let error = try await first.market.shop.refusal { try await asking.value }
        #expect(
            error.code
                == (what == "book"
                    ? "transaction-booking-time-not-available" : "transaction-listing-insufficient-stock"))
        let overview = try await first.overview
        #expect(overview.payment == .none && overview.transaction.underWay == nil)
        #expect(overview.transaction.contents.booking == nil && overview.transaction.contents.stock == nil)
        #expect(overview.failed.count == 1 && overview.listing.stock == (what == "book" ? 1 : 0))
        #expect(try await first.asked == [.hold, .void])
    }
}

/// A network whose first question waits until it is let through.
actor SlowNetwork: CardNetwork {
    private let network: CardSimulator
    private var isAsked = false
    private var isOpen = false
    private var askers: [CheckedContinuation<Void, Never>] = []
    private var waiters: [CheckedContinuation<Void, Never>] = []

    init(_ network: CardSimulator) { self.network = network }

    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        try await network.keep(entry, at: now)
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        isAsked = true
        for waiter in waiters { waiter.resume() }
        waiters = []
        if !isOpen { await withCheckedContinuation { askers.append($0) } }
        return try await network.perform(request)
    }

    func waitUntilAsked() async {
        if !isAsked { await withCheckedContinuation { waiters.append($0) } }
    }

    func answer() {
        isOpen = true
        for asker in askers { asker.resume() }
        askers = []
    }
}
