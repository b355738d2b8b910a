// Asks before what was typed is lost.
import Terminal

/// The question whether to leave a form in which something was typed.
struct LeaveQuestion: Hashable, Sendable {
    /// What stands in the form while it is asked.
    static let text = "What you typed has not been sent. Leave it?"

    private var buttons: Buttons?

    /// Whether it is being asked.
    var isAsked: Bool { buttons != nil }
    /// The keys that matter while it is asked.
    var hints: [Hint] { [Hint("Enter", "choose"), Hint("Esc", "keep typing")] }

    /// What Esc or Cancel does: leaves at once when nothing would be lost, asks otherwise.
    mutating func leave(losing isChanged: Bool) -> OverlayStep {
        guard isChanged else { return .close }
        buttons = Buttons(["Keep typing", "Leave it"])
        return .stay
    }

    /// Takes a key while it is asked.
    mutating func press(_ key: Key) -> OverlayStep {
        if key == .escape {
            buttons = nil
        } else if let choice = buttons?.handle(key) {
            buttons = nil
            return choice == 1 ? .close : .stay
        }
        return .stay
    }

    /// Takes a click on one of its buttons.
    mutating func click(_ button: Int) -> OverlayStep {
        buttons?.select(button)
        return press(.enter)
    }

    /// Draws its buttons, or the form's own while it is not asked, and returns what is left above.
    func draw(insteadOf own: Buttons, focused: Bool, on canvas: inout Canvas, in area: Rect) -> Rect {
        buttons?.draw(on: &canvas, in: area) ?? own.draw(on: &canvas, in: area, focused: focused)
    }
}
