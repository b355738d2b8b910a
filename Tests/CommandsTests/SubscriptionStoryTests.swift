import CardSimulator
import Checkout
import Commands
import OrderedJSON
import Testing

/// A membership from its price to its end, at the command line.
@Suite("A subscription's story, by verbs")
struct SubscriptionStoryTests {
    private let typed = ["--expires", "12/29", "--cvc", "123", "--postal-code", "90210"]

    /// A subscription of a customer whose card pays now and declines later.
    private func begun(_ desk: Desk, card: String = "4000009900000012") async throws -> (customer: String, id: String) {
        let customer = try #require(
            try await desk.done("customer", "add", "--name", "Ana Beltrán", "--email", "ana@example.com")[
                "customer_id"]?
                .text)
        let price = try await desk.done(
            "price", "add", "--product", try await desk.product("AID-50"), "--unit-amount", "1200", "--every",
            "monthly",
            "--metadata", "plan=basic")
        #expect(price["type"] == "recurring" && price["recurring"]?["interval"] == "monthly")
        #expect(price["metadata"]?["plan"] == "basic")
        let opened = try await desk.done(
            "subscription", "start", "--customer", customer, "--price", try #require(price["price_id"]?.text))
        #expect(opened["mode"] == "subscription" && opened["status"] == "open")
        let id = try #require(opened["subscription"]?.text)
        #expect(try await desk.done("show", id)["status"] == "incomplete")
        let session = try #require(opened["checkout_session_id"]?.text)
        let paid = try await desk.run(["pay", session, "--card", card] + typed)
        #expect(paid.status == 0)
        return (customer, id)
    }

    @Test("tells whoever moves the clock that the card network is silent about its renewal, until it answers")
    func silence() async throws {
        let desk = try await Desk()
        let (customer, _) = try await begun(desk, card: "4242424242424242")
        desk.network.fail(next: 4, with: .unreachable)
        let moved = try await desk.run("clock", "advance", "P1M")
        #expect(moved.status == 0 && !moved.output.isEmpty)
        let session = try #require(
            try await desk.done("list", "sessions", "--customer", customer).elements.first?["checkout_session_id"]?.text
        )
        let complaint = "almoner: The card network gave no answer (The card network gave no answer; try again.) about "
        #expect(moved.complaint.hasPrefix(complaint + "the checkout session \(session);"), "\(moved.complaint)")
        let shown = try await desk.run("show", session)
        #expect(shown.output.contains("the card network is being asked") && !shown.output.contains("next: almoner pay"))
        // Beside another refusal, and not twice where it is the refusal itself.
        let refused = try await desk.run("clock", "advance", "P10000Y")
        #expect(refused.complaint.split(separator: "\n").count == 2, "\(refused.complaint)")
        let tokens = try await desk.run("customer", "add", "--name", "Bo")
        #expect(tokens.status == 0 && tokens.complaint.contains(session), "\(tokens.complaint)")
        desk.network.fail(next: 0, with: .unreachable)
        #expect(try await desk.run("customer", "add", "--name", "Cy").complaint.isEmpty)
        #expect(try await desk.done("show", session)["status"] == "complete")
    }

    @Test("is explained before it fails, repaired with another card, paid at once, and ended")
    func story() async throws {
        let desk = try await Desk()
        let (customer, id) = try await begun(desk)
        let active = try await desk.done("show", id)
        #expect(active["status"] == "active" && active["latest_invoice"] != JSON.null)
        #expect(active["next"]?["action"] == "charges" && active["next"]?["at"] == "2026-04-03T12:00:00Z")
        #expect(try await desk.done("explain", id)["chargeable"] == true)
        _ = try await desk.done("clock", "advance", "P1M")
        let explained = try await desk.done("explain", id)
        #expect(explained["status"] == "past_due" && explained["last_failure"]?["decline_code"] == "insufficient_funds")
        #expect(try await desk.refused("subscription", "pay", id)["decline_code"] == "insufficient_funds")
        let saved = try await desk.done(
            "card", "save", "--customer", customer, "--card", "4242424242424242", "--expires", "12/29", "--cvc", "123",
            "--postal-code", "90210")
        let card = try #require(saved["payment_method_id"]?.text)
        _ = try await desk.done("subscription", "card", id, "--payment-method", card)
        let paid = try await desk.done("subscription", "pay", id)
        #expect(paid["status"] == "active" && paid["invoice"]?["status"] == "paid")
        #expect(try await desk.done("subscription", "cancel", id)["cancel_at_period_end"] == true)
        #expect(try await desk.done("subscription", "resume", id)["cancel_at_period_end"] == false)
        #expect(try await desk.done("subscription", "cancel", id, "--now")["status"] == "canceled")
        #expect(try await desk.refused("subscription", "cancel", id)["code"] == "subscription_not_open")
        let listed = try await desk.done("list", "subscriptions", "--customer", customer).elements
        #expect(listed.map { $0["subscription_id"] } == [.string(id)])
        let invoices = try await desk.done("list", "invoices").elements
        #expect(invoices.map { $0["attempt_count"] } == [3, 0])
        let invoice = try #require(invoices.first?["invoice_id"]?.text)
        #expect(try await desk.done("show", invoice)["amount_paid"] == 1200)
    }

    @Test("shows its words for a person too, in every state")
    func words() async throws {
        let desk = try await Desk()
        let (customer, id) = try await begun(desk)
        #expect(try await desk.run("show", id).output.contains("charges $12.00 at 2026-04-03T12:00:00Z"))
        #expect(try await desk.run("show", customer).output.contains(id))
        #expect(try await desk.run("explain", id).output.contains("what is eligible without a letter: yes"))
        _ = try await desk.done("clock", "advance", "P1M")
        #expect(try await desk.run("explain", id).output.contains("insufficient funds"))
        #expect(try await desk.run("explain", id).output.contains("almoner subscription card \(id)"))
        #expect(try await desk.run("list", "subscriptions").output.contains("past due"))
    }

    @Test("keeps what is said of a customer and of a product")
    func fields() async throws {
        let desk = try await Desk()
        let customer = try await desk.done(
            "customer", "add", "--name", "Ana", "--shipping-city", "Davis", "--metadata", "tier=gold")
        #expect(customer["shipping"]?["city"] == "Davis" && customer["metadata"]?["tier"] == "gold")
        let id = try #require(customer["customer_id"]?.text)
        #expect(try await desk.done("customer", "edit", id, "--shipping-country", "us")["shipping"]?["country"] == "US")
        let product = try await desk.product("AID-50")
        let edited = try await desk.done(
            "product", "edit", product, "--category", "First aid", "--upc-code", "012345678905", "--url", "https://a.b")
        #expect(edited["categories"] == .array(["First aid"]) && edited["upc_code"] == "012345678905")
        #expect(edited["client_reference_id"] == "AID-50")
        let price = try await desk.price("AID-50")
        #expect(try await desk.done("price", "edit", price, "--description", "box")["description"] == "box")
    }
}
