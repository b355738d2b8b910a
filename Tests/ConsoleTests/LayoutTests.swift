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
                        let size = Size(columns: columns, rows: rows)
                        check(size, focus: focus, view: nil, isOpen)
                        check(size, focus: focus, view: nil, isOpen, rows: [.letters: 4, .cards: 1, .tokens: 900])
                        check(size, focus: focus, view: .events, isOpen)
                    }
                }
            }
        }
    }

    private func check(
        _ size: Size, focus: Place, view: Place?, _ isDetailOpen: Bool, rows: [Place: Int] = [:]
    ) {
        let layout = ConsoleLayout(size: size, focus: focus, view: view, isDetailOpen: isDetailOpen, rows: rows)
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
                size: Size(columns: 80, rows: 24), focus: focus, view: nil, isDetailOpen: false, rows: [:])
            #expect(layout.detail == nil)
            for place in Place.panels { #expect(layout.lists[place]?.height == (place == focus ? 19 : 1)) }
        }
    }

    @Test("From 100 columns on the detail stands beside the lists")
    func wide() {
        #expect(
            ConsoleLayout(
                size: Size(columns: 99, rows: 40), focus: .customers, view: nil, isDetailOpen: false, rows: [:]
            ).detail
                == nil)
        #expect(
            ConsoleLayout(
                size: Size(columns: 100, rows: 40), focus: .customers, view: nil, isDetailOpen: false, rows: [:]
            ).detail
                != nil)
    }

    @Test("A panel of a customer takes the rows it needs, three at least and its share at most; the customers the rest")
    func fitting() {
        let size = Size(columns: 120, rows: 40)
        let rows: [Place: Int] = [.letters: 4, .cards: 0, .tokens: 200]
        for focus in Place.panels {
            let layout = ConsoleLayout(size: size, focus: focus, view: nil, isDetailOpen: false, rows: rows)
            #expect(Place.panels.map { layout.rows(of: $0) } == [18, 4, 3, 5])
        }
    }

    @Test("Before anything is read a panel has room for what is said of an empty one")
    func unread() {
        let layout = ConsoleLayout(
            size: Size(columns: 200, rows: 60), focus: .customers, view: nil, isDetailOpen: false, rows: [:])
        #expect(Place.panels.map { layout.rows(of: $0) } == [41, 3, 3, 3])
    }
}
