// The `?` page: every key by place, the practice cards, and how a filter is typed.
import Checkout
import Commands
import Terminal

/// The help over the whole screen.
struct HelpPage: DrawnOverlay, Hashable {
    /// The pages.
    enum Page: Int, CaseIterable, Hashable, Sendable {
        case keys, cards, filters
    }

    private let sections: [HelpSection]
    private(set) var practiceCards: [PracticeCardNote] = []
    private(set) var page = Page.keys
    /// What the page is narrowed to.
    private(set) var search = TextField(placeholder: "type to narrow")
    private var isSearching = false
    private var offset = 0

    /// The help on these keys.
    init(_ sections: [HelpSection]) {
        self.sections = sections
    }

    var opening: ConsoleEffect? { .load(.practiceCards) }
    var placement: OverlayPlacement { .fullScreen }

    var hints: [Hint] {
        isSearching
            ? [Hint("Enter", "keep"), Hint("Esc", "all again")]
            : [Hint("↑↓", "scroll"), Hint("Tab", "next page"), Hint("/", "narrow"), Hint("Esc", "close")]
    }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if isSearching {
            type(key)
            return .stay
        }
        let height = max(1, context.rect.height - 5)
        switch key {
        case .escape where !search.text.isEmpty: search.set("")
        case .escape, .character("q"), .character("?"): return .close
        case .character("/"): isSearching = true
        case .tab, .right: turn(by: 1)
        case .backTab, .left: turn(by: -1)
        case .up, .character("k"): offset -= 1
        case .down, .character("j"): offset += 1
        case .pageUp: offset -= height
        case .pageDown, .character(" "): offset += height
        case .home, .character("g"): offset = 0
        case .end, .character("G"): offset = .max / 2
        default: break
        }
        offset = min(max(0, offset), max(0, lines(width: context.rect.width - 5).count - height))
        return .stay
    }

    private mutating func type(_ key: Key) {
        switch search.handle(key) {
        case .accepted: isSearching = false
        case .cancelled:
            search.set("")
            isSearching = false
        case .changed: offset = 0
        case .ignored, .moved: break
        }
    }

    private mutating func turn(by step: Int) {
        let count = Page.allCases.count
        page = Page(rawValue: (page.rawValue + step + count) % count) ?? .keys
        offset = 0
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        if case .button(let number) = spot, let page = Page(rawValue: number) {
            self.page = page
            offset = 0
        }
        return .stay
    }

    mutating func paste(_ text: String) {
        if isSearching { search.insert(text) }
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        if case .loaded(.practiceCards(let cards)) = result { practiceCards = cards }
        return .stay
    }
}

extension HelpPage {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: "Help")
        let (top, rest) = inside.splitTop(2)
        drawTabs(on: &canvas, in: top)
        let (body, bottom) = rest.splitBottom(1)
        let (text, bar) = body.splitRight(1)
        let lines = lines(width: text.width)
        var window = ScrollWindow(count: lines.count, height: max(1, text.height))
        window.scroll(by: offset)
        for (row, number) in window.visible.enumerated() {
            canvas.frame.put(lines[number], x: text.x, y: text.y + row, width: text.width)
        }
        if lines.isEmpty { canvas.frame.put("Nothing matches.", x: text.x, y: text.y, style: .dim) }
        Scrollbar(window).draw(into: &canvas.frame, in: bar)
        if isSearching || !search.text.isEmpty {
            canvas.frame.put("/", x: bottom.x, y: bottom.y, style: .accent)
            search.draw(into: &canvas.frame, in: bottom.splitLeft(2).rest, focused: isSearching)
        }
    }

    private func drawTabs(on canvas: inout Canvas, in area: Rect) {
        var x = area.x
        for page in Page.allCases {
            let text = page == self.page ? "[ \(page.title) ]" : "  \(page.title)  "
            let used = canvas.frame.put(text, x: x, y: area.y, style: page == self.page ? .focus : .dim)
            canvas.mark(Rect(x: x, y: area.y, width: used, height: 1), .button(page.rawValue))
            x += used
        }
    }

    /// The lines of the page that the search leaves.
    private func lines(width: Int) -> [[Span]] {
        let lines = HelpLines(width: width, search: search.text)
        return switch page {
        case .keys: sections.flatMap(lines.section)
        case .cards: lines.cards(practiceCards)
        case .filters: lines.filters()
        }
    }
}

extension HelpPage.Page {
    fileprivate var title: String {
        switch self {
        case .keys: "Keys"
        case .cards: "Practice cards"
        case .filters: "Filters"
        }
    }
}
