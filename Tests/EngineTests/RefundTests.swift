import CardSimulator
import Checkout
import Testing

@Suite("A refund")
struct RefundTests {
    func money(_ cents: Int) -> Money { Money(minorUnits: cents) }

    /// Bandages for 900 on the health card, a towel for 1,500 on the other.
    func split(_ shop: Shop) async throws -> CheckoutSession {
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage", "towel")))
        return try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
    }

    func refunds(_ shop: Shop, _ session: CheckoutSession) async throws -> [Refund] {
        try await shop.engine.read { reader, _ in try reader.refunds(of: session.id) }
    }

    func towel(_ session: CheckoutSession, _ cents: Int? = nil) throws -> RefundRequest.Extent {
        let product = try #require(session.lines[1].product)
        return .lines(LineWishes(items: [.init(.product(product), amount: cents.map(money))]))
    }

    @Test("of a split cart is one for each card, each with its event")
    func full() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        let after = try await shop.engine.refund(
            RefundRequest(session: session.id, reason: .requestedByCustomer, metadata: ["why": "cold"]))
        #expect(after.amountRefunded == money(2_400))
        let made = try await refunds(shop, session)
        #expect(made.map(\.amount) == [money(900), money(1_500)])
        #expect(made.allSatisfy { $0.status == .succeeded && $0.reason == .requestedByCustomer })
        let events = try await shop.engine.read { reader, _ in
            try reader.events(of: session.customer, from: .first, limit: 100).rows.map(\.row)
        }
        #expect(
            events.filter { $0.type == EventType.refundCreated }.map(\.subject)
                == made.reversed().map { Subject($0.id) })
        #expect(events.filter { $0.type == EventType.paymentRefunded }.count == 2)
    }

    @Test("of a line goes to the card that paid for it, until nothing is left of the line")
    func lines() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        let request = RefundRequest(session: session.id, extent: try towel(session, 1_000))
        let preview = try await shop.engine.refundPreview(request)
        #expect(preview.map(\.share.amount) == [money(1_000)] && preview.map(\.card.card.last4) == ["4242"])
        _ = try await shop.engine.refund(request)
        #expect(
            try await shop.refusal { try await shop.engine.refund(request) }
                == .lineAmountTooLarge(line: "Towel", item: 0, asked: money(1_000), left: money(500)))
        let rest = RefundRequest(session: session.id, extent: try towel(session))
        #expect(try await shop.engine.refund(rest).amountRefunded == money(1_500))
        #expect(try await shop.engine.refund(session.id).amountRefunded == money(2_400))
    }

    @Test("is made once under its key, and refused for another request under it")
    func key() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        var request = RefundRequest(session: session.id, extent: .amount(money(100)), idempotencyKey: "r")
        _ = try await shop.engine.refund(request)
        #expect(try await shop.engine.refund(request).amountRefunded == money(100))
        request.extent = .amount(money(101))
        let other = request
        #expect(try await shop.refusal { try await shop.engine.refund(other) } == .idempotencyKeyReused(key: "r"))
        #expect(try await refunds(shop, session).count == 1)
    }

    @Test(
        "is asked again under its key after a silence, and given once",
        arguments: [CardSimulator.Fault.unreachable, .answerLost])
    func silence(fault: CardSimulator.Fault) async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        let request = RefundRequest(session: session.id, idempotencyKey: "r")
        shop.network.fail(next: 1, with: fault)
        #expect(try await shop.refusal { try await shop.engine.refund(request) }.code == "card_network_unreachable")
        #expect(
            try await refunds(shop, session).map(\.status) == [.pending, .pending], "written down before it is asked")
        #expect(try await shop.engine.refund(request).amountRefunded == money(2_400))
        #expect(try await refunds(shop, session).map(\.status) == [.succeeded, .succeeded])
        #expect(
            try await shop.network.audit().filter { $0.operation == .refund }.map(\.amount) == [
                money(900), money(1_500),
            ])
    }

    @Test("is not reckoned while another is made, and nobody hears of a key that they do not have")
    func busy() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        shop.network.fail(next: 1, with: .unreachable)
        _ = try await shop.refusal { try await shop.engine.refund(session.id) }
        let refusal = try await shop.refusal {
            try await shop.engine.refundPreview(RefundRequest(session: session.id)).count
        }
        #expect(refusal.code == "checkout_session_busy")
        #expect(refusal.message.contains(session.id.description) && !refusal.message.contains("key"))
    }

    @Test("half done when this process ends is finished by the next one")
    func crash() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        let flaky = FlakyNetwork(shop.network, silentAt: [2])
        let engine = CheckoutEngine(
            ledger: shop.ledger, network: flaky, systemTime: { Shop.opening }, actor: Actor(.merchant))
        _ = try await shop.refusal { try await engine.refund(session.id) }
        #expect(try await refunds(shop, session).map(\.status) == [.succeeded, .pending])
        try await engine.resumeInterrupted()
        #expect(try await refunds(shop, session).map(\.status) == [.succeeded, .succeeded])
        #expect(try await shop.engine.read { reader, _ in try reader.find(session.id)?.amountRefunded } == money(2_400))
    }

    @Test("keeps notes that can be changed and taken away")
    func notes() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        _ = try await shop.engine.refund(RefundRequest(session: session.id, metadata: ["a": "1", "b": "2"]))
        let first = try #require(try await refunds(shop, session).first)
        let edited = try await shop.engine.editRefund(first.id, metadata: ["a": nil, "c": "3"])
        #expect(edited.metadata == ["b": "2", "c": "3"])
        #expect(try await shop.engine.read { reader, _ in try reader.find(first.id) } == edited)
    }

    @Test("is refused on a session that is not complete")
    func notComplete() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        #expect(
            try await shop.refusal { try await shop.engine.refund(session.id) }.code == "checkout_session_not_complete")
    }
}
