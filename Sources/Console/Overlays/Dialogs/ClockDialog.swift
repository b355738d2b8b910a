// Freezes, moves and frees the ledger's clock. What falls due on the way is performed, which may take a while.
import Checkout
import Commands
import OrderedJSON
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
    /// What the last move did.
    private(set) var done: String?
    /// A move far enough to be asked about, while it is.
    private(set) var farMove: FarMove?
    /// Whether the person broke off the way that the clock is on.
    private var isBrokenOff = false

    /// A move over more years than anybody plays by intention.
    struct FarMove: Hashable, Sendable {
        /// Where the clock would go.
        let target: Instant
        /// What is run.
        let command: CommandLine
        var buttons = Buttons(["Keep it", "Go there"])
    }

    /// The longest move that is not asked about. Ours.
    static let farthest = Period.years(10)

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

    var next: DueItem? { due.first }

    var hints: [Hint] {
        if let farMove { return [Hint("←→", "move"), Hint("Enter", farMove.buttons.label), Hint("Esc", "back")] }
        return field == nil
            ? [Hint("↑↓", "move"), Hint("Enter", "do it"), Hint("Esc", "close")]
            : [Hint("Enter", "go there"), Hint("Esc", "back")]
    }

    /// What can be done, given how the clock stands; always the same entries in the same places, so that the one that was
    /// used stays under the cursor.
    var choices: [Choice] {
        let notFrozen = clock.isFrozen ? nil : "freeze it first"
        let steps: [(String, Period)] = [
            ("1 day", .days(1)), ("1 week", .days(7)), ("1 month", Period(months: 1)), ("1 year", .years(1)),
        ]
        let toNext = next.map { max($0.at, now) }
        return [
            Choice(
                label: "Freeze it here", target: nil, command: CommandLine(["clock", "freeze"]),
                reason: clock.isFrozen ? "frozen already" : nil)
        ]
            + steps.map { label, period in
                Choice(
                    label: "Advance by \(label)", target: now + period,
                    command: CommandLine(["clock", "advance", period.description]), reason: notFrozen)
            } + [
                Choice(
                    label: "Advance to what is due next", target: toNext,
                    command: CommandLine(["clock", "freeze", (toNext ?? now).description]),
                    reason: notFrozen ?? (next == nil ? "nothing falls due" : nil)),
                Choice(label: "Advance to…", target: nil, command: nil, reason: notFrozen),
                Choice(
                    label: "Follow the system's time again", target: nil, command: CommandLine(["clock", "live"]),
                    reason: clock.isFrozen ? nil : "it does already"),
            ]
    }
}

extension ClockDialog.Choice {
    /// Why it cannot be done in this console; nil: it can.
    func reason(_ context: OverlayContext) -> String? { context.isReadOnly ? "read-only" : reason }
}

extension ClockDialog {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy {
            guard key == .escape else { return .stay }
            isBrokenOff = true
            return .effect(.cancelWork)
        }
        if farMove != nil { return answerFarMove(key) }
        if field != nil { return type(key) }
        switch key {
        case .escape, .character("q"): return .close
        case .up, .character("k"): selection = max(0, selection - 1)
        case .down, .character("j"): selection = min(choices.count - 1, selection + 1)
        case .enter, .character(" "): return choose(context)
        default: break
        }
        (problem, done) = (nil, nil)
        return .stay
    }

    private static let brokenOff = "Stopped on the way; what fell due before is done. Going on ends the same."

    private mutating func choose(_ context: OverlayContext) -> OverlayStep {
        let choice = choices[selection]
        if let reason = choice.reason(context) {
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
            guard let target = target(of: field?.text ?? ""), target > now + Self.farthest else {
                return .run(command, then: .stay)
            }
            farMove = FarMove(target: target, command: command)
        case .cancelled: (field, problem) = (nil, nil)
        case .changed: problem = nil
        case .ignored, .moved, nil: break
        }
        return .stay
    }

    private mutating func answerFarMove(_ key: Key) -> OverlayStep {
        if key == .escape {
            farMove = nil
        } else if let choice = farMove?.buttons.handle(key) {
            defer { farMove = nil }
            if choice == 1, let farMove { return .run(farMove.command, then: .stay) }
        }
        return .stay
    }

    /// The command of a typed period, moment or day.
    static func command(_ text: String) -> CommandLine? {
        if let period = period(text) { return CommandLine(["clock", "advance", period.description]) }
        return moment(text).map { CommandLine(["clock", "freeze", $0.description]) }
    }

    private static func period(_ text: String) -> Period? { Period(text.filter { $0 != " " }.uppercased()) }

    private static func moment(_ text: String) -> Instant? {
        let text = text.filter { $0 != " " }
        return Instant(text) ?? CivilDate(text).map(Instant.init(startOf:))
    }

    /// Where the clock goes for what was typed.
    private func target(of text: String) -> Instant? { Self.period(text).map { now + $0 } ?? Self.moment(text) }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard !context.isBusy else { return .stay }
        if case .button(let number) = spot, farMove != nil {
            farMove?.buttons.select(number)
            return answerFarMove(.enter)
        }
        guard case .row(let row) = spot, field == nil else { return .stay }
        if selection == row { return choose(context) }
        selection = row
        return .stay
    }

    mutating func paste(_ text: String) { field?.insert(text) }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .answered(let answer):
            field = nil
            done = Self.words(for: answer)
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

    /// What a move says of itself.
    private static func words(for answer: Commands.Answer) -> String? {
        guard case .int(let performed)? = answer.json["performed"] else { return nil }
        return "Done. \(performed == 0 ? "Nothing" : counted(performed, "thing", "things")) fell due on the way."
    }
}
