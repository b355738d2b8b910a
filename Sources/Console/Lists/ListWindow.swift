// A list of any length, of which only a window is in memory. Keys move the selection at once, as far as rows are known,
// and beyond; what has to be read for it is asked once all waiting keys are taken, so that a held key costs one query.
import Checkout

/// The loaded part of a list, and where one is in it.
struct ListWindow: Sendable {
    /// The rows that are loaded: one unbroken part of the list.
    private(set) var rows: [Listed<Item>] = []
    /// Whether the list goes on before them.
    private(set) var hasEarlier = false
    /// Whether the list goes on after them.
    private(set) var hasLater = false
    /// Whether anything was read since the question changed.
    private(set) var isLoaded = false
    /// How many rows the list has.
    var counting = RowCounting()
    /// The first row that is seen, counted from the first loaded one.
    private(set) var top = 0
    /// What is being read.
    private(set) var asked: Asked?
    /// Whether what is loaded may have changed meanwhile.
    private(set) var isStale = false

    /// Whose row is wanted, while nobody knows where it is.
    private var sought: ID<Customer>?
    /// From where the wanted row is counted.
    private var anchor = Anchor.loaded
    /// The wanted row. It lies outside the loaded ones while those there are being read.
    private var wanted = 0
    /// Counts the readings, so that the answer to an outdated one is known.
    private var ticket = 0

    /// The selected row among those loaded, or the nearest to it; nil in an empty list.
    var selection: Int? {
        let index = anchor == .last ? rows.count - 1 + wanted : wanted
        return rows.isEmpty ? nil : min(max(0, index), rows.count - 1)
    }

    /// What is selected.
    var selected: Item? { selection.map { rows[$0].row } }

    /// Whether nothing is being read, and nothing has to be because it may have changed.
    var isCurrent: Bool { !isStale && asked == nil }

    /// Whether the selected row is the one that was wanted, rather than the nearest that is known yet.
    var isSettled: Bool { isLoaded && anchor == .loaded && (rows.isEmpty || rows.indices.contains(wanted)) }
}

extension ListWindow {
    /// Moves the selection by some rows, over rows that are not loaded too.
    mutating func move(by distance: Int) {
        wanted += distance
        clamp()
    }

    /// Selects the first row of the list.
    mutating func moveToFirst() {
        anchor = hasEarlier || !isLoaded ? .first : .loaded
        wanted = 0
    }

    /// Selects the last row of the list.
    mutating func moveToLast() {
        anchor = hasLater || !isLoaded ? .last : .loaded
        wanted = anchor == .last ? 0 : max(0, rows.count - 1)
    }

    /// Selects a row by its place on the screen.
    mutating func select(visibleRow row: Int) {
        guard rows.indices.contains(top + row) else { return }
        anchor = .loaded
        wanted = top + row
    }

    /// Scrolls as the wheel does; the selection follows when it would be left behind.
    mutating func scroll(by distance: Int, height: Int) {
        top = min(max(0, top + distance), max(0, rows.count - height))
        guard anchor == .loaded, let selection else { return }
        wanted = min(max(selection, top), top + max(1, height) - 1)
        clamp()
    }

    /// The loaded rows that are seen in a panel of this height; the selected one is always among them.
    func visible(height: Int) -> Range<Int> {
        guard let selection else { return 0..<0 }
        let height = max(1, height)
        var first = min(top, selection)
        first = max(first, selection - height + 1)
        first = min(max(0, first), max(0, rows.count - height))
        return first..<min(rows.count, first + height)
    }

    /// Keeps what is seen where it is, for as long as the selected row is among it.
    mutating func settle(height: Int) {
        top = visible(height: height).lowerBound
    }

    private mutating func clamp() {
        switch anchor {
        case .first: wanted = max(0, wanted)
        case .last: wanted = min(0, wanted)
        case .loaded:
            if !hasEarlier { wanted = max(0, wanted) }
            if !hasLater { wanted = min(wanted, max(0, rows.count - 1)) }
        }
    }
}

extension ListWindow {
    /// Another question: starts over at the top. What is known stays to be seen until the answer comes.
    mutating func startOver() {
        ticket += 1
        asked = nil
        counting.startOver()
        isLoaded = false
        isStale = false
        sought = nil
        anchor = .first
        wanted = 0
        top = 0
    }

    /// Selects a customer's row, wherever it is: the list is read again around it.
    mutating func seek(_ customer: ID<Customer>) {
        refreshAtOnce()
        (sought, anchor) = (customer, .loaded)
    }

    /// The same rows may be others now, or a filter was lifted: to be read again around the selected row.
    mutating func refresh() {
        isStale = true
    }

    /// Another question in the same order, of which the selected row stays a part: read again around it, and what is under
    /// way is not waited for.
    mutating func refreshAtOnce() {
        ticket += 1
        asked = nil
        isStale = true
    }

    /// Takes a list that is known as a whole; the selection stays on its row.
    mutating func fill(_ items: [Item]) {
        let before = selected?.id
        let index = selection ?? 0
        rows = items.enumerated().map { Listed($0.element, cursor: Cursor(number: Int64($0.offset))) }
        (hasEarlier, hasLater, isLoaded, isStale, anchor) = (false, false, true, false, .loaded)
        counting.take(.known(.exactly(items.count)), isAnotherList: true)
        wanted = items.firstIndex { $0.id == before } ?? min(index, max(0, items.count - 1))
    }
}

