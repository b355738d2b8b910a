// What is typed faster than the ledger answers. A key means something for what is selected, so one that is typed while that
// is being read waits for it; nothing is ever done to a row that only happens to be known.
import Checkout
import Terminal

extension ConsoleState {
    /// Gives what was typed ahead to whoever has the keys now, as long as it need not wait again.
    mutating func receiveTypedAhead() {
        while let next = typedAhead.first, !hasToWait(next) {
            typedAhead.removeFirst()
            handle(next)
            settle()
        }
    }

    /// Whether an input has to wait: the uppermost overlay awaits what it asked for; or, where there is no overlay, the
    /// queue is being read again, or what is selected.
    func hasToWait(_ input: Input) -> Bool {
        if let top = overlays.last { return running.values.contains { $0.owner == top.number } }
        guard typedFilter == nil else { return false }
        return isQueueMoving || isSelectionAwaited && dependsOnSelection(input)
    }

    private func dependsOnSelection(_ input: Input) -> Bool {
        guard case .key(let key) = input, let binding = KeyTable.binding(for: key, in: place) else { return false }
        if case .does(let action, _) = binding.meaning(in: keyContext) { return action.dependsOnSelection }
        return true
    }

    /// Whether the queue of stuck tokens is about to lose the selected one: what is typed is meant for the next.
    private var isQueueMoving: Bool {
        awaitsQueue && place == .tokens && everyones.contains(.tokens) && lists[.tokens]?.isCurrent == false
    }

    /// Whether what is selected, or what belongs to it, is on its way.
    var isSelectionAwaited: Bool {
        lists[place]?.isSettled == false || lists[leader]?.isSettled == false || overview.isAwaited || detail.isAwaited
    }
}

extension ConsoleAction {
    /// Whether what it does depends on which row is selected.
    fileprivate var dependsOnSelection: Bool {
        switch self {
        case .move, .step, .page, .first, .last, .focus, .cyclePanel, .back, .escape, .interrupt, .leaveDetail, .filter,
            .cycleSort, .toggleScope, .help, .cycleTheme, .toggleMouse:
            false
        case .openDetail, .view, .wish, .choose, .run, .effect, .palette: true
        }
    }
}
