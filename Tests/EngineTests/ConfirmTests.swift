import CardSimulator
import Checkout
import Testing

@Suite("Confirming a session")
struct ConfirmTests {
    func money(_ cents: Int) -> Money { Money(minorUnits: cents) }

    func checkout(
        _ shop: Shop, _ customer: Customer, _ names: String..., manual: Bool = false, terms: CartTerms = CartTerms()
    ) async throws -> CheckoutSession {
        try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(customer.id),
                items: try names.map { CartItem(price: try #require(shop.prices[$0])) }, capturesManually: manual,
                terms: terms))
    }

    func payments(_ shop: Shop, _ session: CheckoutSession) async throws -> [Payment] {
        try await shop.engine.read { reader, _ in try reader.payments(of: session.id) }
    }

    @Test("charges what was payable with health money when it was made, and nothing else")
    func eligiblePart() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let session = try await checkout(shop, ana, "gym", "cream", "bandage", "towel")
        try await shop.consult(.customer(ana.id, .skincare))
        let done = try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k")
        #expect(done.status == .complete && done.amountReceived == money(5_800) && done.amountTotal == money(10_300))
        let payment = try #require(try await payments(shop, session).first)
        #expect(payment.amount == money(5_800) && payment.lines == [0, 2])
        let towel = try #require(session.lines[3].product)
        let refund = RefundRequest(
            session: session.id, extent: .lines(LineWishes(items: [.init(.product(towel))])))
        #expect(
            try await shop.refusal { try await shop.engine.refund(refund) }
                == .lineAmountTooLarge(line: "Towel", item: 0, asked: money(1_500), left: .zero),
            "what was not paid here is not given back here")
    }

    @Test("counts a letter that was valid when it was made, though it has run out since")
    func frozenSplit() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        try await shop.move(to: (Shop.opening + .years(1)).adding(milliseconds: -1))
        let session = try await checkout(shop, ana, "gym")
        try await shop.move(to: Shop.opening + .years(1))
        let late = try await checkout(shop, ana, "gym")
        #expect(
            try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k").amountReceived
                == money(4_900))
        #expect(
            try await shop.engine.confirm(late.id, paymentMethod: card.id, idempotencyKey: "l").status == .open)
    }

    @Test("charges from $0.50; below, nothing is asked and the session stays open", arguments: [(850, 50), (851, 0)])
    func leastAmount(off: Int, received: Int) async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let known = try #require(shop.prices["bandage"])
        let product = try #require(try await shop.engine.read { reader, _ in try reader.find(known)?.product })
        let coupon = try await shop.coupon(.amount(money(off)), appliesTo: [product])
        let session = try await checkout(
            shop, ana, "bandage", "towel", terms: CartTerms(discounts: [.coupon(coupon.id)]))
        let done = try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k")
        #expect(done.amountReceived == money(received) && done.status == (received > 0 ? .complete : .open))
        #expect(try await payments(shop, session).count == (received > 0 ? 1 : 0))
        #expect(try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k") == done)
    }

    @Test(
        "is refused before money moves: captured by hand, somebody else's card, one not verified, a session that is over"
    )
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let bo = try await shop.customer("bo@example.com")
        let card = try await shop.returning(ana)
        let other = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: bo.id)
        func code(_ session: CheckoutSession, _ card: ID<PaymentMethod>) async throws -> String {
            try await shop.refusal {
                try await shop.engine.confirm(session.id, paymentMethod: card, idempotencyKey: "k")
            }.code
        }
        #expect(try await code(checkout(shop, ana, "bandage", manual: true), card.id) == "manual_capture_not_supported")
        let session = try await checkout(shop, ana, "bandage")
        #expect(try await code(session, other.id) == "payment_method_not_found")
        #expect(try await code(session, ID(bits: 3)) == "payment_method_not_found")
        _ = try await shop.engine.cancel(session.id)
        #expect(try await code(session, card.id) == "checkout_session_canceled")
        let paid = try await checkout(shop, ana, "bandage")
        _ = try await shop.engine.confirm(paid.id, paymentMethod: card.id, idempotencyKey: "p")
        #expect(try await code(paid, card.id) == "checkout_session_already_processed")
        let late = try await checkout(shop, ana, "bandage")
        try await shop.move(to: Shop.opening + CheckoutSession.openFor)
        #expect(try await code(late, card.id) == "checkout_session_expired")
        #expect(try await shop.network.audit().filter { $0.operation == .charge }.count == 2)
    }

    @Test("answers a key with its own outcome, also when another key has paid since")
    func keys() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let good = try await shop.returning(ana)
        let bad = try await shop.returning(ana, buys: "cream", with: try TokenTests.saved("insufficient_funds"))
        let session = try await checkout(shop, ana, "bandage")
        let refused = try await shop.refusal {
            try await shop.engine.confirm(session.id, paymentMethod: bad.id, idempotencyKey: "one")
        }
        #expect(refused.decline?.reason == "insufficient_funds")
        let paid = try await shop.engine.confirm(session.id, paymentMethod: good.id, idempotencyKey: "two")
        #expect(paid.status == .complete)
        #expect(
            try await shop.refusal {
                try await shop.engine.confirm(session.id, paymentMethod: bad.id, idempotencyKey: "one")
            } == refused)
        #expect(try await shop.engine.confirm(session.id, paymentMethod: good.id, idempotencyKey: "two") == paid)
        #expect(
            try await shop.refusal {
                try await shop.engine.confirm(session.id, paymentMethod: bad.id, idempotencyKey: "two")
            } == .idempotencyKeyReused(key: "two"))
    }

    @Test(
        "charges once although the network was silent, under the same key",
        arguments: [CardSimulator.Fault.unreachable, .answerLost])
    func silence(fault: CardSimulator.Fault) async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let session = try await checkout(shop, ana, "bandage")
        shop.network.fail(next: 1, with: fault)
        #expect(
            try await shop.refusal {
                try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k")
            }.code == "card_network_unreachable")
        let done = try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k")
        #expect(done.amountReceived == money(900))
        #expect(try await shop.network.audit().filter { $0.operation == .charge }.count == 2)
    }

    @Test("thirty times at once under one key charges once")
    func crowd() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let session = try await checkout(shop, ana, "bandage")
        let sessions = try await withThrowingTaskGroup(of: CheckoutSession.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    try await shop.engine.confirm(session.id, paymentMethod: card.id, idempotencyKey: "k")
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(sessions).count == 1 && sessions.first?.amountReceived == money(900))
        #expect(try await payments(shop, session).count == 1)
    }
}
