// A form: labelled fields one below the other, which become the words of one command. Nothing that was typed is
// lost when the command is refused; the refusal stands at the field it is about.
import Checkout
import Terminal

/// A form over the panels.
struct Form: DrawnOverlay, Hashable {
    /// What it is for, in the border.
    let title: String
    /// A sentence above the fields.
    let intro: String
    /// The words before those of the fields: `customer`, `edit` and the identifier.
    let verb: [String]
    /// The fields from top to bottom.
    var fields: [FormField]
    /// The field, or behind the last one the buttons, that the keys go to.
    private(set) var focus = 0
    /// What is wrong with no field in particular.
    private(set) var problem: String?
    /// Asks whether to leave what was typed.
    private var leaving = LeaveQuestion()
    private var buttons: Buttons

    /// A form; `action` is the label of the button that sends it.
    init(title: String, intro: String = "", action: String, verb: [String], fields: [FormField]) {
        self.title = title
        self.intro = intro
        self.verb = verb
        self.fields = fields
        buttons = Buttons([action, "Cancel"])
    }

    /// The command that the form stands for now.
    var command: CommandLine { CommandLine(verb + fields.flatMap(\.words)) }

    /// Whether something would be lost by leaving.
    var isChanged: Bool { fields.contains(where: \.isChanged) }

    var placement: OverlayPlacement {
        let introLines = intro.isEmpty ? 0 : wrap(intro, width: 60).count + 1
        return .centred(width: 64, height: fields.count + introLines + 8)
    }

    var hints: [Hint] {
        if leaving.isAsked { return leaving.hints }
        var hints = [Hint("Tab", "next field"), Hint("Enter", focus >= fields.count - 1 ? buttons.labels[0] : "next")]
        if fields.indices.contains(focus), fields[focus].isChosen { hints.insert(Hint("←→", "choose"), at: 0) }
        return hints + [Hint("Esc", "cancel")]
    }

    private var isOnButtons: Bool { focus == fields.count }
}

extension Form {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy { return key == .escape ? .effect(.cancelWork) : .stay }
        if leaving.isAsked { return leaving.press(key) }
        switch key {
        case .escape: return leaving.leave(losing: isChanged)
        case .tab, .down: move(by: 1)
        case .backTab, .up: move(by: -1)
        default: return isOnButtons ? pressButtons(key) : edit(key)
        }
        return .stay
    }

    private mutating func edit(_ key: Key) -> OverlayStep {
        if key == .enter {
            if focus == fields.count - 1 { return submit() }
            move(by: 1)
        } else if fields[focus].handle(key) == .changed {
            fields[focus].problem = nil
            problem = nil
        }
        return .stay
    }

    private mutating func pressButtons(_ key: Key) -> OverlayStep {
        switch buttons.handle(key) {
        case 0: return submit()
        case nil: return .stay
        default: return leaving.leave(losing: isChanged)
        }
    }

    private mutating func move(by step: Int) {
        let places = fields.count + 1
        focus = (focus + step + places) % places
    }

    /// Sends the command, unless a field is wrong by itself; then the first such field gets the focus.
    private mutating func submit() -> OverlayStep {
        problem = nil
        for index in fields.indices { fields[index].problem = fields[index].ownProblem }
        if let wrong = fields.firstIndex(where: { $0.problem != nil }) {
            focus = wrong
            return .stay
        }
        if verb.contains("edit"), !isChanged { return .close }
        return .run(command, then: .stay)
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard !context.isBusy else { return .stay }
        switch spot {
        case .button(let number):
            if leaving.isAsked { return leaving.click(number) }
            return number == 0 ? submit() : leaving.leave(losing: isChanged)
        case .field(let number) where !leaving.isAsked:
            if focus == number, fields[number].isChosen { return edit(.right) }
            focus = number
            return .stay
        default: return .stay
        }
    }

    mutating func paste(_ text: String) {
        guard !leaving.isAsked, fields.indices.contains(focus) else { return }
        fields[focus].paste(text)
        fields[focus].problem = nil
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .answered: return .close
        case .refused(let error): show(error)
        case .misused(let text): problem = text
        case .cancelled: problem = "Broken off; nothing was changed."
        default: break
        }
        return .stay
    }

    /// Shows what is wrong at a field, or else below all of them.
    mutating func refuse(_ text: String, at field: String?) {
        if let index = fields.firstIndex(where: { $0.name == field }) {
            fields[index].problem = text
            focus = index
        } else {
            problem = text
        }
    }

    /// Shows a refusal at the field that it is about, or else below all of them.
    private mutating func show(_ error: CheckoutError) {
        let refusal = FieldRefusal(error)
        if let name = refusal.field, let index = fields.firstIndex(where: { FieldRefusal.isSame($0.name, name) }) {
            fields[index].problem = refusal.text
            focus = index
        } else {
            problem = error.message
        }
    }
}

extension Form {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        var inside = canvas.window(area, title: title)
        inside = canvas.write(intro, in: inside, style: .dim)
        if !intro.isEmpty { inside = inside.splitTop(1).rest }
        inside = leaving.draw(insteadOf: buttons, focused: isOnButtons, on: &canvas, in: inside)
        let (list, below) = inside.splitBottom(3)
        drawFields(on: &canvas, in: list)
        let (text, style) = note(context)
        _ = canvas.write(text, in: below.splitTop(1).rest, style: style)
        if isOnButtons || leaving.isAsked { canvas.frame.cursor = nil }
    }

    private func note(_ context: OverlayContext) -> (String, Style) {
        if leaving.isAsked { return (LeaveQuestion.text, .warn) }
        if let waiting = context.waitingText { return (waiting, .accent) }
        if let problem { return (problem, .danger) }
        return (isOnButtons ? "" : fields[focus].help, .dim)
    }

    /// Draws the fields, those around the focus when not all fit. A problem takes the place of nothing: it stands on a
    /// line of its own below its field.
    private func drawFields(on canvas: inout Canvas, in area: Rect) {
        let labelWidth = fields.map { CellWidth.of($0.label, glyphs: canvas.glyphs) }.max() ?? 0
        var rest = area
        for number in firstShown(height: area.height)..<fields.count where !rest.isEmpty {
            let (line, below) = rest.splitTop(1)
            fields[number].draw(
                on: &canvas, in: line, labelWidth: labelWidth, focused: number == focus && !leaving.isAsked)
            canvas.mark(line, .field(number))
            rest = below
            if let problem = fields[number].problem {
                let text = below.splitLeft(labelWidth + 2).rest
                let shown = wrap(problem, width: text.width, glyphs: canvas.glyphs).count
                _ = canvas.write("\(canvas.glyphs.cross) " + problem, in: text.splitTop(2).top, style: .danger)
                rest = below.splitTop(min(2, shown)).rest
            }
        }
    }

    private func firstShown(height: Int) -> Int {
        let needed = fields.prefix(focus + 1).reduce(0) { $0 + ($1.problem == nil ? 1 : 3) }
        return needed <= height ? 0 : min(focus, needed - height)
    }
}

extension FormField {
    /// Whether it is chosen rather than typed.
    var isChosen: Bool {
        switch content {
        case .choice, .toggle: true
        case .text, .amount: false
        }
    }
}
