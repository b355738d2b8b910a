// What has to be read of the ledger follows from what is shown. It is asked for after all waiting inputs were taken, so
// that a burst of keys costs one reading.
import Checkout

/// Something to be read in the background.
enum Reading: Hashable, Sendable {
    case status(ticket: Int)
    case list(Place, ListQuestion, WindowQuery, limit: Int, ticket: Int)
    case count(Place, ListQuestion, ticket: Int)
    case overview(ID<Customer>, ticket: Int)
    case detail(DetailSubject, ticket: Int)

    /// At least so many rows around those that are seen are read at a time.
    static let leastRows = 64
}

extension ConsoleState {
    /// Brings what depends on the selection up to date. Called after inputs and after news.
    mutating func settle() {
        askLists()
        fillPanels()
        measurePanels()
        settleLists()
        wantDetail()
    }

    private mutating func askLists() {
        for place in shownPlaces {
            guard let question = question(of: place) else {
                if questions.removeValue(forKey: place) != nil { lists[place] = ListWindow() }
                continue
            }
            guard questions[place] != question else { continue }
            let isAnother = questions[place].map { !$0.isSameKind(as: question) } ?? true
            questions[place] = question
            if isAnother { lists[place] = ListWindow() } else { lists[place]?.startOver() }
        }
        overview.want(customerID)
    }

    /// The panels 2 to 4 hold what is known of the customer: little from their row at first, everything once it is read.
    private mutating func fillPanels() {
        let known = overview.value
        var items: [Place: [Item]] = [.letters: [], .cards: [], .tokens: []]
        if customerID != nil {
            items[.letters] = ordered(known?.letters ?? lettersOfRow).map { .letter($0, customerName: nil) }
            let standard = known?.customer.defaultPaymentMethod
            items[.cards] = (known?.paymentMethods ?? []).map { .card($0, isDefault: $0.id == standard) }
            let tokens = (known?.tokens ?? []).filter { $0.status != .deleted }
            let ordered = tokens.filter { $0.pendingUpdate != nil } + tokens.filter { $0.pendingUpdate == nil }
            items[.tokens] = ordered.map { token in
                .token(token, customerName: nil, review: token.review(among: known?.consultations ?? []))
            }
        }
        for (place, items) in items where question(of: place) == nil {
            if filledFor != overview.key { lists[place] = ListWindow() }
            lists[place, default: ListWindow()].fill(items)
        }
        filledFor = overview.key
    }

    private var lettersOfRow: [Letter] {
        if case .customer(let row)? = selected(in: leader) { return row.letters }
        return []
    }

    /// While the next customer is being read the panels keep their heights, so that walking down the list moves little.
    private mutating func measurePanels() {
        guard overview.key == nil || overview.value != nil else { return }
        for place in Place.panels.dropFirst() {
            guard let list = lists[place], list.isLoaded else { continue }
            panelRows[place] = list.rows.count
        }
    }

    /// Those that count first, by visit type; then those that count no more, the latest first.
    private func ordered(_ letters: [Letter]) -> [Letter] {
        let now = now
        let counting = letters.filter { [.valid, .inReview].contains($0.standing(at: now)) }
        let others = letters.filter { ![.valid, .inReview].contains($0.standing(at: now)) }
        return counting.sorted { $0.visitType < $1.visitType } + others
    }

    private mutating func settleLists() {
        let layout = layout
        for place in layout.lists.keys where layout.rows(of: place) > 0 {
            lists[place]?.settle(height: layout.rows(of: place))
        }
    }

    private mutating func wantDetail() {
        let before = detail.key
        guard lists[place]?.isSettled ?? true else { return }
        if case .customer(let id)? = subject, id == overview.key { detail.want(nil) } else { detail.want(subject) }
        // Another thing is read from its top.
        if detail.key != before { detailTop = 0 }
    }

    /// What has to be read now, what is seen first. Each list, the customer, the detail and the status have one reading
    /// under way at most.
    mutating func takeReadings() -> [Reading] {
        let (seen, unseen) = (listReadings(areSeen: true), listReadings(areSeen: false))
        var readings = seen
        if let (_, ticket) = status.nextReading() { readings.append(.status(ticket: ticket)) }
        // Not beside the status, which the first frame waits for: a second reading would open a second connection.
        if lists[leader]?.isSettled == true, !status.isReading, let (id, ticket) = overview.nextReading() {
            readings.append(.overview(id, ticket: ticket))
        }
        if let (subject, ticket) = detail.nextReading() { readings.append(.detail(subject, ticket: ticket)) }
        return readings + unseen + countings()
    }

    /// What is left to be counted, once its rows are there; the last of them may make a list whole, which counts it.
    private mutating func countings() -> [Reading] {
        guard !status.isReading else { return [] }
        return shownPlaces.compactMap { place in
            guard let question = questions[place], let list = lists[place], list.isLoaded, list.asked == nil,
                let ticket = lists[place]?.counting.nextCounting()
            else { return nil }
            return .count(place, question, ticket: ticket)
        }
    }

    /// The parts of lists that are waited for, as many rows as are seen; or those around them, in larger pieces.
    private mutating func listReadings(areSeen: Bool) -> [Reading] {
        let layout = layout
        return shownPlaces.compactMap { place in
            guard let question = questions[place], lists[place]?.isSettled != areSeen else { return nil }
            let height = max(1, layout.rows(of: place))
            let piece = max(Reading.leastRows, 3 * height)
            guard let asked = lists[place]?.nextReading(limit: piece, height: height) else { return nil }
            let limit = asked.query.isElsewhere ? height : piece
            return .list(place, question, asked.query, limit: limit, ticket: asked.ticket)
        }
    }

    /// Everything shown may be out of date.
    mutating func refresh() {
        status.refresh()
        overview.refresh()
        detail.refresh()
        for place in questions.keys { lists[place]?.refresh() }
    }

    /// Whether something is being read or done.
    var isBusy: Bool {
        !running.isEmpty || status.isReading || overview.isReading || detail.isReading
            || lists.values.contains { $0.asked != nil || $0.counting.isUnderWay }
    }
}

extension ListQuestion {
    /// Whether both ask for rows of the same kind and order, so that the rows of one may be seen until the other's come.
    func isSameKind(as other: ListQuestion) -> Bool {
        switch (self, other) {
        case (.customers, .customers), (.transactions, .transactions): return true
        default: return false
        }
    }
}
