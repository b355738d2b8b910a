// The moment between a move in a list and the answer to what is selected now. What stands beside the list stays as it was,
// whole, with the name of what it tells about.
import Terminal

extension ConsoleState {
    /// What is shown with the list drawn anew in which the selection moved, as far as it is known where to; nil when
    /// everything is to be drawn, because more has changed or because what belongs to the selection is known.
    func interimFrame(over shown: Frame) -> Frame? {
        let layout = layout
        guard layout == movedIn, overlays.isEmpty, isSelectionAwaited, shown.size == size else { return nil }
        guard lists[place]?.isSettled == true, let rect = layout.lists[place] else { return shown }
        var frame = shown
        frame.fill(rect)
        drawList(place, into: &frame, in: rect)
        return frame
    }
}
