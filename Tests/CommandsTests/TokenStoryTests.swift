import Checkout
import Commands
import OrderedJSON
import Testing

/// Truemed's three token errors, kept apart, and the two repairs.
@Suite("Token stories, by verbs")
struct TokenStoryTests {
    private let charged = "4000009900000012"

    private func token(_ desk: Desk, card: String) async throws -> String {
        try #require(try await desk.firstCheckout("GYM-1M", card: card, "--tokenize")["payment_token"]?.text)
    }

    @Test("a token whose first checkout is unfinished answers SessionPending")
    func provisioning() async throws {
        let desk = try await Desk()
        let price = try await desk.price("GYM-1M")
        let opened = try await desk.done(
            "checkout", "--price", price, "--email", "a@example.com", "--name", "A", "--tokenize")
        let token = try #require(opened["payment_token"]?.text)
        let error = try await desk.refused("charge", "--token", token, "--price", price)
        #expect(error["code"] == "SessionPending" && error["payment_token"] == .string(token))
    }

    @Test("a failed charge names its next action and its session, and charging again is refused until the repair")
    func failedCharge() async throws {
        let desk = try await Desk()
        let token = try await token(desk, card: charged)
        let price = try await desk.price("GYM-1M")
        let first = try await desk.refused("charge", "--token", token, "--price", price)
        #expect(first["code"] == "payment_token_update_required" && first["next_action"] == "UpdatePaymentMethod")
        #expect(first["decline_code"] == "insufficient_funds")
        let failed = try #require(first["payment_session_id"]?.text)
        #expect(try await desk.done("show", failed)["failure"]?["next_action"] == "UpdatePaymentMethod")
        let second = try await desk.refused("charge", "--token", token, "--price", price)
        #expect(second["code"] == "PendingPaymentTokenUpdate" && second["next_action"] == "UpdatePaymentMethod")
        let pending = try await desk.done("list", "tokens", "--pending").elements
        #expect(pending.map { $0["pending_update"]?["failed_payment_session_id"] } == [.string(failed)])
        let repaired = try await desk.done(
            "resolve", token, "--card", "4242424242424242", "--expires", "12/29", "--cvc", "123", "--postal-code",
            "90210")
        #expect(repaired["next_action"] == JSON.null && repaired["pending_update"] == JSON.null)
        #expect(try await desk.done("charge", "--token", token, "--price", price)["truemed_status"] == "captured")
    }

    @Test("an expired letter asks for the health survey, and answers repair it")
    func survey() async throws {
        let desk = try await Desk()
        let token = try await token(desk, card: "4000051230000072")
        _ = try await desk.done("clock", "advance", "P1Y")
        let price = try await desk.price("GYM-1M")
        let refused = try await desk.refused("charge", "--token", token, "--price", price)
        #expect(refused["next_action"] == "TakeHealthSurvey")
        let wrong = try await desk.refused(
            "resolve", token, "--card", "4242424242424242", "--expires", "12/29", "--cvc", "123", "--postal-code",
            "90210")
        #expect(wrong["code"] == "wrong_repair" && wrong["next_action"] == "TakeHealthSurvey")
        let abandoned = try await desk.done("resolve", token, "--abandon")
        #expect(abandoned["pending_update"]?["tries"] == 1)
        let answered = try await desk.done("resolve", token, "--answers", "gym.json")
        #expect(answered["decision"] == "approved")
        #expect(try await desk.done("charge", "--token", token, "--price", price)["status"] == "complete")
        let nothing = try await desk.refused("resolve", token)
        #expect(nothing["code"] == "no_pending_update")
    }

    @Test("a token is asked for without a payment, renewed on the merchant's wish, and both requests are shown")
    func renewed() async throws {
        let desk = try await Desk()
        let price = try await desk.price("GYM-1M")
        let request = try await desk.done(
            "token", "provision", "--price", price, "--email", "a@example.com", "--name", "A")
        let session = try #require(request["checkout_session_id"]?.text)
        let token = try #require(request["payment_token"]?.text)
        #expect(request["mode"] == "setup" && request["amount_total"] == 0)
        try await desk.sample("gym")
        _ = try await desk.done("consult", "--session", session, "--answers", "gym.json")
        let paid = try await desk.done(
            "pay", session, "--card", "4242424242424242", "--expires", "12/29", "--cvc", "123", "--postal-code", "90210"
        )
        #expect(paid["status"] == "complete")
        #expect(try await desk.done("token", "update", token)["next_action"] == JSON.null)
        let asked = try await desk.done("token", "update", token, "--ask-card")
        #expect(asked["next_action"] == "UpdatePaymentMethod")
        let update = try #require(asked["pending_update"])
        #expect(update["reason"] == "requested" && update["failed_payment_session_id"] == JSON.null)
        let renewal = try #require(update["provision_token_request_id"]?.text)
        #expect(try await desk.done("show", renewal)["payment_token"] == .string(token))
        let refused = try await desk.refused("charge", "--token", token, "--price", price)
        #expect(refused["code"] == "PendingPaymentTokenUpdate")
        let resolved = try await desk.done(
            "resolve", token, "--card", "5555555555554444", "--expires", "12/29", "--cvc", "123", "--postal-code",
            "90210")
        #expect(resolved["pending_update"] == JSON.null)
        #expect(try await desk.done("show", renewal)["status"] == "complete")
        let changed = try await desk.done("token", "update", token, "--price", price, "--quantity", "2")
        #expect(changed["items"]?.elements.first?["quantity"] == 2)
    }

