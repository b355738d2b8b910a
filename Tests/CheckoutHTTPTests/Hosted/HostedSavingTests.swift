import Checkout
import Testing

@Suite("The pages that save a card")
struct HostedSavingTests {
    @Test("take one for a set-up, without a cart and without money")
    func setup() async throws {
        let shop = try await HostedShop()
        var new = NewCheckout(
            customer: .person(HostedShop.ana), items: [], successURL: HostedShop.success, cancelURL: HostedShop.cancel)
        new.mode = .setup
        let session = try await shop.engine.createCheckout(new)
        try await shop.serve { visitor in
            var page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "Save your card")
            #expect(!page.says("<caption>Your cart"))
            page = try await visitor.submit(page.path, Visitor.card("4000000000000127"))
            #expect(page.error(at: "cvc") != nil)
            let attempt = try #require(page.value("attempt").flatMap { Int($0) })
            let done = try await visitor.post(page.path, Visitor.card("4242424242424242", attempt: attempt))
            #expect(done.location == "https://shop.example/thanks?id=\(session.id)")
            page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "Card saved" && page.says("nothing was charged"))
        }
        #expect(try await shop.payments(session.id).allSatisfy { $0.amount == .zero })
    }

    @Test(
        "begin a subscription: with its first payment, or without money where it is free at first",
        arguments: [nil, 14])
    func subscription(_ trialDays: Int?) async throws {
        let shop = try await HostedShop()
        let product = try await shop.engine.addProduct(NewProduct(name: "Supplies", eligibility: .autoSubstantiation))
        let price = try await shop.engine.addPrice(
            product: product.id, unitAmount: Money(minorUnits: 2_000),
            recurrence: Recurrence(.monthly, trialDays: trialDays)
        ).price
        var new = NewCheckout(
            customer: .person(HostedShop.ana), items: [CartItem(price: price.id)], successURL: HostedShop.success,
            cancelURL: HostedShop.cancel)
        new.mode = .subscription
        let session = try await shop.engine.createCheckout(new)
        try await shop.serve { visitor in
            var page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == (trialDays == nil ? "Pay $20.00" : "Save your card"))
            #expect(page.amounts == (trialDays == nil ? ["$20.00", "$20.00"] : ["$20.00", "-$20.00", "$0.00"]))
            let done = try await visitor.post(page.path, Visitor.card("4242424242424242"))
            #expect(done.location == "https://shop.example/thanks?id=\(session.id)")
            page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == (trialDays == nil ? "Paid" : "Card saved"))
        }
        let paid = try await shop.session(session.id).amountReceived
        #expect(paid == (trialDays == nil ? Money(minorUnits: 2_000) : .zero))
    }
}
