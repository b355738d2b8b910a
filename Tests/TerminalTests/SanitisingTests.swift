import Testing

@testable import Terminal

@Suite("Text from outside")
struct SanitisingTests {
    @Test(
        "Control and direction characters are shown as what they are",
        arguments: [
            ("a\u{1B}[2Jb", "a␛[2Jb"), ("\u{0}\u{7}\t\r\n", "␀␇␉␍␊"), ("\u{7F}", "␡"), ("\u{9B}31m", "‹U+009B›31m"),
            ("\u{202E}evil", "‹U+202E›evil"), ("\u{2066}", "‹U+2066›"), ("\u{200B}", "‹U+200B›"),
            ("\u{FEFF}", "‹U+FEFF›"),
            ("soft\u{AD}ly", "soft‹U+00AD›ly"), ("a\u{200D}b", "a‹U+200D›b"), ("\u{2028}", "␤"), ("\u{A0}x", " x"),
        ])
    func madeVisible(text: String, shown: String) {
        #expect(DisplayText.sanitised(text) == shown)
    }

    @Test(
        "What joins on some terminals only is shown side by side",
        arguments: [
            ("👨‍👩‍👧", "👨👩👧"), ("🇫🇷", "FR"), ("👍🏽", "👍▪"), ("❤️", "❤"), ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴gb"),
            ("नमस्ते", "नमस्ते"),
        ])
    func joined(text: String, shown: String) {
        #expect(Array(DisplayText.sanitised(text).unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test("Where only ASCII is known, letters lose their accents and the rest becomes a question mark")
    func ascii() {
        #expect(DisplayText.sanitised("Anaïs Łódź – “ok” ✓ …", glyphs: .ascii) == "Anais Lodz - \"ok\" v ~")
        #expect(DisplayText.sanitised("日本", glyphs: .ascii) == "????")
        #expect(DisplayText.sanitised("\u{1B}[2J\u{7F}", glyphs: .ascii) == "^[[2J^?")
    }

    @Test("No awkward text puts a control, format or joining character on the screen")
    func nothingDangerous() {
        for text in Awkward.texts {
            for glyphs in [Glyphs.unicode, .ascii] {
                for scalar in DisplayText.sanitised(text, glyphs: glyphs).unicodeScalars {
                    let category = scalar.properties.generalCategory
                    #expect(
                        ![.control, .format, .privateUse, .unassigned].contains(category), "\(text.debugDescription)")
                    if !glyphs.isUnicode { #expect(scalar.isASCII) }
                }
            }
        }
    }

    @Test("Clipped text fits, and says that something is missing")
    func clipped() {
        for text in Awkward.texts {
            let width = CellWidth.of(text)
            for room in 0...width + 1 {
                let clipped = DisplayText.clipped(text, to: room)
                #expect(CellWidth.of(clipped) <= room)
                #expect((room < width && room > 0) == clipped.hasSuffix("…") || text.hasSuffix("…"))
            }
        }
    }
}
