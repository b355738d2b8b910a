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

    /// Whether an input does nothing but move a selection, or scroll. While it is repeated nothing that follows from the
    /// selection matters, so that a held key costs little.
    func onlyMoves(_ input: Input) -> Bool {
        guard overlays.isEmpty, typedFilter == nil else { return false }
        switch input {
        case .key(let key): return KeyTable.binding(for: key, in: place)?.moves == true
        case .mouse(let mouse):
            return mouse.kind != .doubleClick && !isDetailOpen && layout.place(at: mouse.position) == place
        default: return false
        }
    }

    /// Something fell due while a live clock went on, so what is shown may be out of date.
    private mutating func refreshWhenDue() {
        if let next = status.value?.next, next.at <= now { refresh() }
    }

    private mutating func receiveFromPerson(_ input: Input) {
        switch input {
        // They break off what is waited for, and take back what was typed meanwhile.
        case .key(.escape), .key(.control("c")): typedAhead = []
        case .key, .paste:
            if !typedAhead.isEmpty || hasToWait(input) { return typedAhead.append(input) }
        default: break
        }
        handle(input)
    }

    /// Takes an input that need not wait.
    mutating func handle(_ input: Input) {
        leavesOnEscape = notice == .escapeAgain
        notice = nil
        guard size.columns >= ConsoleLayout.least.columns, size.rows >= ConsoleLayout.least.rows else {
            if input == .key(.character("q")) { ask(.quit, for: nil) }
            return
        }
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
