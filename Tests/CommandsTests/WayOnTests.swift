import Checkout
import Commands
import OrderedJSON
import Testing

@Suite("A refusal at the command line")
struct WayOnTests {
    @Test("of what is nobody's to explain says so, and is no failure of the ledger")
    func nothingToExplain() async throws {
        let desk = try await Desk()
        for id in [try await desk.price("GYM-1M"), try await desk.product("GYM-1M")] {
            let refused = try await desk.refused("explain", id)
            #expect(refused["code"] == "nothing_to_explain")
            let complaint = try await desk.run("explain", id).complaint
            #expect(complaint.contains("is nobody's to charge; name a customer"), "\(complaint)")
        }
    }

    @Test("for want of a letter gives the command of the consultation")
    func letter() async throws {
        let desk = try await Desk()
        let paid = try await desk.firstCheckout("GYM-1M", "--setup-future-use", "off_session")
        let customer = try #require(paid["customer"]?.text)
        let card = try #require(
            try await desk.done("list", "payment-methods", "--customer", customer).elements.first?["payment_method_id"]?
                .text)
        let refused = try await desk.run(
            "charge", "--customer", customer, "--payment-method", card, "--price", try await desk.price("SKIN-KIT"))
        #expect(
            refused.complaint.hasSuffix("\nnext: almoner consult --customer \(customer) --visit-type skincare"),
            "\(refused.complaint)")
    }

    @Test("for want of a customer says so, and show tells where they say who they are")
    func nobody() async throws {
        let desk = try await Desk()
        let engine = CheckoutEngine(
            ledger: desk.ledger, network: desk.network, systemTime: { Desk.opening }, actor: Actor(.merchant))
        let price = try #require(ID<Price>(try await desk.price("GYM-1M")))
        let new = NewCheckout(customer: nil, items: [CartItem(price: price)])
        let session = try await engine.createCheckout(new).id.description
        let card = ["--card", "4242424242424242", "--expires", "12/29", "--cvc", "123", "--postal-code", "90210"]
        try await desk.sample("gym")
        for words in [["pay", session] + card, ["consult", "--session", session, "--answers", "gym.json"]] {
            let complaint = try await desk.run(words).complaint
            #expect(complaint.contains(session) && complaint.contains("customer has said who they are"), "\(complaint)")
        }
        let shown = try await desk.run("show", session).output
        #expect(shown.hasSuffix("\nnext: start almoner-server, which has its page"), "\(shown)")
        try await engine.servePages(at: "https://pay.example")
        let served = try await desk.run("show", session).output
        #expect(served.hasSuffix("\nnext: open https://pay.example/pay/c/\(session)"), "\(served)")
    }

    @Test("of a token that waits gives the command that repairs it")
    func token() async throws {
        let desk = try await Desk()
        let paid = try await desk.firstCheckout("GYM-1M", card: "4000009900000012", "--tokenize")
        let token = try #require(paid["payment_token"]?.text)
        for _ in 0..<2 {
            let refused = try await desk.run("charge", "--token", token, "--price", try await desk.price("GYM-1M"))
            #expect(refused.complaint.hasSuffix("\nnext: almoner resolve \(token)"), "\(refused.complaint)")
        }
    }

    @Test("of words that are no command names the nearest one")
    func misspelling() {
        func complaint(_ words: String...) -> String? { VerbTable.misspelling(words, among: VerbTable.families) }
        #expect(complaint("frob", "x") == "There is no command “frob”.")
        #expect(complaint("chekout") == "There is no command “chekout”; did you mean `checkout`?")
        #expect(complaint("clock", "advnce") == "There is no command “clock advnce”; did you mean `clock advance`?")
        #expect(complaint("help", "frob") == "There is no command “frob”.", "nor is there help on it")
        #expect(complaint("4242424242424242")?.contains("42424242") == false)
        for words in [["clock", "show"], ["help"], ["--help"], ["card"], ["card", "--help"], ["help", "card"], []] {
            #expect(VerbTable.misspelling(words, among: VerbTable.families) == nil, "\(words)")
        }
    }

    @Test("help is told apart from misuse")
    func help() throws {
        func help(_ words: String...) -> String? {
            do {
                _ = try VerbTable.parse(words)
                return nil
            } catch {
                return VerbTable.help(error, columns: 60)
            }
        }
        let charge = try #require(help("help", "charge"))
        #expect(charge.contains("--idempotency-key"))
        #expect(help("charge") == nil && help("frob") == nil)
    }

    @Test("after a visit is agreed, nothing that calls it off is suggested")
    func noEnd() async throws {
        let desk = try await Desk(stocked: false)
        func customer(_ name: String, _ email: String) async throws -> String {
            try #require(try await desk.done("customer", "add", "--name", name, "--email", email)["customer_id"]?.text)
        }
        let (host, guest) = (
            try await customer("Otto", "otto@example.com"), try await customer("Ana", "ana@example.com")
        )
        _ = try await desk.done("payouts", "connect", host)
        _ = try await desk.done(
            "card", "save", "--customer", guest, "--card", "4242424242424242", "--expires", "12/29", "--cvc", "123",
            "--postal-code", "90210")
        let listing = try #require(
            try await desk.done("listing", "add", "--provider", host, "--title", "Sauna")["listing_id"]?.text)
        let asked = try await desk.run(
            "process", "start", "sauna-visit", "--listing", listing, "--customer", guest, "--transition", "request",
            "--price", "8000", "--booking-start", "2026-06-12T18:00:00Z", "--booking-end", "2026-06-12T20:00:00Z")
        #expect(asked.output.contains("next: almoner process transition") && asked.output.contains(" confirm"))
        let id = try #require(try await desk.done("list", "transactions").elements.first?["id"]?.text)
        let agreed = try await desk.run("process", "transition", id, "confirm")
        #expect(agreed.output.contains("the provider can host-calls-off"), "\(agreed.output)")
        #expect(!agreed.output.contains("almoner process transition \(id) host-calls-off"), "\(agreed.output)")
    }
}
