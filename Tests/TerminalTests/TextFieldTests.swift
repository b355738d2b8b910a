import Randomness
import Testing

@testable import Terminal

@Suite("Text fields")
struct TextFieldTests {
    @Test("Typing, moving and deleting work on characters as a person sees them")
    func graphemes() {
        var field = TextField(text: "ae\u{301}👨‍👩‍👧")
        #expect(field.cursor == 3)
        #expect(field.handle(.backspace) == .changed)
        #expect(field.text == "ae\u{301}")
        #expect(field.handle(.left) == .moved)
        #expect(field.handle(.delete) == .changed)
        #expect(field.text == "a")
        #expect(field.handle(.character("\u{302}")) == .changed)
        #expect(field.text == "a\u{302}" && field.cursor == 1)
    }

    @Test("Words and ends are reached and cut as in a shell")
    func words() {
        var field = TextField(text: "ana maria  beltran")
        _ = field.handle(.alt("b"))
        #expect(field.cursor == 11)
        _ = field.handle(.control("w"))
        #expect(field.text == "ana beltran" && field.cursor == 4)
        _ = field.handle(.control("y"))
        #expect(field.text == "ana maria  beltran")
        _ = field.handle(.control("k"))
        _ = field.handle(.control("a"))
        _ = field.handle(.alt("f"))
        #expect(field.text == "ana maria  " && field.cursor == 3)
        _ = field.handle(.control("u"))
        #expect(field.text == " maria  " && field.cursor == 0)
    }

    @Test("Pasted line feeds become spaces, the outer ones and control characters go")
    func pasting() {
        var field = TextField()
        field.insert("\n4242\t4242\r\n\u{1B}9\n")
        #expect(field.text == "4242 4242 9")
    }

    @Test("Nothing goes beyond the greatest length")
    func length() {
        var field = TextField(text: "123", maxLength: 5)
        field.insert("456789")
        #expect(field.text == "12345" && field.handle(.character("x")) == .moved)
    }

    @Test("Enter and Esc are answers, other keys belong to somebody else")
    func outcomes() {
        var field = TextField(text: "x")
        #expect(field.handle(.enter) == .accepted)
        #expect(field.handle(.escape) == .cancelled)
        #expect(
            field.handle(.up) == .ignored && field.handle(.function(1)) == .ignored && field.handle(.tab) == .ignored)
    }

    @Test("A card number shows its last four, a code nothing, and what was hidden cannot be pasted elsewhere")
    func masking() {
        var card = TextField(text: "4242424242420341", masking: .allButLastFour)
        #expect(drawn(card, width: 20) == "••••••••••••0341")
        _ = card.handle(.control("u"))
        _ = card.handle(.control("y"))
        #expect(card.text.isEmpty)
        #expect(drawn(TextField(text: "123", masking: .all), width: 20) == "•••")
    }

    @Test("A long text is scrolled so that the cursor is seen")
    func scrolling() {
        var field = TextField(text: "abcdefghij")
        #expect(drawn(field, width: 5) == "ghij")
        #expect(cursor(field, width: 5) == 4)
        _ = field.handle(.home)
        #expect(drawn(field, width: 5) == "abcde")
        #expect(cursor(field, width: 5) == 0)
        #expect(drawn(TextField(text: "日本語"), width: 5) == "本語")
    }

    @Test("An empty field shows its placeholder")
    func placeholder() {
        #expect(drawn(TextField(placeholder: "name"), width: 9) == "name")
    }

    @Test("Random editing agrees with a slow model", arguments: 1...30)
    func model(seed: Int) {
        var random = Seeded(UInt64(seed))
        var field = TextField(maxLength: 12)
        var text: [Character] = []
        var cursor = 0
        for step in 0..<200 {
            switch Int.random(in: 0..<9, using: &random) {
            case 0...3:
                let character = "ab é日 ".randomElement(using: &random) ?? "a"
                _ = field.handle(.character(character))
                if text.count < 12 {
                    text.insert(character, at: cursor)
                    cursor += 1
                }
            case 4:
                _ = field.handle(.backspace)
                if cursor > 0 {
                    cursor -= 1
                    text.remove(at: cursor)
                }
            case 5:
                _ = field.handle(.delete)
                if cursor < text.count { text.remove(at: cursor) }
            case 6:
                _ = field.handle(.left)
                cursor = max(0, cursor - 1)
            case 7:
                _ = field.handle(.right)
                cursor = min(text.count, cursor + 1)
            default:
                _ = field.handle(.control("w"))
                while cursor > 0, text[cursor - 1] == " " { cursor = removeBefore(cursor, &text) }
                while cursor > 0, text[cursor - 1] != " " { cursor = removeBefore(cursor, &text) }
            }
            #expect(field.text == String(text) && field.cursor == cursor, "seed \(seed), step \(step)")
        }
    }

    private func removeBefore(_ cursor: Int, _ text: inout [Character]) -> Int {
        text.remove(at: cursor - 1)
        return cursor - 1
    }

    private func picture(_ field: TextField, _ width: Int) -> Frame {
        var frame = Frame(size: Size(columns: width, rows: 1))
        field.draw(into: &frame, in: frame.rect, focused: true)
        return frame
    }

    private func drawn(_ field: TextField, width: Int) -> String {
        picture(field, width).lines()[0]
    }

    private func cursor(_ field: TextField, width: Int) -> Int? {
        picture(field, width).cursor?.x
    }
}
