import Randomness
import Testing

@testable import Terminal

@Suite("Widgets")
struct WidgetTests {
    private func picture(_ columns: Int, _ rows: Int, _ draw: (inout Frame) -> Void) -> [String] {
        var frame = Frame(size: Size(columns: columns, rows: rows))
        draw(&frame)
        return frame.lines()
    }

    @Test("A table drops its least important columns when it gets narrow")
    func columns() {
        let table = Columns([
            .flexible(minimum: 6, priority: 9), .fixed(2, priority: 1), .flexible(minimum: 4, maximum: 6),
            .fixed(5, priority: 5),
        ])
        #expect(table.layout(width: 40).map(\.width) == [21, 2, 6, 5])
        #expect(table.layout(width: 23).map(\.index) == [0, 1, 2, 3])
        #expect(table.layout(width: 22).map(\.index) == [0, 1, 3])
        #expect(table.layout(width: 14).map(\.index) == [0, 3])
        #expect(table.layout(width: 12).map(\.index) == [0])
        #expect(table.layout(width: 3).map(\.width) == [3])
        #expect(table.layout(width: 0).map(\.width) == [0])
    }

    @Test("Columns that are fitted to their rows leave their room to those that need it")
    func fittedColumns() {
        let table = Columns([
            .flexible(minimum: 4, maximum: 20), .flexible(minimum: 4, maximum: 20), .flexible(minimum: 4), .fixed(3),
        ])
        let rows = [["a", "automatic", "pay"], ["Ana Li", "b", "p"]].map { $0.map { [Span($0)] } }
        let fitted = table.fitted(to: rows, glyphs: .unicode)
        #expect(fitted.layout(width: 60).map(\.width) == [6, 9, 4, 3])
        #expect(fitted.layout(width: 26).map(\.width) == [6, 7, 4, 3])
        #expect(table.layout(width: 26).map(\.width) == [6, 6, 5, 3])
    }

    @Test("Columns never overlap nor exceed the width")
    func columnsFit() {
        var random = Seeded(7)
        for _ in 0..<500 {
            let columns = (0..<Int.random(in: 1...6, using: &random)).map { _ -> Column in
                let minimum = Int.random(in: 1...9, using: &random)
                let maximum = Bool.random(using: &random) ? nil : minimum + Int.random(in: 0...9, using: &random)
                return .flexible(minimum: minimum, maximum: maximum, priority: Int.random(in: 0...3, using: &random))
            }
            let width = Int.random(in: 0...60, using: &random)
            var end = -2
            for placed in Columns(columns).layout(width: width) {
                #expect(placed.x == end + 2)
                end = placed.x + placed.width
            }
            #expect(end <= width)
        }
    }

    @Test("A row stands in its columns")
    func row() {
        let table = Columns([.fixed(6), .flexible(minimum: 4), .fixed(6, align: .trailing)])
        let lines = picture(20, 1) { frame in
            table.draw([Span("Anabel L"), Span("gym"), Span("$49")], into: &frame, x: 0, y: 0, width: 20)
        }
        #expect(lines == ["Anabe…  gym      $49"])
    }

