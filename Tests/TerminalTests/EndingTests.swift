import Glibc
import TerminalProbe
import Testing

@testable import Terminal

@Suite("However a screen program ends", .serialized)
struct EndingTests {
    @Test(
        "A polite signal ends it with 128 plus its number, and the terminal is as before", arguments: [SIGTERM, SIGINT])
    func politeSignal(signal: Int32) throws {
        let probe = try GalleryRun.started()
        probe.send(signal: signal)
        #expect(probe.waitForExit() == 128 + signal)
        expectGivenBack(probe)
    }

    @Test("A terminal that goes away ends it with 129, without spinning")
    func hangUp() throws {
        let probe = try GalleryRun.started()
        probe.hangUp()
        #expect(probe.waitForExit() == 129)
    }

    @Test("SIGHUP ends it with 129")
    func hangUpSignal() throws {
        let probe = try GalleryRun.started()
        probe.send(signal: SIGHUP)
        #expect(probe.waitForExit() == 129)
        expectGivenBack(probe)
    }

    @Test("A crash leaves the terminal usable and says on it what went wrong")
    func crash() throws {
        let probe = try GalleryRun.started()
        probe.press(.function(9))
        let status = probe.waitForExit()
        #expect([128 + SIGILL, 128 + SIGTRAP].contains(status))
        expectGivenBack(probe)
        let text = probe.picture.lines().joined(separator: "\n")
        #expect(text.contains("said on standard error") && text.contains("crashed on purpose"), "\(text)")
    }

    @Test("A crash signal from outside keeps its status", arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE])
    func crashSignal(signal: Int32) throws {
        let probe = try GalleryRun.started()
        probe.send(signal: signal)
        #expect(probe.waitForExit() == 128 + signal)
        expectGivenBack(probe)
    }

    @Test("A crash leaves the terminal usable where the keys come from a file that can only be read")
    func crashWithReadOnlyKeys() throws {
        let probe = try TerminalProbe(
            program: "/bin/bash", arguments: ["-c", "exec '\(try GalleryRun.path())' dusk < /dev/tty"],
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"])
        #expect(probe.read(untilShown: "leave"))
        probe.send(signal: SIGSEGV)
        #expect(probe.waitForExit() == 128 + SIGSEGV)
        expectGivenBack(probe)
    }

    @Test("Stopped and continued from outside, it paints everything again")
    func continued() throws {
        let probe = try GalleryRun.started()
        probe.send(signal: SIGSTOP)
        probe.send(signal: SIGCONT)
        #expect(probe.read(untilShown: "resumed"))
        probe.press(.escape)
        #expect(probe.waitForExit() == 7)
        expectGivenBack(probe)
    }

    @Test("Ctrl-Z gives the terminal to the shell, and fg takes it back at its new size")
    func suspended() throws {
        let probe = try TerminalProbe(
            program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
            environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "shell> ", "HISTFILE": ""])
        #expect(probe.read(untilShown: "shell>"))
        probe.write(try GalleryRun.path() + "\n")
        #expect(probe.read(untilShown: "leave"))
        probe.press(.control("z"))
        #expect(probe.read(untilShown: "Stopped"))
        #expect(probe.picture.modes.isDisjoint(with: [1049, 1000, 1006]))
        probe.resize(Size(columns: 100, rows: 30))
        probe.write("fg\n")
        #expect(probe.read(untilShown: "resize 100 by 30"))
        #expect(probe.read { $0.lines()[29].hasPrefix("F2 theme") })
        #expect(probe.isRaw)
        probe.press(.escape)
        #expect(probe.read { !$0.modes.contains(1049) })
        probe.write("echo status $?\n")
        #expect(probe.read(untilShown: "status 7"))
        probe.write("exit\n")
        _ = probe.waitForExit()
    }
}
