import TerminalProbe
import Testing

@testable import Terminal

@Suite("Kinds of terminals", .serialized)
struct TerminalKindTests {
    @Test(
        "A terminal that cannot show a console is refused in one sentence",
        arguments: [
            ("", "The variable TERM is not set, so this terminal's abilities are unknown; try TERM=xterm-256color."),
            ("dumb", "A terminal of type 'dumb' cannot show a console; try TERM=xterm-256color."),
            ("nonesuch", "The terminal type 'nonesuch' is not known here; try TERM=xterm-256color."),
        ])
    func refused(term: String, sentence: String) throws {
        let run = try GalleryRun(size: Size(columns: 120, rows: 24), environment: ["TERM": term])
        #expect(run.probe.waitForExit() == 1)
        #expect(run.probe.picture.lines().first == sentence)
        expectGivenBack(run.probe)
    }

    private func selectionLook(_ environment: [String: String]) throws -> (
        row: TerminalPicture.Look, other: TerminalPicture.Look
    ) {
        let probe = try GalleryRun.started(environment: environment)
        return (try #require(probe.picture.look(x: 2, y: 1)), try #require(probe.picture.look(x: 2, y: 2)))
    }

    @Test("Exact colours where they are promised")
    func direct() throws {
        let (row, other) = try selectionLook(["COLORTERM": "truecolor"])
        #expect(row.background == [2, 0x2F, 0x3A, 0x52])
        #expect(other.background == [2, 0x1B, 0x1E, 0x26])
    }

    @Test("256 colours otherwise")
    func extended() throws {
        let (row, other) = try selectionLook([:])
        #expect(row.background.first == 5 && other.background.first == 5 && row.background != other.background)
    }

    @Test("On eight colours and on none the selected row is seen", arguments: ["xterm", "linux", "vt100", "screen"])
    func few(term: String) throws {
        let (row, other) = try selectionLook(["TERM": term])
        #expect(row.background != other.background || row.reverse != other.reverse)
    }

    @Test("NO_COLOR is respected")
    func noColour() throws {
        let (row, other) = try selectionLook(["NO_COLOR": "1", "COLORTERM": "truecolor"])
        #expect(row.reverse && !other.reverse && row.background.isEmpty && other.foreground.isEmpty)
    }

    @Test("Outside UTF-8 nothing but ASCII is sent", arguments: [["LANG": "C"], ["LANG": "C", "TERM": "vt100"]])
    func ascii(environment: [String: String]) throws {
        let probe = try GalleryRun.started(environment: environment)
        let text = probe.picture.lines().joined(separator: "\n")
        #expect(text.allSatisfy { $0.isASCII })
        #expect(text.contains("+- 1 Rows ---") && text.contains("Anais Oe"))
    }
}
