// A payment token that is stuck, and the operator who unsticks it.
import Testing

@Suite("A stuck token", .onOwnThreads) struct StuckTokenTests {
    @Test("is repaired with a new card from the operator's queue", arguments: WindowSize.everyday)
    func newCard(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let zoë = try ReturningCustomer(on: scratch, card: "4000009900000012")
        #expect(try refusedAction(of: zoë.token, on: scratch) == "UpdatePaymentMethod")

        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger)
        try terminal.expect("1 pending")
        try openRepair("update card", terminal)
        try terminal.expect("A new card · Zoë Beltrán")
        try terminal.enterCard("4242424242424242")
        try terminal.expect("The token of Zoë Beltrán may be charged again, with •4242.")
        try terminal.expect("0 pending")
        try charge(zoë.token, on: scratch)
    }

    @Test("for want of a letter is repaired with the consultation", arguments: WindowSize.everyday)
    func newLetter(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let zoë = try ReturningCustomer(on: scratch, card: "4242424242424242")
        try Almoner.document(["clock", "advance", "P1Y"], ledger: scratch.ledger)
        #expect(try refusedAction(of: zoë.token, on: scratch) == "TakeHealthSurvey")

        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger)
        try openRepair("retake survey", terminal)
        try terminal.expect("Exercise as treatment")
        try terminal.answerTheGymsQuestions()
        try terminal.sign("Zoe Beltran")
        try terminal.dismiss("Approved")
        try terminal.expect("0 pending")
        try charge(zoë.token, on: scratch)
    }

    private func openRepair(_ waitsFor: String, _ terminal: Tmux) throws {
        try terminal.press("4", "a")
        try terminal.expect("everyone's · 1")
        try terminal.expect(waitsFor)
        try terminal.press("Enter")
    }

    private func refusedAction(of token: String, on scratch: Scratch) throws -> String {
        try Almoner.refusal(words(token, key: "first", on: scratch), ledger: scratch.ledger)["next_action"].text
    }

    private func charge(_ token: String, on scratch: Scratch) throws {
        let session = try Almoner.document(words(token, key: "second", on: scratch), ledger: scratch.ledger)
        #expect(session["status"].text == "complete")
        #expect(session["amount_received"].number == 4_900)
    }

    private func words(_ token: String, key: String, on scratch: Scratch) throws -> [String] {
        let price = try scratch.price(of: "Gym membership, monthly")
        return ["charge", "--token", token, "--price", price, "--idempotency-key", key]
    }
}