    @Test("The selection is always seen", arguments: 1...20)
    func window(seed: Int) {
        var random = Seeded(UInt64(seed))
        var window = ScrollWindow(count: 30, height: 5)
        let keys: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end, .character("j"), .character("k")]
        for _ in 0..<100 {
            switch Int.random(in: 0...3, using: &random) {
            case 0:
                window.fit(
                    count: Int.random(in: 0...40, using: &random), height: Int.random(in: 0...12, using: &random))
            case 1: window.scroll(by: Int.random(in: -9...9, using: &random))
            default: _ = window.handle(keys.randomElement(using: &random) ?? .up)
            }
            #expect(
                window.count == 0 ? window.visible.isEmpty : window.visible.contains(window.selection), "seed \(seed)")
            #expect(window.visible.count == min(window.count, window.height), "seed \(seed)")
        }
    }

    @Test("Pages and ends")
    func paging() {
        var window = ScrollWindow(count: 20, height: 6)
        _ = window.handle(.pageDown)
        #expect(window.selection == 6 && window.visible == 1..<7)
        _ = window.handle(.character("G"))
        #expect(window.selection == 19 && window.visible == 14..<20)
        #expect(window.handle(.down) == .moved && window.selection == 19)
        #expect(window.handle(.enter) == .ignored)
    }

    @Test("A scrollbar shows the part that is seen, and only when something is not")
    func scrollbar() {
        func bar(_ window: ScrollWindow) -> [String] {
            picture(1, 4) { Scrollbar(window).draw(into: &$0, in: $0.rect) }
        }
        #expect(bar(ScrollWindow(count: 8, height: 4)) == ["█", "█", "", ""])
        #expect(bar(ScrollWindow(count: 8, height: 4, selection: 7)) == ["", "", "█", "█"])
        #expect(bar(ScrollWindow(count: 4, height: 4)) == ["", "", "", ""])
    }

    @Test("Progress is full only at the end")
    func progress() {
        func bar(_ done: Int, _ total: Int) -> [String] {
            picture(15, 1) { ProgressBar(done: done, total: total).draw(into: &$0, in: $0.rect) }
        }
        #expect(bar(0, 10) == ["░░░░░░░░░░   0%"])
        #expect(bar(999, 1000) == ["█████████░  99%"])
        #expect(bar(10, 10) == ["██████████ 100%"])
        #expect(bar(0, 0) == ["██████████ 100%"])
        #expect(bar(29, 50) == ["█████░░░░░  58%"])
        #expect(bar(29, 100) == ["██░░░░░░░░  29%"])
    }

    @Test("A dialog asks in the middle, with the focus where the caller wants it")
    func dialog() {
        var dialog = Dialog(
            title: "Remove card", text: "The card •4242 will be removed.", buttons: ["Cancel", "Remove"])
        let lines = picture(30, 8) { dialog.draw(into: &$0, in: $0.rect, width: 28) }
        #expect(
            lines == [
                "", " ┌─ Remove card ────────────┐", " │ The card •4242 will be   │", " │ removed.                 │",
                " │                          │", " │     [ Cancel ]  Remove   │", " └──────────────────────────┘", "",
            ])
        #expect(dialog.handle(.enter) == .chosen(0))
        #expect(dialog.handle(.tab) == .moved && dialog.handle(.enter) == .chosen(1))
        #expect(dialog.handle(.right) == .moved && dialog.focus == 0)
        #expect(dialog.handle(.character("r")) == .chosen(1))
        #expect(dialog.handle(.escape) == .cancelled && dialog.handle(.character("x")) == .ignored)
    }

    @Test("In little room a dialog keeps its buttons")
    func smallDialog() {
        let dialog = Dialog(title: "T", text: "one two three four five six", buttons: ["OK"])
        let lines = picture(12, 6) { dialog.draw(into: &$0, in: $0.rect) }
        #expect(lines.contains { $0.contains("[ OK ]") } && lines.contains { $0.contains("…") })
    }

    @Test("Hints that fit are shown whole, a disabled one with its reason")
    func hints() {
        let line = HintLine([Hint("Enter", "open"), Hint("c", "consult", disabled: "no product"), Hint("q", "quit")])
        func drawn(_ width: Int) -> String { picture(width, 1) { line.draw(into: &$0, in: $0.rect) }[0] }
        #expect(drawn(60) == "Enter open · c consult (no product) · q quit")
        #expect(drawn(20) == "Enter open · q quit")
        #expect(drawn(9) == "q quit")
    }

    @Test(
        "The clipboard sequence is what terminals and tmux understand",
        arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("é", "w6k=")])
    func clipboard(text: String, coded: String) throws {
        let plain = "\u{1B}]52;c;\(coded)\u{7}"
        #expect(Clipboard.sequence(copying: text) == Array(plain.utf8))
        let inside = try #require(Clipboard.sequence(copying: text, insideTmux: true))
        #expect(String(decoding: inside, as: UTF8.self) == plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\")
        #expect(Clipboard.sequence(copying: String(repeating: "x", count: Clipboard.limit + 1)) == nil)
    }
}