    @Test("show and explain say why a token is stuck, since when, what was tried and by whom, where, and who was told")
    func stuck() async throws {
        let desk = try await Desk()
        let token = try await token(desk, card: charged)
        let price = try await desk.price("GYM-1M")
        let failed = try await desk.refused("charge", "--token", token, "--price", price)
        _ = try await desk.refused(
            "resolve", token, "--card", "4000000000009995", "--expires", "12/29", "--cvc", "123", "--postal-code",
            "90210")
        _ = try await desk.done("resolve", token, "--abandon")
        for verb in ["show", "explain"] {
            let update = try #require(try await desk.done(verb, token)["pending_update"])
            #expect(update["tried"]?.elements.map { $0["outcome"] } == ["card declined", "given up"])
            #expect(update["tried"]?.elements.map { $0["actor"]?["name"] } == ["tess", "tess"])
            #expect(update["declines"]?.elements.map { $0["reason"] } == ["insufficient_funds"])
            #expect(update["tries"] == 2 && update["told"] == [] && update["then"] == JSON.null)
            #expect(update["failed_payment_session_id"] == failed["payment_session_id"])
            let text = try await desk.run(verb, token).output
            for part in [
                "insufficient funds, visa •0012", "2026-03-03T12:00:00Z (now)", "card declined  operator tess",
                "given up  operator tess", "nobody: no webhook endpoint", "none, until almoner-server runs",
            ] { #expect(text.contains(part), "\(verb) does not say \(part):\n\(text)") }
        }
        let explained = try await desk.done("explain", token)
        #expect(explained["chargeable"] == false)
        #expect(explained["standings"]?.elements.map { $0["chargeable"] } == [false])
        #expect(explained["standings"]?.elements.map { $0["code"] } == ["PendingPaymentTokenUpdate"])
        let why = try await desk.run("explain", token).output
        #expect(why.contains("  gym: no. The token waits for UpdatePaymentMethod.\n"))
        #expect(why.contains("    would change with the repair of the token: almoner resolve \(token)\n"))
        let listed = try await desk.done("list", "tokens", "--pending").elements
        #expect(listed.first?["pending_update"]?["tried"] == nil)
    }

    @Test("a stuck token names each endpoint that was told of the failed charge and of the token, and the page")
    func told() async throws {
        let desk = try await Desk(dialects: [LoudDialect()])
        _ = try await desk.done(
            "webhooks", "add", "https://shop.example/hooks", "--events", "payment_token.update_opened")
        let token = try await token(desk, card: charged)
        let engine = CheckoutEngine(
            ledger: desk.ledger, network: desk.network, systemTime: { Desk.opening }, actor: .system)
        try await engine.servePages(at: "http://127.0.0.1:8787")
        _ = try await desk.refused("charge", "--token", token, "--price", try await desk.price("GYM-1M"))
        let shown = try await desk.done("show", token)
        let told = try #require(shown["pending_update"]?["told"]?.elements)
        #expect(told.map { $0["url"] } == ["https://shop.example/hooks"])
        #expect(told.map { $0["event_type"] } == ["payment_token.update_opened"])
        #expect(told.map { $0["status"] } == ["pending"])
        let text = try await desk.run("show", token).output
        #expect(text.contains("https://shop.example/hooks  payment_token.update_opened  due"))
        #expect(text.contains("http://127.0.0.1:8787/pay/c/fcs_"))
        let explained = try await desk.done("explain", token)
        #expect(explained["redirect_url"] == shown["redirect_url"] && explained["redirect_url"]?.text != nil)
    }

    @Test("with nothing but the token, resolve asks for the card that it waits for")
    func asked() async throws {
        let desk = try await Desk()
        let token = try await token(desk, card: charged)
        _ = try await desk.refused("charge", "--token", token, "--price", try await desk.price("GYM-1M"))
        desk.input.type(["4242 4242 4242 4242", "12/29", "123", "90210"])
        let repaired = try await desk.done("resolve", token)
        #expect(repaired["pending_update"] == JSON.null)
        #expect(
            desk.input.transcript.suffix(4) == [
                "Card number: ", "Expires (MM/YY): ", "Security code: ", "Postal code: ",
            ])
    }

    @Test("whoever is asked for a card and gives none, or half of one, has abandoned nothing: only --abandon does")
    func nothingGiven() async throws {
        let desk = try await Desk()
        let token = try await token(desk, card: charged)
        _ = try await desk.refused("charge", "--token", token, "--price", try await desk.price("GYM-1M"))
        for typed in [[], ["4242 4242 4242 4242", "12/29"]] {
            desk.input.type(typed)
            let before = try await desk.done("show", token)
            let left = try await desk.run("resolve", token)
            #expect(left.status == 1)
            for option in ["--card", "--answers", "--abandon"] { #expect(left.complaint.contains(option)) }
            #expect(try await desk.done("show", token) == before)
        }
        #expect(try await desk.done("resolve", token, "--abandon")["pending_update"]?["tries"] == 1)
    }
}
