// What the person does, given to whoever has the keys.
import Checkout
import Terminal

extension ConsoleState {
    /// Takes an input.
    mutating func receive(_ input: Input) {
        switch input {
        case .resize(let size): self.size = size
        case .resumed: break
        case .tick: refreshWhenDue()
        case .hangUp, .terminate: break
        case .key(let key) where Self.always.contains(key): perform(KeyTable.meaning(of: key, in: keyContext))
        case .key, .paste, .mouse: receiveFromPerson(input)
        }
    }

    /// These mean the same under any overlay.
    private static let always: Set<Key> = [.control("l"), .control("z")]

    /// Whether an input only moves the selection of a list. While it is repeated nothing that follows from the selection
    /// matters, so that a held key costs little.
    func onlyMoves(_ input: Input) -> Bool {
        guard case .key(let key) = input, overlays.isEmpty, typedFilter == nil, !isDetailOpen else { return false }
        return KeyTable.binding(for: key, in: place)?.moves == true
    }

    /// Something fell due while a live clock went on, so what is shown may be out of date.
    private mutating func refreshWhenDue() {
        if let next = status.value?.next, next.at <= now { refresh() }
    }

    private mutating func receiveFromPerson(_ input: Input) {
        leavesOnEscape = notice == .escapeAgain
        notice = nil
        guard size.columns >= ConsoleLayout.least.columns, size.rows >= ConsoleLayout.least.rows else {
            if input == .key(.character("q")) { ask(.quit, for: nil) }
            return
        }
        if isOverlayWaiting, input.isTyping { return typedAhead.append(input) }
        if !overlays.isEmpty { return handleInOverlay(input) }
        switch input {
        case .key(let key) where typedFilter != nil: typeFilter(key)
        case .paste(let text) where typedFilter != nil:
            if let typedFilter { self[keyPath: typedFilter].field.insert(text) }
        case .key(let key): perform(KeyTable.meaning(of: key, in: keyContext))
        case .mouse(let mouse): receive(mouse)
        default: break
        }
    }

    /// Whether typing has to wait: the uppermost overlay awaits what it asked for or, where there is no overlay, the queue
    /// is being read again. It belongs to what comes next: in a consultation, to the next question.
    private var isOverlayWaiting: Bool {
        guard let top = overlays.last else { return isQueueMoving }
        return running.values.contains { $0.owner == top.number }
    }

    /// Whether the queue of stuck tokens is about to lose the selected one: what is typed is meant for the next.
    private var isQueueMoving: Bool {
        guard awaitsQueue, place == .tokens, everyones.contains(.tokens), let queue = lists[.tokens] else {
            return false
        }
        return queue.isStale || queue.asked != nil
    }

    /// Gives what was typed ahead to whoever has the keys now, as long as nobody waits again.
    mutating func receiveTypedAhead() {
        while !typedAhead.isEmpty, !isOverlayWaiting { receiveFromPerson(typedAhead.removeFirst()) }
    }

    private mutating func typeFilter(_ key: Key) {
        switch key {
        case .up, .down, .pageUp, .pageDown: perform(KeyTable.meaning(of: key, in: keyContext))
        default:
            guard let typedFilter else { return }
            switch self[keyPath: typedFilter].field.handle(key) {
            case .accepted:
                if let problem = misspelling(in: place) { return notice = Notice(text: problem, kind: .refused) }
                self[keyPath: typedFilter].isTyping = false
            case .cancelled where typedFilter == \.filter: clearFilter()
            case .cancelled: transactionFilter.clear()
            case .changed, .moved, .ignored: break
            }
        }
    }

    /// Lifts the filter; who was selected stays so, among everybody.
    mutating func clearFilter() {
        let wasOn = filter.isOn
        filter.clear()
        guard wasOn else { return }
        questions[.customers] = question(of: .customers)
        lists[.customers]?.refreshAtOnce()
    }

    private mutating func receive(_ mouse: Mouse) {
        let layout = layout
        if let detail = layout.detail, detail.contains(mouse.position) { return receive(mouse, onDetail: detail) }
        guard let place = layout.place(at: mouse.position), let rect = layout.lists[place] else { return }
        switch mouse.kind {
        case .wheelUp: lists[place]?.scroll(by: -3, height: layout.rows(of: place))
        case .wheelDown: lists[place]?.scroll(by: 3, height: layout.rows(of: place))
        case .press, .doubleClick:
            let isSeen = layout.rows(of: place) > 0
            isDetailOpen = false
            if view == nil { focus = place }
            let inside = rect.inset()
            guard isSeen, inside.contains(mouse.position) else { return }
            lists[place]?.select(visibleRow: mouse.position.y - inside.y)
            if mouse.kind == .doubleClick { perform(KeyTable.meaning(of: .enter, in: keyContext)) }
        case .release: break
        }
    }

    private mutating func receive(_ mouse: Mouse, onDetail rect: Rect) {
        switch mouse.kind {
        case .wheelUp: detailTop = max(0, detailTop - 3)
        case .wheelDown: detailTop += 3
        case .press, .doubleClick: isDetailOpen = true
        case .release: break
        }
    }
}

extension Input {
    /// Whether it is typing that can wait. Esc and Ctrl-C never do: they break off what is waited for.
    fileprivate var isTyping: Bool {
        switch self {
        case .key(.escape), .key(.control("c")): false
        case .key, .paste: true
        default: false
        }
    }
}
