import Randomness
import TerminalProbe
import Testing

@testable import Terminal

@Suite("Keys")
struct KeyDecoderTests {
    private func decode(_ text: String, isUTF8: Bool = true) -> [Input] {
        var decoder = KeyDecoder(isUTF8: isUTF8)
        return decoder.feed(Array(text.utf8)) + decoder.flush()
    }

    static let everyKey: [Key] =
        [
            .character("a"), .character(" "), .character("é"), .character("日"), .control("a"), .control("z"),
            .control("\\"),
            .alt("x"), .alt("é"), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left,
            .right, .home, .end,
            .pageUp, .pageDown,
        ] + (1...20).map(Key.function)

    @Test("What xterm sends for a key is that key", arguments: everyKey)
    func everyKeyIsRead(key: Key) {
        #expect(decode(key.xtermBytes) == [.key(key)])
    }

    @Test(
        "What other terminals send is understood too",
        arguments: [
            ("\u{1B}[A", [Key.up]), ("\u{1B}[H", [.home]), ("\u{1B}[1~", [.home]), ("\u{1B}[7~", [.home]),
            ("\u{1B}[4~", [.end]),
            ("\u{1B}[[A", [.function(1)]), ("\u{1B}[11~", [.function(1)]), ("\u{1B}[1;2A", [.up]),
            ("\u{1B}[1;5C", [.alt("f")]),
            ("\u{1B}[1;3D", [.alt("b")]), ("\u{1B}[3;5~", [.delete]), ("\u{1B}[1;2P", [.function(1)]), ("\n", [.enter]),
            ("\u{8}", [.backspace]),
            ("\u{1B}\u{7F}", [.control("w")]), ("\u{0}", [.control(" ")]), ("\u{1B}[", [.alt("[")]),
            ("\u{1B}O", [.alt("O")]),
            ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}[?1;2c", []), ("\u{1B}[99~x", [.character("x")]),
        ])
    func otherTerminals(text: String, keys: [Key]) {
        #expect(decode(text) == keys.map { .key($0) })
    }

    @Test("Terminfo has the first word")
    func terminfo() {
        var decoder = KeyDecoder(sequences: KeySequences(terminfo: [(Array("\u{1B}A".utf8), .up)]))
        #expect(decoder.feed(Array("\u{1B}A".utf8)) == [.key(.up)])
    }

    @Test(
        "The mouse is read in cells from 0",
        arguments: [
            ("\u{1B}[<0;5;3M", Mouse(kind: .press, position: Position(x: 4, y: 2))),
            ("\u{1B}[<0;5;3m", Mouse(kind: .release, position: Position(x: 4, y: 2))),
            ("\u{1B}[<64;200;60M", Mouse(kind: .wheelUp, position: Position(x: 199, y: 59))),
            ("\u{1B}[<69;1;1M", Mouse(kind: .wheelDown, position: Position(x: 0, y: 0))),
        ])
    func mouse(text: String, mouse: Mouse) {
        #expect(decode(text) == [.mouse(mouse)])
    }

    @Test("Other buttons, movement and nonsense of the mouse are passed over")
    func otherMouse() {
        #expect(decode("\u{1B}[<2;1;1M\u{1B}[<35;1;1M\u{1B}[<0;0;0M\u{1B}[<x") == [])
    }

    @Test(
        "Numbers that no terminal sends are no key and no mouse",
        arguments: [
            "\u{1B}[1;-9223372036854775808C", "\u{1B}[1;9223372036854775807C", "\u{1B}[1;0C", "\u{1B}[1;257C",
            "\u{1B}[3;-9223372036854775808~", "\u{1B}[<-9223372036854775808;1;1M",
            "\u{1B}[<0;9223372036854775807;1M", "\u{1B}[<0;1;65536M", "\u{1B}[<0;-9223372036854775808;1M",
        ])
    func numbers(text: String) {
        #expect(decode(text + "x") == [.key(.character("x"))])
    }

    @Test("Modifiers and cells count up to the last that a terminal can send")
    func lastNumbers() {
        #expect(decode("\u{1B}[1;256C") == [.key(.alt("f"))])
        let corner = Mouse(kind: .press, position: Position(x: 65_534, y: 65_534))
        #expect(decode("\u{1B}[<0;65535;65535M") == [.mouse(corner)])
    }

    @Test("Pasted text is one input, whatever it holds")
    func paste() {
        #expect(
            decode("a\u{1B}[200~x\u{1B}[A\r\ny\u{1B}[201~b") == [
                .key(.character("a")), .paste("x\u{1B}[A\r\ny"), .key(.character("b")),
            ])
        #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    }

    @Test("A paste is limited, and what follows it is read as before")
    func pasteLimit() {
        let most = String(repeating: "x", count: KeyDecoder.pasteLimit)
        #expect(decode("\u{1B}[200~\(most)12345\u{1B}[201~q") == [.paste(most), .key(.character("q"))])
    }

    @Test("However the bytes are cut into pieces, the inputs are the same", arguments: 1...40)
    func pieces(seed: Int) {
        var random = Seeded(UInt64(seed))
        var text = "\u{1B}[<0;5;3M\u{1B}[200~p\u{1B}é\u{1B}[201~"
        for _ in 0..<30 {
            text += Self.everyKey.filter { $0 != .escape }.randomElement(using: &random)?.xtermBytes ?? ""
        }
        let bytes = Array(text.utf8)
        var decoder = KeyDecoder()
        let whole = decoder.feed(bytes) + decoder.flush()
        var inputs: [Input] = []
        var place = 0
        while place < bytes.count {
            let end = min(bytes.count, place + Int.random(in: 1...4, using: &random))
            inputs += decoder.feed(bytes[place..<end])
            place = end
        }
        #expect(inputs + decoder.flush() == whole, "seed \(seed)")
        #expect(!decoder.isWaiting)
    }

    @Test("Bytes that are no text at all never stop the decoder", arguments: 1...40)
    func rubbish(seed: Int) {
        var random = Seeded(UInt64(seed))
        let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &random) }
        var decoder = KeyDecoder()
        _ = decoder.feed(bytes)
        _ = decoder.flush()
        #expect(!decoder.isWaiting, "seed \(seed)")
    }

    @Test("Only Esc and what may go on waits")
    func waiting() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [] && decoder.isWaiting)
        #expect(decoder.flush() == [.key(.escape)] && !decoder.isWaiting)
        #expect(decoder.feed([0xC3]) == [] && decoder.isWaiting)
        #expect(decoder.feed([0xA9]) == [.key(.character("é"))] && !decoder.isWaiting)
    }

    @Test("In other locales only ASCII is understood")
    func otherLocales() {
        #expect(decode("aéb", isUTF8: false) == [.key(.character("a")), .key(.character("b"))])
    }

    @Test("Two presses at one place soon after each other are a double click, three are not two of them")
    func doubleClick() {
        var clicks = ClickTracker()
        let press = Mouse(kind: .press, position: Position(x: 1, y: 1))
        let now = ContinuousClock().now
        #expect(clicks.refine(press, at: now).kind == .press)
        #expect(clicks.refine(press, at: now + .milliseconds(300)).kind == .doubleClick)
        #expect(clicks.refine(press, at: now + .milliseconds(400)).kind == .press)
        #expect(clicks.refine(press, at: now + .milliseconds(900)).kind == .press)
        #expect(
            clicks.refine(Mouse(kind: .press, position: Position(x: 2, y: 1)), at: now + .milliseconds(950)).kind
                == .press)
    }
}
