// The `:` line: any command, typed by hand, with completions above it.
import Checkout
import Commands
import Terminal

/// The command line of the console.
struct CommandPalette: DrawnOverlay, Hashable {
    /// Rows above the line for completions or for what was wrong.
    static let rowsAbove = 8

    private let completer: Completer
    private(set) var field: TextField
    /// What the completions are for: the line as it was typed, while Tab goes through them.
    private var typed: String
    /// The completion that stands in the line; nil: what was typed.
    private(set) var selection: Int?
    private var history: CommandHistory
    private var recalled: Int?
    private var problem: Problem?
    /// The consultation that was typed, while it is learned whose it is.
    private var consultation: ConsultationPurpose?

    /// Why a command was not done: a sentence for a person, and behind it the word that programs test for.
    private struct Problem: Hashable {
        let text: String
        var code: String?

        func lines(width: Int) -> [[Span]] {
            let lines = text.split(separator: "\n").flatMap { wrap(String($0), width: max(1, width)) }
            return lines.filter { !$0.isEmpty }.map { [Span($0, .danger)] } + (code.map { [[Span($0, .dim)]] } ?? [])
        }
    }

    /// Inside of the box on the narrowest screen.
    private static let leastWidth = ConsoleLayout.least.columns - 4

    /// A line that begins with `text`.
    init(text: String, source: CompletionSource, entries: [PaletteEntry], history: CommandHistory = CommandHistory()) {
        completer = Completer(source, entries: entries)
        field = TextField(text: text, maxLength: 1_000)
        typed = text
        self.history = history
    }

    /// What was wrong is read to its end, as far as the screen is high enough.
    var placement: OverlayPlacement {
        let lines = problem.map { $0.lines(width: CommandPalette.leastWidth).count } ?? 0
        return .bottomLine(above: max(CommandPalette.rowsAbove, lines + 2))
    }

    var hints: [Hint] { [Hint("Tab", "complete"), Hint("↑", "earlier"), Hint("Enter", "run"), Hint("Esc", "leave")] }

    /// The ways in which the line may go on.
    var completions: [Completion] { completer.completions(for: typed) }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy { return key == .escape ? .effect(.cancelWork) : .stay }
        switch key {
        case .escape: return .close
        case .enter: return run()
        case .tab: complete(by: 1)
        case .backTab: complete(by: -1)
        case .up: recall(by: -1)
        case .down: recall(by: 1)
        case .backspace where field.text.isEmpty: return .close
        default:
            if field.handle(key) == .changed { settle() }
        }
        return .stay
    }

    /// What is typed or recalled is what completions start from.
    private mutating func settle() {
        typed = field.text
        selection = nil
        problem = nil
    }

    /// Puts the next completion into the line. A single one is taken, and completing goes on behind it.
    private mutating func complete(by step: Int) {
        let completions = completions
        guard !completions.isEmpty else { return }
        let next = selection.map { $0 + step } ?? (step > 0 ? 0 : completions.count - 1)
        let index = (next + completions.count) % completions.count
        field.set("")
        field.insert(completions[index].line)
        if completions.count == 1 { settle() } else { selection = index }
    }

    private mutating func recall(by step: Int) {
        let lines = history.lines
        guard !lines.isEmpty else { return }
        let place = min(max(0, (recalled ?? lines.count) + step), lines.count)
        recalled = place
        field.set(place == lines.count ? "" : lines[place])
        settle()
    }

    private mutating func run() -> OverlayStep {
        let line = field.text
        guard let command = CommandLine(parsing: line) else {
            problem = Problem(text: "A quotation mark is not closed.")
            return .stay
        }
        guard let first = command.words.first else { return .close }
        recalled = nil
        history.remember(line)
        if CompletionSource.ownWords.contains(first) { return .run(command, then: .close) }
        if let asked = VerbTable.consultation(asked: command.words) { return begin(asked) }
        return .run(command, then: .stay)
    }

    /// A consultation that would ask is walked through, once its customer's name is known.
    private mutating func begin(_ purpose: ConsultationPurpose) -> OverlayStep {
        consultation = purpose
        switch purpose {
        case .customer(let id, _): return .effect(.load(.customer(id)))
        case .session(let id, _): return .effect(.load(.session(id)))
        case .token(let id): return .effect(.load(.token(id)))
        }
    }

    private mutating func walk(_ overview: CustomerOverview) -> OverlayStep {
        if case .customer(_, let type)? = consultation,
            let refusal = UselessLetter.refusal(of: type, sold: overview.standings.compactMap(\.visitType))
        {
            problem = Problem(text: refusal.message, code: refusal.code)
            return .stay
        }
        return walk(overview.customer.name)
    }

    private func walk(_ name: String?) -> OverlayStep {
        consultation.map { .replace(ConsultationWalk($0, customerName: name ?? "")) } ?? .stay
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard case .row(let row) = spot, completions.indices.contains(row), !context.isBusy else { return .stay }
        field.set(completions[row].line)
        if completions[row].line.hasSuffix(" ") { field.insert(" ") }
        settle()
        return .stay
    }

    mutating func paste(_ text: String) {
        field.insert(text)
        settle()
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .answered(let answer): return .replace(AnswerView(title: title, answer))
        case .refused(let error): problem = Problem(text: error.explained, code: error.code)
        case .misused(let text): problem = Problem(text: text)
        case .loaded(.customer(let overview)): return walk(overview)
        case .loaded(.session(_, _, let customer)): return walk(customer?.name)
        case .cancelled: problem = Problem(text: "Broken off; what had been done before stays done.")
        default: break
        }
        return .stay
    }

    private var title: String { CommandLine(parsing: field.text)?.display ?? "" }
}

