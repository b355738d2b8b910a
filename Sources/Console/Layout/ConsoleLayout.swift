// Where everything stands, as a function of the screen, of what has the focus and of how many rows the panels hold.
import Terminal

/// The rectangles of the console.
struct ConsoleLayout: Hashable {
    /// The line at the top.
    let status: Rect
    /// The panels, or the one view, that are on the screen. A panel of one row is only its title line.
    let lists: [Place: Rect]
    /// The pane for what is selected; nil where it is one key away.
    let detail: Rect?
    /// The line at the bottom.
    let hints: Rect

    /// The least screen on which the console can be used.
    static let least = Size(columns: 60, rows: 16)
    /// From this width on the detail stands beside the lists.
    static let wide = 100
    /// From this height of the panels on all four are open; below it only the one with the focus is.
    static let tall = 30
    /// The rows for which a panel has room even when it holds fewer.
    static let leastRows = 3

    /// Everything between the status line and the hint line.
    static func body(_ size: Size) -> Rect {
        Rect(size).splitTop(1).rest.splitBottom(1).rest
    }

    /// Lays out a screen that is at least `least`; `rows` is what the panels hold.
    init(size: Size, focus: Place, view: Place?, isDetailOpen: Bool, rows: [Place: Int]) {
        let screen = Rect(size)
        status = screen.splitTop(1).top
        hints = screen.splitBottom(1).bottom
        let body = Self.body(size)
        guard size.columns >= Self.wide else {
            detail = isDetailOpen ? body : nil
            lists = isDetailOpen ? [:] : Self.lists(in: body, focus: focus, view: view, rows: rows)
            return
        }
        let share = view == nil ? body.width * 46 / 100 : body.width * 58 / 100
        let (left, right) = body.splitLeft(share)
        detail = right
        lists = Self.lists(in: left, focus: focus, view: view, rows: rows)
    }

    private static func lists(in rect: Rect, focus: Place, view: Place?, rows: [Place: Int]) -> [Place: Rect] {
        if let view { return [view: rect] }
        let heights = panelHeights(rect.height, focus: focus, rows: rows)
        var rest = rect
        var lists: [Place: Rect] = [:]
        for (place, height) in zip(Place.panels, heights) {
            (lists[place], rest) = rest.splitTop(height)
        }
        return lists
    }

    /// A panel of a customer takes what its rows need, up to its share; the customers have the rest.
    private static func panelHeights(_ height: Int, focus: Place, rows: [Place: Int]) -> [Int] {
        if height < tall {
            return Place.panels.map { $0 == focus ? height - (Place.panels.count - 1) : 1 }
        }
        let share = height / 5
        let others = Place.panels.dropFirst().map { min(share, max(leastRows, rows[$0] ?? 0) + 2) }
        return [height - others.reduce(0, +)] + others
    }

    /// How many rows a list shows; 0 where only its title is seen, or nothing.
    func rows(of place: Place) -> Int {
        max(0, (lists[place]?.height ?? 0) - 2)
    }

    /// The list at a position of the screen.
    func place(at position: Position) -> Place? {
        lists.first { $0.value.contains(position) }?.key
    }
}
