// Two presses in the same place soon after each other are a double click.

/// Remembers the last press.
struct ClickTracker {
    private var last: (position: Position, time: ContinuousClock.Instant)?
    /// How soon the second press has to follow.
    static let patience = Duration.milliseconds(400)

    /// The event as a program should see it.
    mutating func refine(_ mouse: Mouse, at time: ContinuousClock.Instant) -> Mouse {
        guard mouse.kind == .press else { return mouse }
        if let last, last.position == mouse.position, time - last.time <= Self.patience {
            self.last = nil
            return Mouse(kind: .doubleClick, position: mouse.position)
        }
        last = (mouse.position, time)
        return mouse
    }
}
