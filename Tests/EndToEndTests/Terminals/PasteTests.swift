// What is pasted is text, whatever it holds.
import Foundation
import Testing

@Suite("Pasted rubbish", .onOwnThreads) struct PasteTests {
    @Test("is typed as text where text is typed, and does nothing elsewhere")
    func rubbish() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let terminal = try Tmux(.small)
        try terminal.openConsole(scratch.ledger)
        try terminal.expect("▸ Zoë Beltrán")
        // A name, then what could leave the program, draw, ring, or end a C string.
        let rubbish = "zoe\u{1B}[31m\u{1B}]0;owned\u{7}\u{0}\u{3}\u{1A}\u{9B}2J\u{202E}q:q\r\n"
        let file = scratch.path("rubbish")
        try Data(rubbish.utf8).write(to: URL(filePath: file))

        try terminal.paste(file)
        try terminal.press("/")
        try terminal.expect("/")
        try terminal.paste(file)
        try terminal.expect("/zoe")
        try terminal.press("Escape")
        try terminal.expectGone("/zoe")
        try terminal.find("zoe", named: "Zoë Beltrán")
        #expect(try terminal.command("display-message", "-p", "#{pane_title}") != ["owned"])
    }

    @Test("leaves a form with text that can be read")
    func form() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let terminal = try Tmux(.small)
        try terminal.openConsole(scratch.ledger)
        try terminal.press("N", until: "Name")
        let file = try scratch.write("Ana\u{1B}[31m\u{7} Lima", to: "name")
        try terminal.paste(file)
        try terminal.expect("Lima")
        let coloured = try terminal.colouredScreen()
        #expect(!coloured.contains { $0.contains("\u{7}") })
    }
}
