import Checkout
import Commands
import OrderedJSON
import Testing

/// Whether the coming charge of a transaction would go through.
@Suite("Explaining a transaction's charge")
struct TransactionExplainTests {
    @Test("names the charge, its time and its card while nothing stands in its way")
    func good() async throws {
        let market = try await Marketplace()
        let id = try await market.visit()
        let told = try await market.desk.done("explain", id)
        #expect(told["transition"] == "transition/charge" && told["by"] == "system")
        #expect(told["at"] == "2026-03-12T10:05:00Z" && told["chargeable"] == true && told["chargeable_then"] == true)
        #expect(told["amount"] == 9000 && told["card"]?["last4"] == "4242" && told["code"] == JSON.null)
        #expect(try await market.desk.run("explain", id).output.contains("coming charge: charge, by itself at"))
    }

    @Test("says why it would fail and what changes that: a card, an account, a letter")
    func reasons() async throws {
        let market = try await Marketplace(card: nil, isConnected: false)
        let desk = market.desk
        let id = try await market.visit()
        func told() async throws -> JSON { try await desk.done("explain", id) }
        #expect(try await told()["code"] == "transaction-missing-stripe-account")
        #expect(try await told()["remedy"]?.text?.contains("almoner payouts connect \(market.provider)") == true)
        _ = try await desk.done("payouts", "connect", market.provider, "--no-charges")
        #expect(try await told()["code"] == "transaction-stripe-account-disabled-charges")
        _ = try await desk.done("payouts", "connect", market.provider)
        #expect(try await told()["code"] == "stripe-customer-not-found")
        #expect(try await told()["remedy"]?.text?.contains("almoner card save --customer \(market.guest)") == true)
        try await Marketplace.save("4000051230000072", market.guest, desk)
        let health = try await told()
        #expect(health["chargeable"] == false && health["remedy"]?.text?.contains("another default card") == true)
        let visa = try await Marketplace.save("4242424242424242", market.guest, desk)
        _ = try await desk.done("card", "default", visa)
        #expect(try await told()["chargeable"] == true)
    }

    @Test("asks for a letter where health money may pay with one only")
    func letter() async throws {
        let market = try await Marketplace(card: "4000051230000072")
        let desk = market.desk
        let listing = try #require(
            try await desk.done(
                "listing", "add", "--provider", market.provider, "--title", "Gym", "--visit-type", "gym")[
                    "listing_id"]?.text)
        var words = market.request
        words[4] = listing
        #expect(try await desk.run(words).status == 0)
        let id = try #require(try await desk.done("list", "transactions").elements.first?["id"]?.text)
        let told = try await desk.done("explain", id)
        #expect(told["code"] == "letter_of_medical_necessity_required" && told["at"] == JSON.null)
        #expect(told["remedy"]?.text?.contains("--visit-type gym") == true)
    }

    @Test("tells what the card said last, and that nothing is tried again by itself")
    func stuck() async throws {
        let market = try await Marketplace(card: "4000000000000341")
        let id = try await market.visit()
        _ = try await market.desk.done("clock", "advance", "P9D")
        let told = try await market.desk.done("explain", id)
        #expect(told["stuck"] == true && told["last_decline"]?["declineCode"] == "generic_decline")
        #expect(told["at"] == JSON.null && told["chargeable_then"] == JSON.null)
        let text = try await market.desk.run("explain", id).output
        #expect(text.contains("does not run by itself again here") && text.contains("only another card helps"))
        #expect(text.contains("the customer can pay-by-hand"))
        let card = try await Marketplace.save("4242424242424242", market.guest, market.desk)
        _ = try await market.desk.done("card", "default", card)
        #expect(try await !market.desk.run("explain", id).output.contains("only another card helps"))
        let listing = try await market.desk.refused("explain", market.listing)
        #expect(listing["code"] == "nothing_to_explain")
    }
}