extension ListWindow {
    /// What has to be read now, if anything; one reading at a time. `limit` rows are read around those that are there, and
    /// as many as are seen, `height`, where the list is left for another part of it.
    mutating func nextReading(limit: Int, height: Int) -> Asked? {
        guard asked == nil, let query = neededQuery(margin: limit / 2, height: max(1, height)) else { return nil }
        ticket += 1
        let asked = Asked(
            query: query, ticket: ticket, id: sought?.description ?? selected?.id, index: selection ?? 0)
        self.asked = asked
        isStale = false
        return asked
    }

    private func neededQuery(margin: Int, height: Int) -> WindowQuery? {
        if let sought { return .aroundCustomer(sought) }
        guard isLoaded else { return anchor == .last ? .last : .opening }
        switch anchor {
        case .first: return .first
        case .last: return .last
        case .loaded: break
        }
        if isStale { return selection.map { .around(rows[$0].cursor) } ?? .first }
        guard let first = rows.first, let last = rows.last else { return nil }
        if wanted >= rows.count - margin, hasLater {
            return .after(last.cursor, skipping: skipping(wanted - rows.count))
        }
        if wanted < margin, hasEarlier { return .before(first.cursor, skipping: skipping(-wanted - 1)) }
        return nil

        /// The wanted row becomes the last of those that are seen, as if every row on the way had been.
        func skipping(_ gap: Int) -> Int { gap < margin ? 0 : max(0, gap + 1 - height) }
    }

    /// Takes what was read. Returns false when it answers an outdated question.
    @discardableResult
    mutating func receive(_ page: ListPage, ticket: Int) -> Bool {
        guard let asked, asked.ticket == ticket else { return false }
        let isAnotherList = !isLoaded
        (self.asked, sought) = (nil, nil)
        switch asked.query {
        case .opening, .first: start(page)
        case .last: end(page)
        case .around, .aroundCustomer: replace(page, asked)
        case .after(_, let skipping): append(page, skipping: skipping)
        case .before(_, let skipping): prepend(page, skipping: skipping)
        }
        let isWhole = !hasEarlier && !hasLater
        counting.take(isWhole ? .known(.exactly(rows.count)) : page.count, isAnotherList: isAnotherList)
        clamp()
        trim()
        return true
    }

    /// A reading was broken off: it is asked again where it is still needed.
    mutating func forget(ticket: Int) {
        guard let asked, asked.ticket == ticket else { return }
        self.asked = nil
        if case .around = asked.query { isStale = true }
    }

    /// A reading failed: nothing is known to be under way any more, and it is not asked again by itself.
    mutating func fail(ticket: Int) {
        guard asked?.ticket == ticket else { return }
        (asked, sought) = (nil, nil)
        (isLoaded, anchor) = (true, .loaded)
        (hasEarlier, hasLater) = (false, false)
        wanted = selection ?? 0
    }

    private mutating func take(_ page: ListPage) {
        rows = page.rows
        (hasEarlier, hasLater, isLoaded) = (page.hasEarlier, page.hasLater, true)
    }

    private mutating func start(_ page: ListPage) {
        take(page)
        if anchor == .first { anchor = .loaded }
        top = 0
    }

    private mutating func end(_ page: ListPage) {
        take(page)
        guard anchor == .last else { return }
        anchor = .loaded
        wanted += max(0, rows.count - 1)
        top = rows.count
    }

    private mutating func replace(_ page: ListPage, _ asked: Asked) {
        let moved = wanted - asked.index
        let above = (selection ?? 0) - top
        take(page)
        let place = page.rows.firstIndex { $0.row.id == asked.id } ?? min(page.position, max(0, page.rows.count - 1))
        guard anchor == .loaded else { return }
        wanted = place + moved
        top = max(0, place - above)
    }

    private mutating func append(_ page: ListPage, skipping: Int) {
        guard skipping > 0 else {
            rows += page.rows
            hasLater = page.hasLater
            return
        }
        let shift = rows.count + skipping
        guard !page.rows.isEmpty else {
            if anchor == .loaded { (anchor, wanted) = (.last, 0) }
            return
        }
        take(page)
        top = 0
        if anchor == .loaded { wanted -= shift }
    }

    private mutating func prepend(_ page: ListPage, skipping: Int) {
        guard skipping > 0 else {
            rows = page.rows + rows
            hasEarlier = page.hasEarlier
            top += page.rows.count
            if anchor == .loaded { wanted += page.rows.count }
            return
        }
        guard !page.rows.isEmpty else {
            if anchor == .loaded { (anchor, wanted) = (.first, 0) }
            return
        }
        take(page)
        top = 0
        if anchor == .loaded { wanted += skipping + page.rows.count }
    }

    /// Forgets rows far from the selected one, so that wandering through a million of them keeps few.
    private mutating func trim() {
        guard anchor == .loaded, rows.count > Self.most, let selection else { return }
        let before = selection - Self.most / 2
        if before > 0 {
            rows.removeFirst(before)
            (hasEarlier, wanted, top) = (true, wanted - before, max(0, top - before))
        }
        if rows.count > Self.most {
            rows.removeLast(rows.count - Self.most)
            hasLater = true
        }
    }

    private static let most = 1_000
}
