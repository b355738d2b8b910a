import Foundation
import TerminalProbe
import Testing

@testable import Terminal

@Suite("In a real terminal", .serialized)
struct RealTerminalTests {
    /// What is typed, and what shows that it has arrived.
    private static let story = [
        ("\u{1B}OB\u{1B}OB", "3 of 40"), ("Ana日本", "Ana日本"), ("\u{1B}[6~\u{1B}[6~\u{1B}[6~", "21 of 40"),
        ("\u{7F}\u{7F}x", "Anax"), ("\u{1B}[<65;1;1M", "wheelDown"), ("\u{1B}[17~", "Remove card"), ("c", "inputs 16"),
    ]

    @Test("The terminal shows exactly what the frame says, however it was reached")
    func samePicture() throws {
        let probe = try GalleryRun.started()
        for (bytes, shown) in Self.story {
            probe.write(bytes)
            #expect(probe.read(untilShown: shown), "\(shown)\n\(probe.picture.lines().joined(separator: "\n"))")
        }
        // The bell rings between two frames: once it is heard, the frame before it is there in full.
        probe.press(.function(8))
        #expect(probe.read { $0.bells == 1 })
        let piecemeal = probe.picture.lines().map { $0.prefix(40) }
        let received = probe.receivedBytes
        probe.press(.control("l"))
        #expect(probe.read(untilShown: "control(\"l\")"))
        probe.press(.function(8))
        #expect(probe.read { $0.bells == 2 })
        #expect(probe.receivedBytes > received + 1500)
        // The right half tells of the inputs themselves, so only the left half has to be the same.
        #expect(probe.picture.lines().map { $0.prefix(40) } == piecemeal)
    }

    @Test("Keys, pasted text and the mouse arrive")
    func inputs() throws {
        let probe = try GalleryRun.started()
        for key in KeyDecoderTests.everyKey where key != .escape && key != .control("z") && !Self.isFunction(key) {
            probe.press(key)
            #expect(probe.read(untilShown: "key \(key)"), "\(key)")
        }
        probe.write("\u{1B}[200~one\ntwo\u{1B}[201~")
        #expect(probe.read(untilShown: "paste of 7"))
        probe.write("\u{1B}[<0;3;4M\u{1B}[<0;3;4m\u{1B}[<0;3;4M")
        #expect(probe.read(untilShown: "mouse doubleClick at 2,3"))
        probe.press(.function(7))
        #expect(probe.read(untilShown: "tick"))
        probe.press(.function(6))
        #expect(probe.read(untilShown: "Remove card"))
    }

    private static func isFunction(_ key: Key) -> Bool {
        if case .function = key { return true }
        return false
    }

    @Test("Esc leaves with the program's own status, and the terminal is as before")
    func leaving() throws {
        let probe = try GalleryRun.started()
        #expect(probe.isRaw && probe.picture.modes.isSuperset(of: [1049, 1000, 1006, 2004]))
        probe.press(.escape)
        #expect(probe.waitForExit() == 7)
        expectGivenBack(probe)
    }

    @Test("Four hundred keys at once cost one frame")
    func manyKeys() throws {
        let probe = try GalleryRun.started()
        let received = probe.receivedBytes
        probe.write(String(repeating: "x", count: 400))
        #expect(probe.read(untilShown: "inputs 400"))
        #expect(probe.receivedBytes - received < 20_000)
    }

    @Test("Messages of other threads wake the screen")
    func messages() throws {
        let probe = try GalleryRun.started()
        probe.press(.function(5))
        #expect(probe.read(untilShown: "sum 5050"))
    }

    @Test("The mouse can be switched off, the bell rings, and text is copied")
    func requests() throws {
        let probe = try GalleryRun.started()
        probe.press(.function(4), .function(8))
        #expect(probe.read { !$0.modes.contains(1000) && $0.modes.contains(2004) && $0.bells == 1 })
        probe.press(.character("f"), .function(3))
        #expect(probe.read { $0.clipboard == ["52;c;Zg=="] })
        probe.press(.function(4))
        #expect(probe.read { $0.modes.contains(1000) })
    }

    @Test("A new size is painted at once, and a small one says what is needed")
    func resizing() throws {
        let probe = try GalleryRun.started()
        probe.resize(Size(columns: 120, rows: 40))
        #expect(probe.read(untilShown: "resize 120 by 40"))
        #expect(probe.read { $0.lines()[39].hasPrefix("F2 theme") })
        #expect(probe.picture.lines()[0].count == 120)
        probe.resize(Size(columns: 50, rows: 10))
        #expect(probe.read(untilShown: "60×16 is needed"))
        probe.resize(Size(columns: 80, rows: 24))
        #expect(probe.read(untilShown: "resize 80 by 24"))
        #expect(probe.picture.lines()[0].count == 80)
    }

    @Test("While nothing happens the processor rests")
    func idle() throws {
        let probe = try GalleryRun.started()
        let before = try processorTicks(of: probe)
        #expect(probe.staysSilent(for: .milliseconds(500)))
        let after = try processorTicks(of: probe)
        #expect(after - before <= 1)
    }

    /// The processor time that the program has used, in clock ticks.
    private func processorTicks(of probe: TerminalProbe) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(probe.processID)/stat", encoding: .utf8)
        // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
        let fields = text.drop { $0 != ")" }.split(separator: " ")
        return try #require(Int(fields[12])) + #require(Int(fields[13]))
    }
}
