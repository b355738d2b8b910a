import Testing

@testable import Terminal

@Suite("Width of text")
struct CellWidthTests {
    @Test(
        "Columns of awkward texts",
        arguments: [
            ("", 0), ("Ana", 3), ("Anaïs Ōe", 8), ("Anai\u{308}s", 5), ("日本語", 6), ("한글", 4), ("ｆｕｌｌ", 8),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("नमस्ते", 4), ("שלום", 4), ("👍", 2), ("👍🏽", 3), ("👨‍👩‍👧", 6), ("🇫🇷", 2),
            ("❤\u{FE0F}", 1), ("⌚", 2), ("─│┌", 3), ("e\u{301}\u{302}\u{303}\u{304}", 1),
            ("e\u{301}\u{302}\u{303}\u{304}\u{305}", 2), ("\u{301}", 1), ("\u{7}", 1), ("\u{202E}x", 9), ("\u{A0}", 1),
            ("🏴\u{E0067}\u{E007F}", 3),
        ])
    func columns(text: String, width: Int) {
        #expect(CellWidth.of(text) == width)
    }

    @Test("A text takes in a frame exactly the columns that were measured")
    func measuredIsDrawn() {
        for text in Awkward.texts {
            for glyphs in [Glyphs.unicode, .ascii] {
                var frame = Frame(size: Size(columns: 80, rows: 1), glyphs: glyphs)
                #expect(frame.put(text, x: 0, y: 0) == CellWidth.of(text, glyphs: glyphs), "\(text.debugDescription)")
            }
        }
    }

    @Test("The short cut for plain text says what the long way says")
    func shortCut() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for glyphs in [Glyphs.unicode, .ascii] where PlainText.length(String(scalar), glyphs) != nil {
                #expect(
                    DisplayText.glyphs(String(scalar), glyphs) == [DisplayGlyph(base: value)],
                    "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("The tables are sorted and their ranges do not touch")
    func tablesAreSorted() {
        for table in [WidthTable.wide, WidthTable.zero] {
            for index in table.indices.dropFirst() {
                #expect(
                    index.isMultiple(of: 2) ? table[index] > table[index - 1] + 1 : table[index] >= table[index - 1])
            }
        }
    }

    @Test("Every mark that the language knows takes no column, unless it is younger than the tables")
    func marksTakeNoColumn() {
        var missed = 0
        for value in UInt32(0x300)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let category = scalar.properties.generalCategory
            let isMark = category == .nonspacingMark || category == .enclosingMark
            if isMark, CellWidth.of(scalar) != 0 {
                let age = scalar.properties.age
                #expect((age?.major ?? 99, age?.minor ?? 0) > (15, 1), "U+\(String(value, radix: 16))")
                missed += 1
            }
        }
        #expect(missed < 200)
    }
}

/// Texts that break screens.
enum Awkward {
    static let texts = [
        "plain", "Anaïs Ōe", "Anai\u{308}s", "日本語テキスト", "नमस्ते दुनिया", "👨‍👩‍👧‍👦 family", "🇫🇷🇩🇪", "👍🏽👍", "❤️ heart",
        "a\u{1B}[2J\u{7}\r\nb",
        "\u{202E}evil\u{202C}", "\u{200B}zero", "tab\tbed", "\u{301}lead",
        "x\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}y",
        "\u{1112}\u{1161}\u{11AB}", "\u{85}\u{9B}31m", "\u{FEFF}bom", "\u{E000}private", "\u{10FFFF}",
        "क\u{94D}\u{200D}ष", "می\u{200C}خواهم",
        "“quoted” – dash … ×", "straße", "\u{2028}line", "¡Ñandú!", "עברית", "العربية",
    ]
}
