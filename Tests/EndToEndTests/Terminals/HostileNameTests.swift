// Names come from outside.
import Programs
import Testing

@Suite("A customer's name with control characters", .onOwnThreads) struct HostileNameTests {
    @Test("is shown with them visible, never sent to the terminal", arguments: WindowSize.everyday)
    func hostile(size: WindowSize) throws {
        let scratch = try Scratch()
        try scratch.seed(customers: 0)
        try scratch.add("Eve \u{1B}]0;owned\u{7}\u{1B}[2J\u{202E}Mallory", email: "eve@example.com")
        let terminal = try Tmux(size)
        try terminal.openConsole(scratch.ledger)
        try terminal.expect("Eve ")
        try terminal.expect("almoner · ledger")
        try terminal.press("Enter", until: "eve@example.com")
        for line in try terminal.screen() + terminal.colouredScreen() {
            #expect(!line.contains("\u{202E}") && !line.contains("\u{7}"))
        }
        #expect(try terminal.command("display-message", "-p", "#{pane_title}") != ["owned"])
    }

    @Test("prints with them visible too, in text and in documents")
    func printed() throws {
        let scratch = try Scratch()
        try scratch.seed(customers: 0)
        try scratch.add("Eve \u{1B}[2J\u{202E}Mallory", email: "eve@example.com")
        for words in [["list", "customers"], ["list", "customers", "--json"]] {
            let output = try Almoner.run(words, ledger: scratch.ledger).output
            #expect(output.contains("Mallory"))
            #expect(!output.unicodeScalars.contains("\u{1B}"))
        }
        #expect(try !Almoner.run(["list", "customers"], ledger: scratch.ledger).output.contains("\u{202E}"))
    }
}
