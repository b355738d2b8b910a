import CardSimulator
import Checkout
import Testing

@Suite("Held money")
struct CaptureTests {
    func money(_ cents: Int) -> Money { Money(minorUnits: cents) }

    func held(_ shop: Shop, card: String = Shop.health) async throws -> CheckoutSession {
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(ana.id), items: try shop.cart("bandage", "towel"), capturesManually: true,
                terms: CartTerms(tax: money(240))))
        return try await shop.engine.pay(session.id, card: try Shop.card(card), secondCard: try Shop.card(Shop.visa))
    }

    func captures(_ shop: Shop, _ session: CheckoutSession) async throws -> [Capture] {
        try await shop.engine.read { reader, _ in try reader.captures(of: session.id) }
    }

    @Test("is captured line by line; what nobody wants goes back")
    func lines() async throws {
        let shop = try await Shop()
        let session = try await held(shop)
        let product = try #require(session.lines[1].product)
        let wishes = LineWishes(items: [.init(.product(product), amount: money(1_000))], tax: money(150))
        let request = CaptureRequest(
            session: session.id, extent: .lines(wishes), metadata: ["parcel": "1"], idempotencyKey: "c")
        let captured = try await shop.engine.capture(request)
        #expect(captured.status == .complete && captured.amountReceived == money(1_150))
        #expect(try await shop.engine.capture(request) == captured, "the same key, the same answer")
        let made = try await captures(shop, session)
        #expect(made.map(\.amount) == [money(1_150)] && made.map(\.amountTax) == [money(150)])
        #expect(made.first?.status == .succeeded && made.first?.metadata == ["parcel": "1"])
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .hold, .void, .capture])
    }

    @Test("makes its cards chargeable later by the capture, not before, and a card whose part goes back never")
    func verified() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        func pay() async throws -> CheckoutSession {
            let session = try await shop.engine.createCheckout(
                NewCheckout(
                    customer: .known(ana.id), items: try shop.cart("bandage", "towel"), setupFutureUse: true,
                    capturesManually: true))
            return try await shop.engine.pay(
                session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        }
        func verified() async throws -> [String] {
            let cards = try await shop.engine.overview(of: ana.id).paymentMethods
            return cards.filter(\.offSession).map(\.card.last4)
        }
        let first = try await pay()
        #expect(try await verified().isEmpty)
        _ = try await shop.engine.void(first.id)
        #expect(try await verified().isEmpty)
        #expect(try await shop.engine.overview(of: ana.id).customer.defaultPaymentMethod == nil)
        let second = try await pay()
        _ = try await shop.engine.capture(second.id, amount: money(900))
        #expect(try await verified() == ["0072"], "the other card's part went back")
        _ = try await shop.engine.capture(try await pay().id)
        #expect(try await Set(verified()) == ["0072", "4242"])
    }

    @Test("that was captured line by line is given back of those lines alone")
    func refunded() async throws {
        let shop = try await Shop()
        let session = try await held(shop)
        func items(_ place: Int) -> LineWishes { LineWishes(items: [.init(.place(place))]) }
        _ = try await shop.engine.capture(CaptureRequest(session: session.id, extent: .lines(items(1))))
        #expect(
            try await shop.refusal {
                try await shop.engine.refund(RefundRequest(session: session.id, extent: .lines(items(0))))
            } == .lineAmountTooLarge(line: "Bandages", item: 0, asked: money(900), left: .zero))
        let refund = RefundRequest(session: session.id, extent: .lines(items(1)))
        #expect(try await shop.engine.refund(refund).amountRefunded == money(1_500))
    }

    @Test("is captured once: a first part alone is refused before anything is asked")
    func notFinal() async throws {
        let shop = try await Shop()
        let session = try await held(shop)
        let request = CaptureRequest(session: session.id, extent: .amount(money(100)), isFinal: false)
        #expect(try await shop.refusal { try await shop.engine.capture(request) }.code == "invalid_request")
        #expect(try await captures(shop, session).isEmpty)
    }

    @Test("is captured under its key although the network was silent half way")
    func silence() async throws {
        let shop = try await Shop()
        let session = try await held(shop)
        let flaky = FlakyNetwork(shop.network, silentAt: [2])
        let engine = CheckoutEngine(
            ledger: shop.ledger, network: flaky, systemTime: { Shop.opening }, actor: Actor(.merchant))
        let request = CaptureRequest(session: session.id, idempotencyKey: "c")
        #expect(try await shop.refusal { try await engine.capture(request) }.code == "card_network_unreachable")
        #expect(try await captures(shop, session).map(\.status) == [.pending])
        #expect(try await engine.capture(request).amountReceived == money(2_640))
        #expect(try await captures(shop, session).map(\.status) == [.succeeded])
        #expect(try await shop.network.audit().filter { $0.operation == .capture }.count == 2)
    }

    @Test("is given back once under its key")
    func void() async throws {
        let shop = try await Shop()
        let session = try await held(shop)
        #expect(try await shop.engine.void(session.id, idempotencyKey: "v").status == .voided)
        #expect(try await shop.engine.void(session.id, idempotencyKey: "v").status == .voided)
        #expect(try await shop.refusal { try await shop.engine.void(session.id) }.code == "checkout_session_canceled")
    }

    @Test("is held anew from a day before it lapses, and only then")
    func reauthorize() async throws {
        let shop = try await Shop()
        let session = try await held(shop)
        let lapse = Shop.opening + .days(7)
        try await shop.move(to: (Shop.opening + .days(6)).adding(milliseconds: -1))
        #expect(try await shop.engine.reauthorize(session.id) == session)
        try await shop.move(to: Shop.opening + .days(6))
        #expect(try await shop.engine.reauthorize(session.id).status == .authorized)
        let holds = try await shop.engine.read { reader, _ in
            try reader.payments(of: session.id).compactMap(\.holdExpiresAt)
        }
        #expect(holds.count == 2 && holds.allSatisfy { $0 > lapse })
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .hold, .hold, .hold])
        #expect(try await shop.engine.capture(session.id).status == .complete)
    }

    @Test("ends the session when a card does not agree to hold anew, and gives back what the other holds")
    func lost() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let made = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage"), capturesManually: true))
        let session = try await shop.engine.pay(made.id, card: try Shop.card("4000009905000041"))
        try await shop.move(to: Shop.opening + .days(8))
        #expect(
            try await shop.refusal { try await shop.engine.reauthorize(session.id) }.decline?.reason
                == "insufficient_funds")
        #expect(try await shop.engine.read { reader, _ in try reader.find(session.id)?.status } == .holdExpired)
    }
}
