// How the console ends when it is not its person who ends it, and how it stops for a while.
import Foundation
import Programs
import Testing

@Suite("The console gives the terminal back", .onOwnThreads) struct LeavingTests {
    @Test("on SIGTERM, with status 143")
    func terminated() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let terminal = try Tmux(.small)
        try terminal.enter("echo before; sh -c 'echo $$ > \(scratch.path("id")); exec almoner --db \(scratch.ledger)'")
        try terminal.expect("1 Customers")
        let signal = "kill -TERM $(cat \(scratch.path("id")))"
        #expect(try Tool.run(Tool.path("sh"), ["-c", signal]).status == 0)
        try expectShell(terminal, status: 143)
    }

    @Test("for Ctrl-Z, and takes it again for fg", arguments: WindowSize.everyday)
    func stopped(size: WindowSize) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let terminal = try Tmux(size)
        try terminal.enter("echo before")
        try terminal.openConsole(scratch.ledger)
        try terminal.press("C-z", until: "Stopped")
        let shell = try terminal.screen()
        #expect(shell.holds("before") && !shell.holds("1 Customers"))
        try terminal.enter("echo $((6 * 7))")
        try terminal.expect("42")
        try terminal.enter("fg")
        try terminal.expect("▸ Zoë Beltrán")
        try terminal.find("zoe", named: "Zoë Beltrán")
        try terminal.press("C-c")
        try expectShell(terminal, status: 0)
    }

    @Test("no more when the terminal is gone: it ends", arguments: ["", "trap '' HUP;"])
    func hungUp(trap: String) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let lifeline = try Lifeline(in: scratch)
        let terminal = try Tmux(.small)
        try terminal.enter("(\(trap) exec almoner --db \(scratch.ledger) 9>\(lifeline.path))")
        try terminal.expect("1 Customers")
        terminal.hangUp()
        #expect(lifeline.waitForEnd(), "The console outlived its terminal.")
    }

    @Test("and the demo leaves nothing behind, however it ends", arguments: DemoEnding.allCases)
    func demo(ending: DemoEnding) throws {
        let scratch = try Scratch()
        let lifeline = try Lifeline(in: scratch)
        try FileManager.default.createDirectory(atPath: scratch.path("made"), withIntermediateDirectories: false)
        let left = { try FileManager.default.contentsOfDirectory(atPath: scratch.path("made")) }
        let terminal = try Tmux(.small)
        let command = "echo $$ > \(scratch.path("id")); exec almoner demo --at 2026-11-20T14:05:00Z 9>\(lifeline.path)"
        let kind = ending == .refused ? "TERM=dumb" : ""
        try terminal.enter("TMPDIR=\(scratch.path("made")) \(kind) sh -c '\(command)'; echo left with $?")
        if ending == .refused {
            try terminal.expect("left with 1")
        } else {
            try terminal.expect("1 Customers")
            #expect(try left().count == 1)
        }
        switch ending {
        case .key:
            try terminal.press("q")
            try terminal.expect("left with 0")
        case .terminated:
            let signal = "kill -TERM $(cat \(scratch.path("id")))"
            #expect(try Tool.run(Tool.path("sh"), ["-c", signal]).status == 0)
            try terminal.expect("left with 143")
        case .hungUp:
            terminal.hangUp()
            #expect(lifeline.waitForEnd(), "The demo outlived its terminal.")
        case .refused: break
        }
        #expect(try left() == [])
    }

    enum DemoEnding: CaseIterable, Sendable { case key, terminated, hungUp, refused }

    /// Waits for the prompt, and tries whether the shell shows what is typed.
    private func expectShell(_ terminal: Tmux, status: Int) throws {
        try terminal.expectGone("1 Customers")
        try terminal.enter("echo left with $?")
        let screen = try terminal.expect("left with \(status)")
        #expect(screen.holds("before"))
        #expect(screen.holds("$ echo left with $?"))
        let alternate = try terminal.command("display-message", "-p", "#{alternate_on} #{mouse_any_flag}")
        #expect(alternate == ["0 0"])
    }
}
