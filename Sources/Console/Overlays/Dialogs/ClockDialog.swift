// Freezes, moves and frees the ledger's clock. What falls due on the way is performed, which may take a while.
import Checkout
import Terminal

/// The dialog of the clock.
struct ClockDialog: DrawnOverlay, Hashable {
    /// Something to do with the clock.
    struct Choice: Hashable, Sendable {
        /// What it says.
        let label: String
        /// Where the clock would go; nil: it stands still or follows the system.
        let target: Instant?
        /// What is run; nil: a period or a moment is typed.
        let command: CommandLine?
        /// Why it cannot be done; nil: it can.
        let reason: String?
    }

    private(set) var clock: LedgerClock
    private(set) var now: Instant
    /// What falls due next, in order.
    private(set) var due: [DueItem]
    private(set) var selection = 0
    /// What is typed, while a period or a moment is.
    private(set) var field: TextField?
    private(set) var problem: String?
    /// Whether the person broke off the way that the clock is on.
    private var isBrokenOff = false

    /// A dialog about the clock as it stands.
    init(_ clock: LedgerClock, now: Instant, next: DueItem?) {
        self.clock = clock
        self.now = now
        due = next.map { [$0] } ?? []
    }

    /// The most that is listed of what falls due.
    static let mostDue = 8

    var opening: ConsoleEffect? { .load(.clock) }
    var placement: OverlayPlacement { .centred(width: 64, height: 19 + Self.mostDue) }

    private var next: DueItem? { due.first }

    var hints: [Hint] {
        field == nil
            ? [Hint("↑↓", "move"), Hint("Enter", "do it"), Hint("Esc", "close")]
            : [Hint("Enter", "go there"), Hint("Esc", "back")]
    }

    /// What can be done, given how the clock stands.
    var choices: [Choice] {
        let notFrozen = clock.isFrozen ? nil : "freeze it first"
        let steps: [(String, Period)] = [
            ("1 day", .days(1)), ("1 week", .days(7)), ("1 month", Period(months: 1)), ("1 year", .years(1)),
        ]
        let toNext = next.map { due in
            Choice(
                label: "Advance to what is due next", target: max(due.at, now),
                command: CommandLine(["clock", "freeze", max(due.at, now).description]), reason: notFrozen)
        }
        return [
            Choice(
                label: "Freeze it here", target: nil, command: CommandLine(["clock", "freeze"]),
                reason: clock.isFrozen ? "frozen already" : nil)
        ]
            + steps.map { label, period in
                Choice(
                    label: "Advance by \(label)", target: now + period,
                    command: CommandLine(["clock", "advance", period.description]), reason: notFrozen)
            } + [toNext].compactMap { $0 } + [
                Choice(label: "Advance to…", target: nil, command: nil, reason: notFrozen),
                Choice(
                    label: "Follow the system's time again", target: nil, command: CommandLine(["clock", "live"]),
                    reason: clock.isFrozen ? nil : "it does already"),
            ]
    }
}

