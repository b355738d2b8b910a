// Terminals that cannot show the console, and no terminal at all.
import Programs
import Testing

@Suite("Without a terminal for it", .onOwnThreads) struct NoTerminalTests {
    @Test("the console says so in one sentence", arguments: ["dumb", "unknown", "no-such-terminal"])
    func unsuitable(kind: String) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let terminal = try Tmux(.usual)
        try terminal.enter("TERM=\(kind) almoner --db \(scratch.ledger); echo left with $?")
        let screen = try terminal.expect("left with 1")
        let said = screen.filter { $0.hasPrefix("almoner: ") }
        #expect(said.count == 1 && said.joined().contains(kind), "\(screen.joined(separator: "\n"))")
    }

    @Test("the console says so in a pipe")
    func pipe() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let result = try Tool.run(Almoner.binary, ["--db", scratch.ledger])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("almoner: "))
        #expect(result.error.split(separator: "\n").count == 1)
    }

    @Test("commands do their work all the same")
    func commands() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let variables = ["TERM": "dumb", "LC_ALL": "C"]
        let result = try Tool.run(
            Almoner.binary, ["list", "customers", "--db", scratch.ledger], environment: variables)
        #expect(result.status == 0)
        #expect(result.output.contains("Zoë Beltrán"))
    }
}
