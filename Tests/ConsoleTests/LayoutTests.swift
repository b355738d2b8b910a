// Where everything stands, on every screen.
import Terminal
import Testing

@testable import Console

@Suite("Layout")
struct LayoutTests {
    @Test("On every screen the parts cover it without overlapping, and every panel's title is seen whole")
    func covers() {
        for columns in [60, 80, 99, 100, 120, 200, 300] {
            for rows in [16, 20, 24, 31, 32, 40, 60, 100] {
                for focus in Place.panels {
                    for isOpen in [false, true] {
                        check(Size(columns: columns, rows: rows), focus: focus, view: nil, isOpen)
                        check(Size(columns: columns, rows: rows), focus: focus, view: .events, isOpen)
                    }
                }
            }
        }
    }

    private func check(_ size: Size, focus: Place, view: Place?, _ isDetailOpen: Bool) {
        let layout = ConsoleLayout(size: size, focus: focus, view: view, isDetailOpen: isDetailOpen)
        let rects = [layout.status, layout.hints] + layout.lists.values + (layout.detail.map { [$0] } ?? [])
        let area = rects.reduce(0) { $0 + $1.width * $1.height }
        #expect(area == size.columns * size.rows, "\(size), \(focus), \(isDetailOpen)")
        for (index, rect) in rects.enumerated() {
            #expect(!rect.isEmpty)
            #expect(rects[(index + 1)...].allSatisfy { $0.intersection(rect).isEmpty })
        }
    }

    @Test("At 80×24 the panel with the focus is open and the others are their title line")
    func small() {
        for focus in Place.panels {
            let layout = ConsoleLayout(
                size: Size(columns: 80, rows: 24), focus: focus, view: nil, isDetailOpen: false)
            #expect(layout.detail == nil)
            for place in Place.panels { #expect(layout.lists[place]?.height == (place == focus ? 19 : 1)) }
        }
    }

    @Test("From 100 columns on the detail stands beside the lists")
    func wide() {
        #expect(
            ConsoleLayout(size: Size(columns: 99, rows: 40), focus: .customers, view: nil, isDetailOpen: false).detail
                == nil)
        #expect(
            ConsoleLayout(size: Size(columns: 100, rows: 40), focus: .customers, view: nil, isDetailOpen: false).detail
                != nil)
    }

    @Test("What a panel holds moves no border: the layout knows no data")
    func stable() {
        let size = Size(columns: 120, rows: 40)
        let heights = Place.panels.map { focus in
            ConsoleLayout(size: size, focus: focus, view: nil, isDetailOpen: false).lists
        }
        #expect(heights.allSatisfy { $0 == heights.first })
    }
}
