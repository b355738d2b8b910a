// A panel or a view: its title, how many rows there are, and those that are seen.
import Checkout
import Terminal

extension ConsoleState {
    func drawList(_ place: Place, into frame: inout Frame, in rect: Rect) {
        let isFocused = place == self.place && !isDetailOpen && overlays.isEmpty
        let inside = frame.box(
            rect, title: title(of: place), number: place.number, note: note(of: place, frame.glyphs),
            focused: isFocused)
        guard inside.height > 0, rect.height > 2 else { return }
        if let filter = filter(of: place), filter.isTyping { draw(filter, of: place, into: &frame, over: rect) }
        guard let list = lists[place], !list.rows.isEmpty else {
            return drawEmpty(place, into: &frame, in: inside)
        }
        let table = RowTable(place: place, isEveryones: everyones.contains(place), now: now, glyphs: frame.glyphs)
        let visible = list.visible(height: inside.height)
        let cells = visible.map { table.cells(list.rows[$0].row) }
        // The names in a process are long or short as its author likes.
        let isNamed = [.transactions, .orders].contains(place)
        let columns = isNamed ? table.columns.fitted(to: cells, glyphs: frame.glyphs) : table.columns
        let placed = columns.layout(width: inside.width - 3)
        for (row, index) in visible.enumerated() {
            let y = inside.y + row
            columns.draw(cells[row], into: &frame, x: inside.x + 2, y: y, placed: placed)
            guard index == list.selection else { continue }
            let style: Style = isFocused ? .accent.bolder : .dim
            frame.put(frame.glyphs.pointer, x: inside.x, y: y, style: style)
            if isFocused { frame.highlight(Rect(x: inside.x, y: y, width: inside.width, height: 1)) }
        }
        drawScrollbar(of: list, into: &frame, beside: inside)
    }

    /// The bar is honest only where the whole list is loaded; elsewhere nobody knows where in a million rows one is.
    private func drawScrollbar(of list: ListWindow, into frame: inout Frame, beside inside: Rect) {
        guard !list.hasEarlier, !list.hasLater else { return }
        var window = ScrollWindow(count: list.rows.count, height: inside.height)
        window.scroll(by: list.visible(height: inside.height).lowerBound)
        Scrollbar(window).draw(into: &frame, in: Rect(x: inside.right, y: inside.y, width: 1, height: inside.height))
    }

    private func title(of place: Place) -> String {
        if place == .mails, let mailsOf { return "Mail about \(mailsOf.listing)" }
        let isOwnView = view == place && place.hasScope && !everyones.contains(place)
        // Beside the customers' panel it goes without saying whose they are.
        let isBesideQueue = leader == .tokens && [.letters, .cards].contains(place)
        guard isOwnView || isBesideQueue, let customerName else { return place.title }
        return "\(place.title) of \(customerName)"
    }

    /// The filter, the order, whose rows, how many; and behind the number, which is not theirs, the key to everyone's.
    private func note(of place: Place, _ glyphs: Glyphs) -> String {
        let between = " \(glyphs.separator) "
        var parts: [String] = []
        if let filter = filter(of: place), filter.isOn, !filter.isTyping { parts.append("/\(filter.field.text)") }
        if place == .customers, sort != .name { parts.append(sort.words) }
        // While a filter is typed the room is its own.
        let hasScope = (place.hasScope || place == .mails) && filter(of: place)?.isTyping != true
        let isEveryones = place == .mails ? mailsOf == nil : everyones.contains(place)
        if hasScope, isEveryones { parts.append("everyone's") }
        if let count = countWords(of: place, glyphs) { parts.append(count) }
        if hasScope, !isEveryones { parts.append("a: everyone's") }
        return parts.joined(separator: between)
    }

    /// A customer's tokens that wait for nothing are listed too, so there the count says how many do.
    private func countWords(of place: Place, _ glyphs: Glyphs) -> String? {
        guard place == .tokens, !everyones.contains(.tokens) else {
            let counting = lists[place]?.counting
            return counting?.count?.words ?? (counting?.isUnderWay == true ? glyphs.ellipsis : nil)
        }
        let tokens = overview.value?.tokens.filter { $0.status != .deleted } ?? []
        let pending = tokens.count { $0.pendingUpdate != nil }
        return pending == tokens.count ? "\(pending)" : "\(pending) of \(tokens.count)"
    }

    /// The field stands in the border, behind the title.
    private func draw(_ filter: FilterBar, of place: Place, into frame: inout Frame, over rect: Rect) {
        let number = place.number == nil ? 0 : 2
        let start = rect.x + 7 + number + CellWidth.of(title(of: place), glyphs: frame.glyphs)
        let room = rect.right - 2 - start - 10
        guard room > 8 else { return }
        frame.put(" /", x: start, y: rect.y, style: .accent.bolder)
        filter.field.draw(
            into: &frame, in: Rect(x: start + 2, y: rect.y, width: room - 2, height: 1), style: .text,
            focused: overlays.isEmpty)
    }

    private func drawEmpty(_ place: Place, into frame: inout Frame, in rect: Rect) {
        let lines = wrap(emptyWords(of: place), width: rect.width - 4, glyphs: frame.glyphs)
        for (row, line) in lines.prefix(rect.height).enumerated() {
            frame.put(line, x: rect.x + 2, y: rect.y + row, style: .dim, width: rect.width - 3)
        }
    }

    private func emptyWords(of place: Place) -> String {
        // Nobody is being read where a filter leaves nobody.
        if Place.panels.contains(place), question(of: place) == nil, customerID == nil, lists[leader]?.isLoaded == true
        {
            return "Nobody is selected."
        }
        let isReading = lists[place]?.isLoaded != true || (overview.value == nil && question(of: place) == nil)
        if isReading, place == .customers || customerID != nil || place == self.place {
            return overview.reason ?? "\u{2026}"
        }
        switch place {
        case .customers:
            guard filter.isOn else { return "No customers yet. N adds one." }
            return misspelling(in: place) ?? "Nobody matches. Esc clears the filter."
        case .letters: return "No letters. c begins a consultation."
        case .cards: return "No saved cards. + saves one."
        case .tokens: return everyones.contains(.tokens) ? "No token waits for anybody." : "No payment tokens."
        case .sessions: return "No checkout sessions yet. n, on a customer, begins one."
        case .subscriptions: return "No subscriptions. `:subscription start` begins one."
        case .events: return "Nothing has happened yet."
        case .reviews: return "No consultation waits for a practitioner."
        case .expiries: return "No letters yet."
        case .catalogue: return "Nothing is sold yet. N adds a product."
        case .transactions:
            if transactionFilter.isOn { return "No transaction matches. Esc clears the filter." }
            guard !everyones.contains(.transactions), let customerName else { return "No transactions yet." }
            return "No transactions of \(customerName). a shows everyone's."
        case .orders: return "No standing orders. N gives one."
        case .mails: return mailsOf == nil ? "No mails yet." : "No mails of this transaction. a shows everyone's."
        }
    }
}
