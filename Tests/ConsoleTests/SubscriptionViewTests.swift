import Checkout
import Testing

@testable import Console

@MainActor
@Suite("Subscriptions in the console")
struct SubscriptionViewTests {
    /// A story in which somebody's membership renews in a month.
    private func told() async throws -> (Story, Customer) {
        let story = try await Story.told()
        let product = try await story.engine.addProduct(
            NewProduct(name: "Test strips, monthly", eligibility: .autoSubstantiation))
        let price = try await story.engine.addPrice(
            product: product.id, unitAmount: Money(minorUnits: 2_500), recurrence: Recurrence(.monthly))
        var new = NewCheckout(
            customer: .person(NewCustomer(name: "Aaron Able", email: "aaron@example.com")),
            items: [CartItem(price: price.price.id)])
        new.mode = .subscription
        let session = try await story.engine.createCheckout(new)
        let card = try CardEntry(number: "4242424242424242", expiry: "12/30", cvc: "123", postalCode: "90210")
        _ = try await story.engine.pay(session.id, card: card)
        let id = try #require(session.customer)
        return (story, try await story.engine.overview(of: id).customer)
    }

    @Test("U lists a customer's, and the detail says what comes next and whether it will go through")
    func view() async throws {
        let (story, _) = try await told()
        let console = await ConsoleDriver(story)
        console.expect("Subscriptions")
        console.expect("renews 20 Dec 2026")
        await console.press("U")
        console.expect("Subscription of Aaron Able")
        console.expect("$25.00, monthly")
        console.expect("Charges $25.00 on 20 Dec 2026")
        console.expect("Test strips, monthly")
    }

    @Test("a shows everybody's")
    func everybody() async throws {
        let (story, _) = try await told()
        let console = await ConsoleDriver(story)
        await console.press("j", "U")
        console.expect("No subscriptions.")
        await console.press("a")
        console.expect("Aaron Able")
    }
}