extension ClockDialog {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy {
            guard key == .escape else { return .stay }
            isBrokenOff = true
            return .effect(.cancelWork)
        }
        if field != nil { return type(key) }
        switch key {
        case .escape, .character("q"): return .close
        case .up, .character("k"): selection = max(0, selection - 1)
        case .down, .character("j"): selection = min(choices.count - 1, selection + 1)
        case .enter, .character(" "): return choose()
        default: break
        }
        problem = nil
        return .stay
    }

    private static let brokenOff = "Stopped on the way; what fell due before is done. Going on ends the same."

    private mutating func choose() -> OverlayStep {
        let choice = choices[selection]
        if let reason = choice.reason {
            problem = "Not now: \(reason)."
        } else if let command = choice.command {
            return .run(command, then: .stay)
        } else {
            field = TextField(placeholder: "P10D, PT90M, 2027-03-01, 2027-03-01T09:00:00Z", maxLength: 40)
        }
        return .stay
    }

    private mutating func type(_ key: Key) -> OverlayStep {
        switch field?.handle(key) {
        case .accepted:
            guard let command = ClockDialog.command(field?.text ?? "") else {
                problem = "Type a period such as P10D or PT90M, or a moment such as 2027-03-01T09:00:00Z."
                return .stay
            }
            return .run(command, then: .stay)
        case .cancelled: field = nil
        case .changed: problem = nil
        case .ignored, .moved, nil: break
        }
        return .stay
    }

    /// The command of a typed period, moment or day.
    static func command(_ text: String) -> CommandLine? {
        let text = text.filter { $0 != " " }
        if let period = Period(text.uppercased()) { return CommandLine(["clock", "advance", period.description]) }
        let moment = Instant(text) ?? CivilDate(text).map(Instant.init(startOf:))
        return moment.map { CommandLine(["clock", "freeze", $0.description]) }
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard case .row(let row) = spot, field == nil, !context.isBusy else { return .stay }
        if selection == row { return choose() }
        selection = row
        return .stay
    }

    mutating func paste(_ text: String) { field?.insert(text) }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .answered:
            field = nil
            if isBrokenOff { problem = Self.brokenOff }
            isBrokenOff = false
            return .effect(.load(.clock))
        case .loaded(.clock(let clock, let now, let due)): (self.clock, self.now, self.due) = (clock, now, due)
        case .refused(let error): problem = error.message
        case .misused(let text): problem = text
        case .cancelled:
            problem = Self.brokenOff
            isBrokenOff = false
            return .effect(.load(.clock))
        default: break
        }
        return .stay
    }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: "The clock")
        let stands = clock.isFrozen ? "\(canvas.glyphs.frozen) frozen at" : "live,"
        let rest = canvas.write("\(stands) \(now.minuteWords) UTC", in: inside, style: .accent).splitTop(1).rest
        let (middle, below) = rest.splitBottom(3)
        let (list, agenda) = middle.splitTop(choices.count)
        drawChoices(on: &canvas, in: list)
        drawAgenda(on: &canvas, in: agenda.splitTop(1).rest)
        if let waiting = context.waitingText {
            _ = canvas.write(waiting, in: below.splitTop(1).rest, style: .accent)
        } else if let problem {
            _ = canvas.write("\(canvas.glyphs.cross) \(problem)", in: below.splitTop(1).rest, style: .danger)
        } else if let target = choices[min(selection, choices.count - 1)].target, let next, next.at <= target {
            _ = canvas.write(
                "On the way: \(next.words) at \(next.at.minuteWords) UTC, and what follows it.",
                in: below.splitTop(1).rest, style: .warn)
        }
    }

    /// What falls due next, as much as there is room for.
    private func drawAgenda(on canvas: inout Canvas, in area: Rect) {
        guard !area.isEmpty else { return }
        let rest = canvas.write(due.isEmpty ? "Nothing falls due." : "Falls due next", in: area, style: .dim)
        for (number, item) in due.prefix(rest.height).enumerated() {
            let row = Rect(x: rest.x, y: rest.y + number, width: rest.width, height: 1)
            let wait = item.at > now ? "in \(spanWords(from: now, to: item.at))" : "now"
            canvas.frame.put("  \(item.at.minuteWords)", x: row.x, y: row.y, width: row.width)
            canvas.frame.put(item.words, x: row.x + 22, y: row.y, width: row.width - 22)
            canvas.frame.put(wait, x: row.x + 42, y: row.y, style: .dim, width: row.width - 42)
        }
    }

    private func drawChoices(on canvas: inout Canvas, in area: Rect) {
        for (number, choice) in choices.prefix(area.height).enumerated() {
            let row = Rect(x: area.x, y: area.y + number, width: area.width, height: 1)
            let ground: Role? = number == selection ? .selection : nil
            if number == selection { canvas.frame.fill(row, style: .text.on(ground)) }
            canvas.mark(row, .row(number))
            let pointer = number == selection ? "\(canvas.glyphs.pointer) " : "  "
            let aside = choice.reason ?? choice.target?.minuteWords ?? ""
            let spans = [
                Span(pointer, Style.accent.on(ground)),
                Span(choice.label, (choice.reason == nil ? Style.text : .dim).on(ground)),
                Span(aside.isEmpty ? "" : "  \(aside)", Style.dim.on(ground)),
            ]
            canvas.frame.put(spans, x: row.x, y: row.y, width: row.width)
            if number == selection, let field, choice.command == nil {
                field.draw(into: &canvas.frame, in: row.splitLeft(16).rest, focused: true)
            }
        }
    }
}
