import Randomness
import Testing

@testable import Terminal

@Suite("Frames")
struct FrameTests {
    private func frame(_ columns: Int, _ rows: Int = 1, _ glyphs: Glyphs = .unicode) -> Frame {
        Frame(size: Size(columns: columns, rows: rows), glyphs: glyphs)
    }

    @Test("A panel carries its number and title, a note and a footer")
    func panel() {
        var frame = frame(31, 4)
        let inside = frame.box(
            frame.rect, title: "Letters", number: 2, note: "14 of 20", footer: "a: all", focused: true)
        frame.put("gym", x: inside.x + 1, y: inside.y, style: .ok)
        #expect(
            frame.lines() == [
                "┌─ 2 Letters ────── 14 of 20 ─┐",
                "│ gym                         │",
                "│                             │",
                "└──────────────────── a: all ─┘",
            ])
        #expect(inside == Rect(x: 1, y: 1, width: 29, height: 2))
    }

    @Test("The same panel where only ASCII is known")
    func asciiPanel() {
        var frame = frame(14, 3, .ascii)
        frame.box(frame.rect, title: "Anaïs", number: 1)
        #expect(frame.lines() == ["+- 1 Anais --+", "|            |", "+------------+"])
    }

    @Test("When room is short the note goes before the title is cut, and a panel of one row is its title line")
    func narrowPanel() {
        var narrow = frame(16)
        narrow.box(narrow.rect, title: "Letters", number: 2, note: "14 of 20")
        #expect(narrow.lines() == ["── 2 Letters ───"])
        var tiny = frame(9)
        tiny.box(tiny.rect, title: "Letters")
        #expect(tiny.lines() == ["── Le… ──"])
    }

    @Test("Text that does not fit ends with an ellipsis, a wide character is never cut")
    func clipping() {
        for (text, width, shown) in [
            ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
            ("日本語", 2, "…"), ("日", 1, "…"), ("abc", 1, "…"),
        ] {
            var frame = frame(10)
            frame.put(text, x: 0, y: 0, width: width)
            #expect(frame.lines() == [shown])
        }
    }

    @Test("At the right edge the frame clips as a width does")
    func edge() {
        var frame = frame(5)
        #expect(frame.put("日本語", x: 0, y: 0) == 5)
        #expect(frame.lines() == ["日本…"])
        #expect(frame.put("x", x: 5, y: 0) == 0)
        #expect(frame.put("x", x: -1, y: 0) == 0)
        #expect(frame.put("x", x: 0, y: 1) == 0)
    }

    @Test("Writing over half of a wide character blanks the other half")
    func halves() {
        var left = frame(6)
        left.put("日本", x: 0, y: 0)
        left.put("x", x: 1, y: 0)
        #expect(left.lines() == [" x本"])
        var right = frame(6)
        right.put("日本", x: 0, y: 0)
        right.put("é", x: 2, y: 0)
        #expect(right.lines() == ["日é"])
        right.put("本", x: 1, y: 0)
        #expect(right.lines() == [" 本"])
        right.fill(Rect(x: 2, y: 0, width: 1, height: 1))
        #expect(right.lines() == [""])
    }

    @Test("Text is aligned in its width")
    func alignment() {
        var frame = frame(9, 3)
        frame.put("ab", x: 1, y: 0, width: 6)
        frame.put("ab", x: 1, y: 1, width: 6, align: .centre)
        frame.put("日", x: 1, y: 2, width: 6, align: .trailing)
        #expect(frame.lines() == [" ab", "   ab", "     日"])
    }

    @Test("Each cell keeps its style, a wide character's in both; a highlight changes their ground")
    func styles() {
        var frame = frame(8)
        frame.put([Span("a", .ok), Span("日", .danger.bolder)], x: 1, y: 0)
        frame.highlight(Rect(x: 2, y: 0, width: 2, height: 1))
        #expect(frame.lines() == [" a日"])
        let wide = Style.danger.bolder.on(.selection)
        #expect((0..<8).map { frame.style(x: $0, y: 0) } == [.text, .ok, wide, wide, .text, .text, .text, .text])
    }

    @Test("A style keeps everything it was made of")
    func packing() {
        for role in Role.allCases {
            for background in [nil] + Role.allCases.map(Optional.some) {
                for bits in 0..<16 {
                    let style = Style(
                        role: role, background: background, bold: bits & 1 != 0, underline: bits & 2 != 0,
                        reverse: bits & 4 != 0, italic: bits & 8 != 0)
                    #expect(style.role == role && style.background == background)
                    #expect(style.bold == (bits & 1 != 0) && style.underline == (bits & 2 != 0))
                    #expect(style.reverse == (bits & 4 != 0) && style.italic == (bits & 8 != 0))
                }
            }
        }
    }

    @Test("A screen that is too small says what is needed")
    func tooSmall() {
        let frame = Frame.tooSmall(Size(columns: 20, rows: 4), needed: Size(columns: 60, rows: 16))
        #expect(frame.lines() == ["", "This screen is 20×4;", "  60×16 is needed.", ""])
    }

    @Test("Drawing anything anywhere never leaves the frame nor half a wide character")
    func randomDrawing() {
        var random = Seeded(11)
        for _ in 0..<300 {
            var frame = frame(Int.random(in: 0...12, using: &random), Int.random(in: 0...5, using: &random))
            for _ in 0..<12 {
                let x = Int.random(in: -3...14, using: &random)
                let y = Int.random(in: -2...6, using: &random)
                let rect = Rect(
                    x: x, y: y, width: Int.random(in: 0...14, using: &random),
                    height: Int.random(in: 0...6, using: &random))
                switch Int.random(in: 0...3, using: &random) {
                case 0: frame.fill(rect)
                case 1: frame.box(rect, title: "日本", number: 3, note: "語")
                default: frame.put(Awkward.texts.randomElement(using: &random) ?? "", x: x, y: y, width: rect.width)
                }
            }
            for y in 0..<frame.size.rows {
                #expect(Self.columns(frame, y) == frame.size.columns)
            }
        }
    }

    private static func columns(_ frame: Frame, _ y: Int) -> Int {
        var columns = 0
        for cell in frame.row(y) {
            guard let base = frame.scalars(of: cell).first.flatMap({ Unicode.Scalar($0) }) else { continue }
            columns += CellWidth.of(base)
        }
        return columns
    }
}
