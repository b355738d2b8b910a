// What the keys do.
import Checkout
import Terminal

extension ConsoleState {
    /// Does what a key means, or says why it means nothing at the moment.
    mutating func perform(_ meaning: KeyMeaning) {
        switch meaning {
        case .does(let action, _): perform(action)
        case .unavailable(let reason): notice = Notice(text: "Not now: \(reason).", kind: .said)
        case .absent: break
        }
    }

    private mutating func perform(_ action: ConsoleAction) {
        switch action {
        case .move, .page, .first, .last: move(action)
        case .step(let distance): lists[place]?.move(by: distance)
        case .focus, .cyclePanel, .openDetail, .leaveDetail, .view: go(action)
        case .back: if !goBack() { ask(.quit, for: nil) }
        case .escape: if !goBack() { escape() }
        case .interrupt: ask(running.isEmpty ? .quit : .cancelWork, for: nil)
        case .filter:
            isDetailOpen = false
            if place == .transactions { return transactionFilter.isTyping = true }
            (focus, view) = (.customers, nil)
            filter.isTyping = true
        case .cycleSort: sort = sort.following
        case .toggleScope where place == .mails:
            mailsOf = mailsOf == nil && viewBefore == .transactions ? selectedTransaction : nil
        case .toggleScope:
            if everyones.remove(place) == nil { everyones.insert(place) }
        case .wish(let wish): open(wish)
        case .choose(let title, let choices): open(ChoiceBox(title: title, choices: choices, factory: factory))
        case .run(let command): run(command)
        case .effect(let effect):
            ask(effect, for: nil)
            if case .copy(let text) = effect { notice = Notice(text: "Copied \(text)", kind: .said) }
        case .palette:
            open(.palette(text: "", completions: KeyTable.completions(in: keyContext), history: history.lines))
        case .help: open(.help(KeyTable.help(in: keyContext)))
        case .cycleTheme: ask(.theme(following(theme)), for: nil)
        case .toggleMouse: ask(.mouse(!usesMouse), for: nil)
        }
    }

    private func following(_ theme: String) -> String {
        let names = Theme.embeddedNames
        let index = names.firstIndex(of: theme).map { ($0 + 1) % names.count } ?? 0
        return names[index]
    }

    private mutating func move(_ action: ConsoleAction) {
        if isDetailOpen { return scrollDetail(action) }
        let page = max(1, layout.rows(of: place))
        switch action {
        case .move(let distance): lists[place]?.move(by: distance)
        case .page(let pages): lists[place]?.move(by: pages * page)
        case .first: lists[place]?.moveToFirst()
        case .last: lists[place]?.moveToLast()
        default: break
        }
    }

    private mutating func scrollDetail(_ action: ConsoleAction) {
        let page = max(1, (layout.detail?.height ?? 3) - 2)
        switch action {
        case .move(let distance): detailTop = max(0, detailTop + distance)
        case .page(let pages): detailTop = max(0, detailTop + pages * page)
        case .first: detailTop = 0
        case .last: detailTop = .max / 2
        default: break
        }
        detailTop = min(detailTop, max(0, detailLength - page))
    }

    private var selectedTransaction: TransactionName? {
        guard case .transaction(let row)? = selected(in: .transactions) else { return nil }
        return TransactionName(id: row.transaction.id, listing: row.listing)
    }

    private mutating func go(_ action: ConsoleAction) {
        switch action {
        case .focus(let place):
            (focus, view, isDetailOpen) = (place, nil, false)
        case .cyclePanel(let step):
            let panels = Place.panels
            let index = panels.firstIndex(of: focus) ?? 0
            (focus, view, isDetailOpen) = (panels[(index + step + panels.count) % panels.count], nil, false)
        case .openDetail: isDetailOpen = subject != nil
        case .leaveDetail:
            if isDetailOpen { isDetailOpen = false } else { view = view == .mails ? viewBefore : nil }
        case .view(let place):
            // Whoever asked for everyone's once asks for this customer's next time.
            everyones.remove(place)
            // The mails of a transaction lead back to it.
            if place == .mails { mailsOf = view == .transactions ? selectedTransaction : nil }
            viewBefore = place == .mails && view == .transactions ? view : nil
            (view, isDetailOpen) = (place, false)
        default: break
        }
        detailTop = 0
    }

    /// One step back: work under way, the detail, the view, the filter. False where there is none.
    private mutating func goBack() -> Bool {
        if running.values.contains(where: { $0.owner == nil }) {
            ask(.cancelWork, for: nil)
        } else if place == .transactions, !isDetailOpen, transactionFilter.isOn {
            transactionFilter.clear()
        } else if isDetailOpen || view != nil {
            go(.leaveDetail)
        } else if filter.isOn {
            clearFilter()
        } else {
            return false
        }
        return true
    }

    /// Esc is pressed once too often easily, so it leaves only when the person was told that it would.
    private mutating func escape() {
        if leavesOnEscape { ask(.quit, for: nil) } else { notice = .escapeAgain }
    }
}

extension CustomerQuery.Sort {
    /// The next order, round and round.
    var following: CustomerQuery.Sort {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    /// The order for a person.
    var words: String {
        switch self {
        case .name: "by name"
        case .newest: "newest first"
        case .nextExpiry: "next expiry first"
        }
    }
}
