import CardSimulator
import Checkout
import Testing

@Suite("A set-up")
struct SetupTests {
    func setup(_ shop: Shop, _ customer: Customer) async throws -> CheckoutSession {
        var new = NewCheckout(customer: .known(customer.id), items: [], metadata: ["why": "later"])
        new.mode = .setup
        return try await shop.engine.createCheckout(new)
    }

    @Test("saves a card without money, which may then be charged with its owner away")
    func saves() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await setup(shop, ana)
        let id = ID<SetupIntent>(bits: session.id.bits)
        #expect(id.description.hasPrefix("fsi_"))
        let waiting = try await shop.engine.setupIntent(id)
        #expect(waiting.status == .requiresPaymentMethod && waiting.paymentMethod == nil)
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        #expect(paid.status == .complete && paid.amountTotal == .zero && paid.amountReceived == .zero)
        let card = try #require(try await shop.engine.overview(of: ana.id).paymentMethods.first)
        #expect(card.offSession)
        let done = try await shop.engine.setupIntent(id)
        #expect(done.status == .succeeded && done.paymentMethod == card.id && done.customer == ana.id)
        #expect(done.metadata == ["why": "later"])
        #expect(try await shop.network.audit().allSatisfy { $0.amount == .zero })
        #expect(try await shop.charge(ana, card, "bandage").status == .complete)
    }

    @Test("stays open after a decline, and lapses with its day")
    func declined() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await setup(shop, ana)
        let refused = try await shop.refusal {
            try await shop.engine.pay(
                session.id, card: try Shop.card("4000002760003184"), presence: .onSessionRefusing)
        }
        #expect(refused.decline != nil)
        let open = try await shop.engine.read { reader, _ in try reader.find(session.id) }
        #expect(open?.status == .open && open?.failure != nil)
        #expect(try await shop.engine.overview(of: ana.id).paymentMethods.allSatisfy { !$0.offSession })
        let end = try #require(session.expiresAt)
        try await shop.move(to: end.adding(milliseconds: -1))
        let intent = { try await shop.engine.setupIntent(ID(bits: session.id.bits)).status }
        #expect(try await intent() == .requiresPaymentMethod)
        try await shop.move(to: end)
        #expect(try await intent() == .canceled)
    }

    @Test("takes no lines, no second card, no hand capture and no token; a payment is none")
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        for change: @Sendable (inout NewCheckout) -> Void in [
            { $0.tokenize = true }, { $0.capturesManually = true },
            { $0.items = [CartItem(price: ID(bits: 1))] }, { $0.mode = .offSession },
        ] {
            var new = NewCheckout(customer: .known(ana.id), items: [])
            new.mode = .setup
            change(&new)
            let asked = new
            #expect(try await shop.refusal { try await shop.engine.createCheckout(asked) }.code == "invalid_request")
        }
        let session = try await setup(shop, ana)
        let second = try await shop.refusal {
            try await shop.engine.pay(
                session.id, card: try Shop.card(Shop.visa), secondCard: try Shop.card(Shop.health))
        }
        #expect(second.code == "invalid_request")
        let payment = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        #expect(
            try await shop.refusal { try await shop.engine.setupIntent(ID(bits: payment.id.bits)) }.code
                == "setup_intent_not_found")
    }

    @Test("is listed with the cards that were saved by hand, the latest first")
    func listing() async throws {
        let shop = try await Shop()
        let (ana, bo) = (try await shop.customer(), try await shop.customer("bo@example.com"))
        let first = try await setup(shop, ana)
        _ = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: bo.id)
        _ = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        let last = try await setup(shop, ana)
        func page(
            _ customer: ID<Customer>? = nil, from seek: Seek = .first, limit: Int
        ) async throws -> Page<SetupIntent> {
            try await shop.engine.read { reader, _ in
                try reader.setupIntents(of: customer, from: seek, limit: limit)
            }
        }
        let all = try await page(limit: 9).rows.map(\.row)
        #expect(all.map(\.status) == [.requiresPaymentMethod, .succeeded, .requiresPaymentMethod])
        #expect(all.map(\.customer) == [ana.id, bo.id, ana.id])
        let own = try await page(ana.id, limit: 1)
        #expect(own.rows.map(\.row.session) == [last.id] && own.hasLater)
        let rest = try await page(ana.id, from: .offset(1), limit: 9)
        #expect(rest.rows.map(\.row.session) == [first.id] && !rest.hasLater)
    }
}
