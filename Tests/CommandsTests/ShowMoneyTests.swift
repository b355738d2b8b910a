import Checkout
import Commands
import OrderedJSON
import SQLiteLedger
import Testing

@Suite("Money that moved, and what is taken off")
struct ShowMoneyTests {
    @Test("refunds are shown by their identifiers")
    func refund() async throws {
        let desk = try await Desk()
        let session = try await desk.firstCheckout("GYM-1M")
        let id = try #require(session["checkout_session_id"]?.text)
        _ = try await desk.done("refund", id, "--amount", "500")
        let sessionID = try #require(ID<CheckoutSession>(id))
        let refunds = try await desk.ledger.read { try $0.refunds(of: sessionID) }
        let refund = try #require(refunds.first)
        let shown = try await desk.done("show", refund.id.description)
        #expect(shown["refund_id"]?.text == refund.id.description && shown["amount"] == .int(500))
        #expect(shown["status"] == "succeeded" && shown["reference_status"] == "pending")
        let unknown = try await desk.refused("show", "fre_01K9Z3QH8YV2M4T6W8R0S2N4P6")
        #expect(unknown["code"] == "refund_not_found")
    }

    @Test("a quantity below nothing is refused as what it is, not as a missing one")
    func quantity() async throws {
        let desk = try await Desk()
        let session = try await desk.firstCheckout("GYM-1M")
        let customer = try #require(session["customer"]?.text)
        let refusal = try await desk.refused(
            "checkout", "--price", try await desk.price("GYM-1M"), "--quantity", "-1", "--customer", customer)
        #expect(refusal["message"]?.text?.contains("-1") == true, "\(refusal)")
    }

    @Test("captures are shown by theirs")
    func capture() async throws {
        let desk = try await Desk()
        let session = try await desk.firstCheckout("GYM-1M", card: "4242424242424242", "--authorize-only")
        let id = try #require(session["checkout_session_id"]?.text)
        _ = try await desk.done("capture", id)
        let sessionID = try #require(ID<CheckoutSession>(id))
        let captures = try await desk.ledger.read { try $0.captures(of: sessionID) }
        let shown = try await desk.done("show", try #require(captures.first).id.description)
        #expect(shown["status"] == "succeeded" && shown["checkout_session"]?.text == id)
    }

    @Test("of each card is said how much was taken of what it held, and how much of that was given back")
    func cards() async throws {
        let desk = try await Desk()
        let opened = try await desk.done(
            "checkout", "--price", try await desk.price("GYM-1M"), "--price", try await desk.price("SHOP-TOWEL"),
            "--email", "ana@example.com", "--name", "Ana Beltrán", "--authorize-only")
        let id = try #require(opened["checkout_session_id"]?.text)
        try await desk.sample("gym")
        _ = try await desk.done("consult", "--session", id, "--answers", "gym.json")
        _ = try await desk.done(
            "pay", id, "--card", "4000051230000072", "--second-card", "4242424242424242", "--expires", "12/29", "--cvc",
            "123", "--postal-code", "90210")
        _ = try await desk.done("capture", id, "--amount", "5000")
        _ = try await desk.done("refund", id, "--amount", "1200")
        let text = try await desk.run("show", id).output
        let cards = text.split(separator: "\n").filter { $0.contains("•") }
        #expect(cards.count == 2, "\(text)")
        #expect(
            cards.first?.hasPrefix("$49.00 on ") == true
                && cards.first?.hasSuffix("succeeded, $12.00 given back") == true)
        #expect(
            cards.last?.hasPrefix("$1.00 of $19.00 taken on ") == true && cards.last?.hasSuffix("succeeded") == true)
    }

    @Test("promotion codes and their coupons are shown, with fractions of a percent")
    func promotion() async throws {
        let desk = try await Desk()
        let made = try await desk.done("promo", "add", "SPRING", "--percent-off", "12.5")
        let code = try #require(made["promo_code_id"]?.text)
        #expect(try await desk.done("show", code) == made)
        let coupon = try await desk.done("show", try #require(made["coupon"]?["coupon_id"]?.text))
        #expect(coupon == made["coupon"] && coupon["percent_off"] == "12.5")
        for wrong in ["0", "100.01", "12.345", "ten"] {
            #expect(throws: (any Error).self, "\(wrong)") {
                try VerbTable.parse(["promo", "add", "X", "--percent-off", wrong])
            }
        }
    }
}
