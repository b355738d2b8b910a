// Asks before money moves, and wants the end of an identifier typed before what cannot be undone.
import Checkout
import Terminal

/// A question before something that matters.
struct ConfirmDialog: DrawnOverlay, Hashable {
    /// How much is asked for.
    enum Grade: Hashable, Sendable {
        /// A button, Cancel having the focus.
        case button
        /// The last characters of the identifier, typed.
        case typed
    }

    /// How many characters of an identifier are typed.
    static let typedLength = 6

    /// What is asked.
    let confirmation: Confirmation
    /// How much is asked for.
    let grade: Grade
    private(set) var field = TextField(maxLength: 40)
    private(set) var problem: String?
    private var buttons: Buttons

    /// A question.
    init(_ confirmation: Confirmation, grade: Grade) {
        self.confirmation = confirmation
        self.grade = grade
        // Beside a button that cancels something, another `Cancel` could mean either.
        buttons = Buttons([confirmation.action.hasPrefix("Cancel") ? "Keep it" : "Cancel", confirmation.action])
    }

    /// What has to be typed.
    var wanted: String { String(confirmation.id.suffix(ConfirmDialog.typedLength)) }

    var placement: OverlayPlacement {
        let text = wrap(confirmation.text, width: 60).count
        let command = wrap("almoner " + confirmation.command.display, width: 60).count
        return .centred(width: 64, height: text + command + (grade == .typed ? 10 : 5))
    }

    var hints: [Hint] {
        let act = Hint("Enter", grade == .typed ? confirmation.action : buttons.labels[buttons.focus])
        return (grade == .typed ? [] : [Hint("←→", "move")]) + [act, Hint("Esc", "cancel")]
    }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if key == .escape { return .close }
        guard grade == .typed else { return buttons.handle(key).map { $0 == 1 ? act() : .close } ?? .stay }
        if key == .enter { return act() }
        if field.handle(key) == .changed { problem = nil }
        return .stay
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard case .button(let number) = spot else { return .stay }
        return number == 1 ? act() : .close
    }

    mutating func paste(_ text: String) {
        if grade == .typed { field.insert(text) }
    }

    private mutating func act() -> OverlayStep {
        guard grade == .typed, field.text.lowercased() != wanted.lowercased(), field.text != confirmation.id else {
            return .run(confirmation.command, then: .close)
        }
        problem = "Not the same; type \(wanted) to go on, or press Esc."
        return .stay
    }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: confirmation.title, role: grade == .typed ? .danger : .warn)
        let body = buttons.draw(on: &canvas, in: inside, focused: grade == .button)
        var rest = canvas.write(confirmation.text, in: body)
        if grade == .typed {
            let wish =
                "This cannot be undone. To go on, type the last \(ConfirmDialog.typedLength) characters: \(wanted)"
            rest = canvas.write(wish, in: rest.splitTop(1).rest, style: .danger)
            let (line, below) = rest.splitTop(1)
            field.draw(into: &canvas.frame, in: line.splitLeft(24).left, focused: true)
            rest = canvas.write(problem ?? " ", in: below, style: .danger)
        }
        _ = canvas.write("almoner " + confirmation.command.display, in: rest.splitTop(1).rest, style: .dim)
    }
}
