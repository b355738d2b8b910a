// The console that only looks.
import Foundation
import Programs
import Testing

@Suite("A console opened with --read-only", .onOwnThreads) struct ReadOnlyConsoleTests {
    @Test("shows everything and changes nothing", arguments: WindowSize.everyday)
    func looks(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let before = try Almoner.run(["list", "events", "--json"], ledger: scratch.ledger).output
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger, "--read-only")
        try terminal.expect("almoner · ledger · read-only")
        try terminal.find("zoe", named: "Zoë Beltrán")
        try terminal.press("n", until: "Not now: read-only.")
        try terminal.press("t", until: "The clock")
        try terminal.press("Escape")
        try terminal.expectGone("The clock")
        try terminal.press(":")
        try terminal.type("customer add --name Ana --email ana@example.com")
        try terminal.press("Enter", until: "Not done")
        #expect(
            try terminal.expect("nothing was changed").holds(
                "The ledger is opened for reading only; nothing was changed."))
        #expect(try Almoner.run(["list", "events", "--json"], ledger: scratch.ledger).output == before)
    }

    @Test("writes its screen into a new file, never over the ledger or any other", arguments: WindowSize.everyday)
    func savesScreens(size: WindowSize) throws {
        let scratch = try Scratch.withZoë()
        let before = try Almoner.run(["list", "events", "--json"], ledger: scratch.ledger).output
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger, "--read-only")
        try terminal.press(":")
        try terminal.type("save-screen \(scratch.ledger)")
        try terminal.press("Enter")
        try terminal.expectSentence("exists; choose another name.")
        #expect(try Almoner.run(["list", "events", "--json"], ledger: scratch.ledger).output == before)
        try terminal.press(":")
        try terminal.type("save-screen \(scratch.ledger).txt")
        try terminal.press("Enter")
        try terminal.expectSentence("The screen is in")
        #expect(try String(contentsOfFile: scratch.ledger + ".txt", encoding: .utf8).contains("1 Customers"))
    }
}
