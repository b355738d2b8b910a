// A card that the network declines at the checkout.
import Testing

@Suite("A declined card", .onOwnThreads) struct DeclinedCardTests {
    @Test("leaves the session open, and a better card pays it", arguments: WindowSize.everyday)
    func declined(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger)
        try terminal.find("zoe", named: "Zoë Beltrán")
        try terminal.beginCheckout()
        try terminal.dismiss("Checkout begun")
        try terminal.press("S", until: "$49.00 open")
        try terminal.press("c", until: "Exercise as treatment")
        try terminal.answerTheGymsQuestions()
        try terminal.sign("Zoe Beltran")
        try terminal.dismiss("Approved")

        try terminal.press("p", until: "Pay $49.00")
        try terminal.enterCard("4000000000000002")
        try terminal.expect("declined")
        try terminal.press("Escape", until: "[ Keep typing ]")
        try terminal.press("Right", "Enter")
        try terminal.expectGone("Pay $49.00")
        try terminal.expect("$49.00 open")
        try terminal.dismiss("Checkout sessions of")
        try terminal.press("3")
        try terminal.expect("off-session –")

        try terminal.press("1", "S")
        try terminal.expect("Checkout sessions of")
        try terminal.press("p", until: "Pay $49.00")
        try terminal.enterCard("4242424242424242")
        try terminal.expect("$49.00 taken")
    }
}
