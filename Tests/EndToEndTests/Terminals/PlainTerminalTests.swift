// Terminals without colours, and without Unicode.
import Testing

@Suite("A plain terminal", .onOwnThreads) struct PlainTerminalTests {
    @Test(
        "shows the console and which row is selected",
        arguments: [
            Plainness(variables: "NO_COLOR=1"), Plainness(kind: "vt100"), Plainness(variables: "LC_ALL=C"),
            Plainness(kind: "vt100", variables: "LC_ALL=C NO_COLOR=1"),
        ])
    func plain(_ plainness: Plainness) throws {
        let scratch = try Scratch.withZoë()
        let terminal = try Tmux(.small, kind: plainness.kind)
        try terminal.openConsole(scratch.ledger, with: plainness.variables)
        let row = try terminal.expect("Iker N").first { $0.contains("Iker") } ?? ""
        #expect(row.contains(plainness.isASCII ? "> Iker" : "▸ Iker"), "\(row)")
        if plainness.isASCII {
            #expect(try terminal.screen().allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
        }
        let coloured = try terminal.colouredScreen()
        #expect(plainness.hasColours || !coloured.joined().contains(/\e\[[0-9;]*[34][0-8]/))
        #expect(coloured.contains { $0.contains("Iker") && $0.contains(/\e\[[0-9;]*[17]m/) }, "\(coloured)")
        try terminal.press("j")
        try terminal.expect(plainness.isASCII ? "> Santiago" : "▸ Santiago")
    }

    /// What a terminal lacks.
    struct Plainness: CustomTestStringConvertible {
        var kind = "xterm-256color"
        var variables = ""

        var isASCII: Bool { variables.contains("LC_ALL=C") }
        var hasColours: Bool { kind != "vt100" && !variables.contains("NO_COLOR") }
        var testDescription: String { "\(kind) \(variables)" }
    }
}
