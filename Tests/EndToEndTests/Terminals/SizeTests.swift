// Terminals that are small, and terminals that change.
import Testing

@Suite("The size of the terminal", .onOwnThreads) struct SizeTests {
    @Test("may change while the console is open")
    func resized() throws {
        let scratch = try Scratch.withZoë()
        let terminal = try Tmux(.small)
        try terminal.openConsole(scratch.ledger)
        for (columns, rows) in [(200, 60), (60, 16), (120, 40)] {
            try terminal.resize(columns, rows)
            let screen = try terminal.expect("a screen of \(columns)×\(rows)") { screen in
                screen.first?.contains("almoner") == true && screen.dropFirst().first?.count == columns
                    && screen.holds("1 Customers") && screen.holds("▸ Iker Núñez") && screen.holds("4 Pending tokens")
                    && screen.last?.contains("Enter open") == true
            }
            #expect(screen.count == rows)
        }
        try terminal.find("zoe", named: "Zoë Beltrán")
    }

    @Test("that is too small is said, and left behind on the next change")
    func tooSmall() throws {
        let scratch = try Scratch.withZoë()
        let terminal = try Tmux(WindowSize(columns: 50, rows: 12))
        try terminal.enter("almoner --db \(scratch.ledger)")
        try terminal.expect("This screen is 50×12; 60×16 is needed.")
        try terminal.resize(80, 24)
        try terminal.expect("▸ Iker Núñez")
        try terminal.resize(50, 12)
        let screen = try terminal.expect("This screen is 50×12; 60×16 is needed.")
        #expect(!screen.holds("Iker"))
    }
}
