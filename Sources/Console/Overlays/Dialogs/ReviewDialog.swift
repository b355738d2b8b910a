// A practitioner's decision. The sealed answers are shown only when asked for, because opening them is an event.
import Checkout
import Terminal

/// The dialog of a review.
struct ReviewDialog: DrawnOverlay, Hashable {
    /// What is being decided.
    let consultation: Consultation
    /// Whose it is.
    let customerName: String
    /// The answers, once they were opened.
    private(set) var opened: OpenConsultation?
    /// Why the letter is denied, while that is being typed.
    private(set) var reason: TextField?
    private(set) var problem: String?
    private var buttons: Buttons
    private var offset = 0

    /// A review of a consultation.
    init(_ consultation: Consultation, customerName: String) {
        self.consultation = consultation
        self.customerName = customerName
        buttons = Buttons(["Cancel", "Open answers", "Deny", "Approve"])
    }

    /// Opened answers take the rows that they need, as far as there are as many.
    var placement: OverlayPlacement {
        let lines = opened.map { answerLines($0, width: Self.width - 5, .unicode).count }
        return .centred(width: Self.width, height: lines.map { max(16, $0 + Self.rowsAround) } ?? 16)
    }

    private static let width = 76
    /// The border, the summary, the buttons, the blank rows between them, and the room that a reason is typed in.
    private static let rowsAround = 12

    var hints: [Hint] {
        if reason != nil { return [Hint("Enter", "deny"), Hint("Esc", "back")] }
        let scroll = opened == nil ? [] : [Hint("↑↓", "scroll")]
        return scroll + [Hint("←→", "move"), Hint("Enter", buttons.labels[buttons.focus]), Hint("Esc", "cancel")]
    }

    /// The command of a decision.
    func command(_ decision: ReviewDecision, reason: String? = nil) -> CommandLine {
        let words = reason.map { ["--reason", $0] } ?? []
        return CommandLine(["review", consultation.id.description, decision.rawValue] + words)
    }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy { return key == .escape ? .effect(.cancelWork) : .stay }
        if reason != nil { return typeReason(key) }
        switch key {
        case .escape: return .close
        case .up: offset = max(0, offset - 1)
        case .down: offset += 1
        default: return buttons.handle(key).map { choose($0) } ?? .stay
        }
        return .stay
    }

    private mutating func typeReason(_ key: Key) -> OverlayStep {
        switch reason?.handle(key) {
        case .accepted:
            let text = reason?.text ?? ""
            guard text.contains(where: { !$0.isWhitespace }) else {
                problem = "Type why; the customer is told, and without a reason nothing is denied."
                return .stay
            }
            return .run(command(.deny, reason: text), then: .stay)
        case .cancelled: (reason, problem) = (nil, nil)
        case .changed: problem = nil
        default: break
        }
        return .stay
    }

    private mutating func choose(_ button: Int) -> OverlayStep {
        buttons.select(button)
        problem = nil
        switch buttons.labels[button] {
        case "Open answers": return .effect(.openAnswers(consultation.id))
        case "Deny": reason = TextField(placeholder: "why, in a sentence for the customer", maxLength: 200)
        case "Approve": return .run(command(.approve), then: .stay)
        default: return .close
        }
        return .stay
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard case .button(let number) = spot, reason == nil, !context.isBusy else { return .stay }
        return choose(number)
    }

    mutating func paste(_ text: String) { reason?.insert(text) }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .consultation(let open):
            opened = open
            buttons = Buttons(["Cancel", "Deny", "Approve"])
        case .answered(let answer): return .replace(AnswerView(title: "Review", answer))
        case .refused(let error): problem = error.message
        case .misused(let text): problem = text
        default: break
        }
        return .stay
    }
}

extension ReviewDialog {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: "Review · \(consultation.visitType.words)", note: customerName)
        let body = buttons.draw(on: &canvas, in: inside, focused: reason == nil)
        let (upper, below) = body.splitBottom(heightBelow(context))
        let rest = canvas.write(summary, in: upper).splitTop(1).rest
        if let opened {
            let lines = answerLines(opened, width: rest.width - 1, canvas.glyphs)
            canvas.write(lines.map { [$0] }, from: offset, in: rest)
        } else {
            _ = canvas.write(sealedText, in: rest, style: .dim)
        }
        var said = below.splitTop(1).rest
        if let reason {
            canvas.frame.put("Why is it denied?", x: said.x, y: said.y, style: .focus, width: said.width)
            let (field, rest) = said.splitTop(1).rest.splitTop(1)
            reason.draw(into: &canvas.frame, in: field, focused: true)
            said = rest
        }
        if let waiting = context.waitingText {
            _ = canvas.write(waiting, in: said, style: .accent)
        } else if let problem {
            _ = canvas.write("\(canvas.glyphs.cross) \(problem)", in: said, style: .danger)
        }
    }

    /// The rows under the answers: none while there is nothing to say, so that the answers have them.
    private func heightBelow(_ context: OverlayContext) -> Int {
        let isSaying = problem != nil || context.isBusy
        return (reason == nil ? 0 : 2) + (isSaying ? 2 : 0) + (reason != nil || isSaying ? 1 : 0)
    }

    private var summary: String {
        let signed = consultation.signedAt.map { "Signed \($0.minuteWords) UTC. " } ?? ""
        let due = consultation.reviewDueAt.map { at in
            let decision = consultation.dueDecision == .deny ? "denies" : "approves"
            return "If nobody decides, the simulated practitioner \(decision) it on \(at.minuteWords) UTC."
        }
        return "\(customerName) asks for a letter for \(consultation.visitType.words). \(signed)\(due ?? "")"
    }

    private var sealedText: String {
        "The answers are health data and sealed. Opening them is written down as an event with your name. "
            + "An approval issues the letter and charges what is held for it; a denial releases the hold."
    }

    /// What a practitioner looks at: the rules that led here, then every answer.
    private func answerLines(_ open: OpenConsultation, width: Int, _ glyphs: Glyphs) -> [Span] {
        var lines: [Span] = []
        // What is in review was answered to its end, so the survey can be decided again.
        let decision = try? SurveyOutcome.decide(open.walk.survey, open.walk.answers, on: open.walk.day)
        if case .inReview(let reasons, _)? = decision {
            let all = reasons.flatMap { wrap("\(glyphs.triangle) \($0)", width: width, glyphs: glyphs) }
            lines = all.map { Span($0, .warn) } + [Span("")]
        }
        return lines + open.walk.asked.flatMap { open.walk.lines(of: $0, width: width, glyphs) ?? [] }
    }
}