extension CommandPalette {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let (above, line) = area.splitBottom(1)
        canvas.frame.fill(line)
        canvas.frame.put(":", x: line.x, y: line.y, style: .accent.bolder)
        drawField(on: &canvas, in: line.splitLeft(1).rest)
        if let waiting = context.waitingText {
            drawBox([[Span(waiting, .accent)]], title: "", on: &canvas, in: above)
        } else if let problem {
            let lines = problem.lines(width: above.width - 4).prefix(max(0, above.height - 2))
            drawBox(Array(lines), title: "Not done", on: &canvas, in: above)
        } else {
            drawCompletions(on: &canvas, in: above)
        }
    }

    /// Draws what is typed, a card hidden, with the cursor where it is.
    private func drawField(on canvas: inout Canvas, in area: Rect) {
        var shown = TextField(maxLength: 1_000)
        shown.insert(SecretLine.hidden(field.text, bullet: canvas.glyphs.bullet))
        for _ in 0..<max(0, shown.cursor - field.cursor) { _ = shown.handle(.left) }
        shown.draw(into: &canvas.frame, in: area, focused: true)
    }

    private func drawCompletions(on canvas: inout Canvas, in area: Rect) {
        let all = completions
        guard !all.isEmpty, area.height > 2 else { return }
        let window = ScrollWindow(count: all.count, height: area.height - 2, selection: selection ?? 0)
        let lines = window.visible.map { number in
            let ground: Role? = number == selection ? .selection : nil
            let pointer = number == selection ? canvas.glyphs.pointer : " "
            return [
                Span("\(pointer) ", Style.accent.on(ground)), Span(all[number].text, Style.text.on(ground)),
                Span("  \(all[number].about)", Style.dim.on(ground)),
            ]
        }
        let box = drawBox(lines, title: "", on: &canvas, in: area)
        for (line, number) in window.visible.enumerated() {
            canvas.mark(Rect(x: box.x, y: box.y + line, width: box.width, height: 1), .row(number))
        }
    }

    /// A box of lines that stands on the command line.
    @discardableResult
    private func drawBox(_ lines: [[Span]], title: String, on canvas: inout Canvas, in area: Rect) -> Rect {
        let box = area.splitBottom(lines.count + 2).bottom
        canvas.frame.fill(box)
        let inside = canvas.frame.box(box, title: title).inset(horizontal: 1, vertical: 0)
        for (row, line) in lines.prefix(inside.height).enumerated() {
            canvas.frame.put(line, x: inside.x, y: inside.y + row, width: inside.width)
        }
        return inside
    }
}
