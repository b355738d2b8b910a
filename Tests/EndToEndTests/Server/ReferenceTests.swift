// The examples of the reference, sent with curl to the real server.
import Checkout
import Programs
import Testing

@Suite("The server, asked as Flex documents", .onOwnThreads) struct ReferenceTests {
    private func ask(_ merchant: Merchant, _ exchanges: [Exchange]...) throws {
        let server = try RunningServer(ledger: merchant.path)
        var names = merchant.names
        names["address"] = server.address
        var conversation = Conversation(
            address: server.address, authorization: merchant.authorization, names: names)
        for group in exchanges { try conversation.hold(group) }
        #expect(server.terminate().error == "")
    }

    @Test("makes and shows checkout sessions, and refuses with the documented codes")
    func sessions() async throws {
        var merchant = try await Merchant()
        try merchant.name("open", await merchant.checkout("gym").id.description)
        let declined = try await merchant.engine.saveCard(
            Merchant.card(Merchant.declinedLater), for: merchant.id("ana"))
        try merchant.name("declined", declined.id.description)
        try ask(merchant, SessionExamples.creating, SessionExamples.refusing)
    }

    @Test("confirms sessions")
    func confirming() async throws {
        var merchant = try await Merchant()
        let stale = try await merchant.checkout("gym")
        try merchant.name("expired", stale.id.description)
        _ = try await merchant.engine.advance(by: .days(2))
        try merchant.name("cart", await merchant.checkout("gym", "bandage", "towel").id.description)
        try merchant.name("small", await merchant.checkout("plaster", "towel").id.description)
        try merchant.name("towels", await merchant.checkout("towel").id.description)
        try merchant.name("open", await merchant.checkout("gym").id.description)
        try merchant.name("manual", await merchant.checkout("gym", manual: true).id.description)
        let given = try await merchant.checkout("gym")
        try merchant.name("canceled", await merchant.engine.cancel(given.id).id.description)
        try ask(merchant, SessionExamples.confirming)
    }

    @Test("captures what is held, and gives it back")
    func capturing() async throws {
        var merchant = try await Merchant()
        for name in ["held", "held2", "held3"] {
            let session = try await merchant.checkout("bandage", manual: true)
            _ = try await merchant.engine.pay(session.id, card: Merchant.card(Merchant.visa))
            try merchant.name(name, session.id.description)
        }
        try ask(merchant, MoneyExamples.capturing)
    }

    @Test("gives money back in each of the documented forms")
    func refunding() async throws {
        var merchant = try await Merchant()
        let split = try await merchant.paid("bandage", "towel", with: Merchant.health, and: Merchant.visa)
        try merchant.name("split", split.id.description)
        let cards = try await merchant.engine.overview(of: merchant.id("ana")).paymentMethods
        try merchant.name("health", cards.first { $0.card.last4 == "0072" }?.id.description)
        try merchant.name("bought", await merchant.paid("gym", "bandage").id.description)
        try ask(merchant, MoneyExamples.refunding)
    }

    @Test("keeps customers and their cards")
    func customers() async throws { try ask(await Merchant(), ResourceExamples.customers) }

    @Test("keeps products, prices and promotion codes")
    func catalogue() async throws { try ask(await Merchant(), ResourceExamples.catalogue) }

    @Test("shows letters and consultations")
    func health() async throws {
        var merchant = try await Merchant()
        try merchant.name("bought", await merchant.paid("gym", "bandage").id.description)
        let issued: ID<Letter> = try merchant.id("letter")
        let letter = try await merchant.engine.read { reader, _ in try reader.find(issued) }
        try merchant.name("consultation", letter?.consultation?.description)
        let ben = try await merchant.engine.addCustomer(NewCustomer(name: "Ben Okafor", state: "CA"))
        let signed = try await merchant.consult(.customer(ben.id, .gym), .inReview)
        try merchant.name("review", signed.consultation.id.description)
        try merchant.name("review.letter", signed.letter?.id.description)
        try ask(merchant, ResourceExamples.health)
    }

    @Test("keeps subscriptions and set-ups")
    func subscriptions() async throws {
        var merchant = try await Merchant()
        let price = try await merchant.engine.addPrice(
            product: merchant.id("product.bandage"), unitAmount: Money(minorUnits: 900),
            recurrence: Recurrence(.monthly)
        ).price
        try merchant.name("price.monthly", price.id.description)
        var new = NewCheckout(
            customer: .known(try merchant.id("ana")), items: [CartItem(price: price.id)],
            successURL: "https://shop.example")
        new.mode = .subscription
        let session = try await merchant.engine.createCheckout(new)
        _ = try await merchant.engine.pay(session.id, card: Merchant.card(Merchant.visa))
        try merchant.name("subscription", session.subscription?.description)
        try ask(merchant, ResourceExamples.subscriptions)
    }

    @Test("tells of events, and sends them again")
    func webhooks() async throws {
        var merchant = try await Merchant()
        try merchant.name("bought", await merchant.paid("bandage").id.description)
        try ask(merchant, ResourceExamples.webhooks)
    }
}
