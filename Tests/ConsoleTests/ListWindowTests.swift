// A window on a list of any length, held to the slow and obvious model: the whole list in memory.
import Checkout
import Randomness
import Testing

@testable import Console

@Suite("A window on a long list")
struct ListWindowTests {
    /// A list that answers as a ledger does, from an array.
    private struct Source {
        var items: [Item]

        func page(_ query: WindowQuery, limit: Int) -> ListPage {
            switch query {
            case .opening, .first: return slice(0, limit)
            case .last: return slice(max(0, items.count - limit), limit)
            case .after(let cursor, let skipping): return slice(Int(cursor.number) + 1 + skipping, limit)
            case .before(let cursor, let skipping):
                let end = max(0, Int(cursor.number) - skipping)
                return slice(max(0, end - limit), min(limit, end))
            case .aroundCustomer(let customer):
                guard let index = items.firstIndex(where: { $0.customer == customer }) else { return slice(0, limit) }
                return page(.around(Cursor(number: Int64(index))), limit: limit)
            case .around(let cursor):
                let start = max(0, Int(cursor.number) - limit / 2)
                var page = slice(start, limit + limit / 2)
                page.position = Int(cursor.number) - start
                return page
            }
        }

        private func slice(_ start: Int, _ length: Int) -> ListPage {
            let start = min(start, items.count)
            let range = start..<min(items.count, start + length)
            return ListPage(
                rows: range.map { Listed(items[$0], cursor: Cursor(number: Int64($0))) }, hasEarlier: start > 0,
                hasLater: range.upperBound < items.count)
        }
    }

    private static func items(_ count: Int) -> [Item] {
        (0..<count).map { number in
            .customer(
                CustomerRow(
                    customer: Customer(
                        id: ID(bits: UInt128(number)), firstName: "\(number)", lastName: "",
                        createdAt: Instant(milliseconds: 0)), letters: [], card: nil, pendingTokens: 0))
        }
    }

    /// Reads until nothing more is needed.
    private func settle(_ window: inout ListWindow, _ source: Source, limit: Int) -> Int {
        var readings = 0
        while let asked = window.nextReading(limit: limit, height: 12), readings < 100 {
            let limit = asked.query.isElsewhere ? 12 : limit
            window.receive(source.page(asked.query, limit: limit), ticket: asked.ticket)
            readings += 1
        }
        return readings
    }

    @Test("After any moves the selected row is the one that the whole list would have selected")
    func model() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for _ in 0..<60 {
            let count = [0, 1, 7, 50, 300, 5_000].randomElement(using: &random) ?? 0
            let source = Source(items: Self.items(count))
            var window = ListWindow()
            var expected = 0
            _ = settle(&window, source, limit: 40)
            for step in 0..<60 {
                move(&window, &expected, count, &random)
                _ = settle(&window, source, limit: 40)
                window.settle(height: 12)
                #expect(window.isSettled)
                let selected = window.selected.flatMap { source.items.firstIndex(of: $0) }
                #expect(selected == (count == 0 ? nil : expected), "seed \(seed), step \(step)")
                let visible = window.visible(height: 12)
                #expect(visible.count == min(12, count))
                #expect(window.selection.map(visible.contains) ?? true)
            }
        }
    }

    /// One key, or several of the same: going beyond an end that nobody knows yet and back in one go would count from beyond.
    private func move(_ window: inout ListWindow, _ expected: inout Int, _ count: Int, _ random: inout Seeded) {
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            window.moveToFirst()
            expected = 0
        case 1:
            window.moveToLast()
            expected = max(0, count - 1)
        case 2: window.refresh()
        default:
            let distance = [1, -1, 12, -12, 90, -90, 1_000, -1_000].randomElement(using: &random) ?? 1
            let times = Int.random(in: 1...4, using: &random)
            if times == 4 { window.refresh() }
            for _ in 0..<times { window.move(by: distance) }
            expected = min(max(0, expected + times * distance), max(0, count - 1))
        }
    }

    @Test("Four hundred rows down in one go cost one reading that is waited for, and one on either side of it")
    func burst() {
        let source = Source(items: Self.items(100_000))
        var window = ListWindow()
        _ = settle(&window, source, limit: 200)
        for _ in 0..<400 { window.move(by: 1) }
        let readings = settle(&window, source, limit: 200)
        #expect(readings <= 3)
        #expect(window.selected == source.items[400])
        window.moveToLast()
        _ = settle(&window, source, limit: 200)
        #expect(window.selected == source.items[99_999])
    }

    @Test("A row far away is read with those that would be seen above it")
    func farAway() throws {
        let source = Source(items: Self.items(5_000))
        var window = ListWindow()
        _ = settle(&window, source, limit: 60)
        for _ in 0..<400 { window.move(by: 1) }
        let reading = window.nextReading(limit: 60, height: 12)
        let asked = try #require(reading)
        window.receive(source.page(asked.query, limit: 12), ticket: asked.ticket)
        #expect(window.isSettled)
        #expect(window.rows.map(\.row) == Array(source.items[389...400]))
        #expect(window.selected == source.items[400])
    }

    @Test("Wandering through a long list keeps few rows")
    func memory() {
        let source = Source(items: Self.items(20_000))
        var window = ListWindow()
        for _ in 0..<400 {
            _ = settle(&window, source, limit: 200)
            window.move(by: 45)
        }
        #expect(window.rows.count <= 1_200)
    }

    @Test("Read again, the list keeps the selected row, wherever it has moved to")
    func refresh() {
        var source = Source(items: Self.items(500))
        var window = ListWindow()
        _ = settle(&window, source, limit: 60)
        window.move(by: 20)
        _ = settle(&window, source, limit: 60)
        let selected = window.selected
        source.items.removeFirst(5)
        window.refresh()
        _ = settle(&window, source, limit: 60)
        #expect(window.selected == selected)
    }

    @Test("An answer to an earlier question changes nothing")
    func stale() throws {
        let source = Source(items: Self.items(50))
        var window = ListWindow()
        let reading = window.nextReading(limit: 20, height: 5)
        let first = try #require(reading)
        window.startOver()
        window.receive(source.page(first.query, limit: 20), ticket: first.ticket)
        #expect(!window.isLoaded)
        let another = window.nextReading(limit: 20, height: 5)
        #expect(another != nil)
    }

    @Test("A reading that was broken off is asked again")
    func brokenOff() throws {
        let source = Source(items: Self.items(50))
        var window = ListWindow()
        let asked = window.nextReading(limit: 20, height: 5)
        let first = try #require(asked)
        window.forget(ticket: first.ticket)
        let askedAgain = window.nextReading(limit: 20, height: 5)
        let second = try #require(askedAgain)
        #expect(second.query == first.query)
        window.receive(source.page(second.query, limit: 20), ticket: second.ticket)
        _ = settle(&window, source, limit: 20)
        window.refresh()
        let stale = window.nextReading(limit: 20, height: 5)
        let around = try #require(stale)
        window.forget(ticket: around.ticket)
        let again = window.nextReading(limit: 20, height: 5)
        #expect(again?.query == around.query)
    }

    @Test("A reading that fails is not tried again by itself")
    func failure() throws {
        var window = ListWindow()
        let reading = window.nextReading(limit: 20, height: 5)
        let asked = try #require(reading)
        window.fail(ticket: asked.ticket)
        let afterFailure = window.nextReading(limit: 20, height: 5)
        #expect(afterFailure == nil)
        window.refresh()
        let afterNews = window.nextReading(limit: 20, height: 5)
        #expect(afterNews != nil)
    }
}
