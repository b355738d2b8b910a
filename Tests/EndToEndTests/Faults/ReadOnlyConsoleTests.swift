// The console that only looks.
import Testing

@Suite("A console opened with --read-only") struct ReadOnlyConsoleTests {
    @Test("shows everything and changes nothing", arguments: WindowSize.everyday)
    func looks(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let before = try Almoner.run(["list", "events", "--json"], ledger: scratch.ledger).output
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger, "--read-only")
        try terminal.expect("almoner · ledger · read-only")
        try terminal.find("zoe", named: "Zoë Beltrán")
        try terminal.press("n", until: "Not now: read-only.")
        try terminal.press("t", until: "Not now: read-only.")
        try terminal.press(":")
        try terminal.type("customer add --name Ana --email ana@example.com")
        try terminal.press("Enter", until: "Not done")
        #expect(
            try terminal.expect("nothing was changed").holds(
                "The ledger is opened for reading only; nothing was changed."))
        #expect(try Almoner.run(["list", "events", "--json"], ledger: scratch.ledger).output == before)
    }
}
