// The story that the program was founded on, by keyboard, from a first checkout to the year after.
import Testing

@Suite("An operator at the console", .onOwnThreads) struct FoundingStoryTests {
    @Test(
        "takes a customer from a first checkout to charges while she is away, and through the year's end",
        arguments: WindowSize.everyday)
    func wholeStory(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger)
        try terminal.find("zoe", named: "Zoë Beltrán")
        try firstCheckout(terminal)
        try chargesWhileSheIsAway(terminal)
        try theYearAfter(terminal)
        try leave(terminal)

        let zoë = try Almoner.document(["list", "customers", "--search", "zoe"], ledger: scratch.ledger).elements.first
        let sessions = try Almoner.document(
            ["list", "sessions", "--customer", zoë?["customer_id"].text ?? ""], ledger: scratch.ledger
        ).elements.filter { $0["status"].text == "complete" }
        #expect(sessions.map(\.["amount_received"].number) == [4_900, 899, 32_500, 4_900])
    }

    private func firstCheckout(_ terminal: Tmux) throws {
        try terminal.beginCheckout()
        try terminal.dismiss("Checkout begun")
        try terminal.press("S", until: "Checkout sessions of Zoë Beltrán")
        try terminal.expect("$49.00 open")
        try terminal.press("c", until: "Exercise as treatment")
        try terminal.answerTheGymsQuestions()
        try terminal.sign("Zoe Beltran")
        try terminal.expect("LETTER OF MEDICAL NECESSITY")
        try terminal.expect("Valid until  01 Mar 2027 12:00 UTC")
        try terminal.press("Enter", until: "Pay $49.00")
        try terminal.enterCard("4242424242424242")
        try terminal.expect("$49.00 taken")
        try terminal.dismiss("$49.00 taken")
        try terminal.expect("complete")
        try terminal.dismiss("Checkout sessions of")
        try terminal.press("3", until: "off-session ✓")
    }

    private func chargesWhileSheIsAway(_ terminal: Tmux) throws {
        try terminal.openCharge(of: "Personal training, five hours")
        try terminal.expect("✓ Will be charged: $325.00 on visa •4242")
        try terminal.charge()
        try terminal.expect("$325.00 taken")
        try terminal.dismiss("$325.00 taken")

        try terminal.openCharge(of: "Skin treatment kit")
        try terminal.expectSentence("✗ Would be refused: The customer has no valid letter of medical")
        try terminal.expectSentence("necessity for Skin treatment kit (visit type skincare)")
        try terminal.expect("Begin the consultation for skincare")
        try terminal.dismiss("who is away")

        try terminal.openCharge(of: "Personal training, five hours", "Skin treatment kit")
        try terminal.expectSentence("✗ Would be refused: The customer has no valid letter of medical")
        try terminal.expectSentence("necessity for Skin treatment kit (visit type skincare). A consultation")
        try terminal.dismiss("who is away")

        try terminal.openCharge(of: "Bandages, box of fifty")
        try terminal.expect("✓ Will be charged: $8.99")
        try terminal.charge()
        try terminal.expect("$8.99 taken")
        try terminal.dismiss("$8.99 taken")
    }

    private func theYearAfter(_ terminal: Tmux) throws {
        try terminal.press("t", until: "Advance by 1 year")
        try terminal.press("Down", "Down", "Down", "Down", "Enter")
        try terminal.expect("frozen at 01 Mar 2027 12:00 UTC")
        try terminal.dismiss("Advance by 1 year")
        try terminal.expect("❄ 01 Mar 2027")

        try terminal.openCharge(of: "Gym membership, monthly")
        try terminal.expectSentence("✗ Would be refused: The customer has no valid letter of medical")
        try terminal.expectSentence("for Gym membership, monthly (visit type gym; the last expired 2027-03-01)")
        try terminal.dismiss("who is away")

        try terminal.press("1", until: "▸ Zoë Beltrán")
        try terminal.press("c", until: "A consultation for Zoë Beltrán")
        try terminal.choose("gym")
        try terminal.expect("Exercise as treatment")
        try terminal.answerTheGymsQuestions()
        try terminal.sign("Zoe Beltran")
        try terminal.expect("Valid until  01 Mar 2028 12:00 UTC")
        try terminal.dismiss("Approved")

        try terminal.openCharge(of: "Gym membership, monthly")
        try terminal.charge()
        try terminal.expect("$49.00 taken")
        try terminal.dismiss("$49.00 taken")
    }

    private func leave(_ terminal: Tmux) throws {
        try terminal.press(":")
        try terminal.type("q")
        try terminal.press("Enter")
        try terminal.expectGone("1 Customers")
        try terminal.enter("echo left with $?")
        try terminal.expect("left with 0")
    }
}
