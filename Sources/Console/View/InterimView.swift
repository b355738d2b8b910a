// The moment between a move in a list and the answer to what is selected now. What stands beside the list stays as it was,
// whole, with the name of what it tells about: a screen that is emptied and filled again a millisecond later flickers, and
// costs a terminal far away twice the bytes. An answer that takes longer is seen to take long.
import Checkout
import Terminal

extension ConsoleState {
    /// For how long what belongs to a selection may lag behind it; ours.
    private static let longest: Int64 = 50

    /// Inputs were taken: did they do nothing but move a selection?
    mutating func noteMoves(_ onlyMoves: Bool) {
        movedAt = onlyMoves && isAwaited ? movedAt ?? systemTime : nil
    }

    /// News were taken, perhaps those that the screen waits for.
    mutating func noteNews() {
        if !isAwaited { movedAt = nil }
    }

    private var isAwaited: Bool {
        lists[place]?.isSettled == false || overview.isAwaited || detail.isAwaited
    }

    /// How much longer the rest of the screen may be old; nil where it is not.
    var patience: Duration? {
        guard let movedAt else { return nil }
        let passed = max(0, systemTime.milliseconds - movedAt.milliseconds)
        return .milliseconds(max(0, Self.longest - passed))
    }

    /// What is shown with the list drawn anew in which the selection moved; nil when everything is to be drawn.
    func interimFrame(over shown: Frame) -> Frame? {
        guard movedAt != nil, shown.size == size, let rect = layout.lists[place] else { return nil }
        var frame = shown
        frame.fill(rect)
        drawList(place, into: &frame, in: rect)
        return frame
    }
}
