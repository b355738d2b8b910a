// What came of a consultation, in words for the person, and where to go from there.
import Checkout
import Terminal

/// The last page of a consultation.
struct DecisionPage: Hashable, Sendable {
    /// What was signed and decided.
    let signed: SignedConsultation
    /// Whose it is.
    let customerName: String
    private var buttons: Buttons
    /// The first line that is seen.
    private var offset = 0

    /// The page of a decision.
    init(_ signed: SignedConsultation, customerName: String) {
        self.signed = signed
        self.customerName = customerName
        let next = DecisionPage.next(signed)
        buttons = Buttons((next.map { [$0.label] } ?? []) + ["Done"])
    }

    /// What a session's customer does next: the other consultations of the cart, then the card.
    private static func next(_ signed: SignedConsultation) -> (label: String, visitType: VisitType?)? {
        guard signed.consultation.session != nil else { return nil }
        if case .ineligible = signed.decision { return nil }
        if let type = signed.stillNeeded.first { return ("Consultation for \(type.words)", type) }
        return ("Pay now", nil)
    }

    /// The keys of the page.
    var hints: [Hint] {
        [Hint("Enter", buttons.labels[buttons.focus]), Hint("↑↓", "scroll"), Hint("Esc", "close")]
    }

    /// Presses a button, scrolls or leaves.
    /// - Parameter area: what the page was drawn into.
    mutating func handle(_ key: Key, in area: Rect) -> OverlayStep {
        let last = max(0, lines(width: area.width - 1, .unicode).count - (area.height - 2))
        switch key {
        case .escape: return .close
        case .up, .character("k"): offset = max(0, offset - 1)
        case .down, .character("j"): offset = min(last, offset + 1)
        case .pageUp: offset = max(0, offset - (area.height - 2))
        case .pageDown: offset = min(last, offset + (area.height - 2))
        default: return buttons.handle(key).map { choose($0) } ?? .stay
        }
        return .stay
    }

    /// Does what a button says.
    func choose(_ button: Int) -> OverlayStep {
        guard buttons.labels.count > 1, button == 0, let session = signed.consultation.session,
            let next = DecisionPage.next(signed)
        else { return .close }
        guard let type = next.visitType else { return .effect(.load(.session(session))) }
        return .replace(ConsultationWalk(.session(session, type), customerName: customerName))
    }
}

extension DecisionPage {
    /// Draws the page.
    func draw(on canvas: inout Canvas, in area: Rect) {
        let body = buttons.draw(on: &canvas, in: area)
        canvas.write(lines(width: body.width - 1, canvas.glyphs), from: offset, in: body)
    }

    private func lines(width: Int, _ glyphs: Glyphs) -> [[Span]] {
        func text(_ text: String, _ style: Style = .text) -> [[Span]] {
            wrap(text, width: max(1, width), glyphs: glyphs).map { [Span($0, style)] }
        }
        func list(_ points: [String]) -> [[Span]] {
            points.flatMap { point in
                wrap(point, width: max(1, width - 2), glyphs: glyphs).enumerated().map { number, line in
                    [Span(number == 0 ? "\(glyphs.bullet) " : "  ", .accent), Span(line)]
                }
            }
        }
        var lines: [[Span]]
        switch signed.decision {
        case .approved(let grounds):
            let letter = signed.letter.map { LetterDrawing($0, customerName: customerName, grounds: grounds) }
            lines = text("\(glyphs.check) Approved", .ok.bolder) + [[]] + (letter?.lines(width: width, glyphs) ?? [])
        case .inReview(let reasons, let due):
            lines = text("\(glyphs.triangle) In review", .warn.bolder) + [[]]
            lines += text("A licensed practitioner reads your answers and decides. They look at:") + list(reasons)
            if let at = signed.consultation.reviewDueAt {
                let decision = due == .approve ? "approves" : "denies"
                lines += [[]]
                lines += text(
                    "If nobody has decided by \(at.minuteWords) UTC, the simulated practitioner \(decision) it then.")
            }
        case .ineligible(let reasons):
            lines = text("\(glyphs.cross) No letter can be given", .danger.bolder) + [[]] + list(reasons.map(\.message))
        }
        return lines + [[]] + text(whatNow)
    }

    /// What the decision means for what the consultation was for.
    private var whatNow: String {
        let consultation = signed.consultation
        switch signed.decision {
        case .ineligible where consultation.session != nil:
            return
                "The checkout has ended and no money was taken. What is not paid with health money can still be bought "
                + "with an ordinary card."
        case .ineligible where consultation.token != nil:
            return "Nothing was charged. The token keeps waiting until another consultation succeeds."
        case .ineligible: return "Nothing was charged. An ordinary card may still pay for it."
        case .inReview where consultation.session != nil:
            return
                "The checkout goes on meanwhile: the card is held, and charged only after an approval. After a refusal "
                + "the hold is released."
        case .inReview: return "Nothing is charged before the decision."
        case .approved where consultation.session != nil && !signed.stillNeeded.isEmpty:
            return "The cart needs another consultation: \(signed.stillNeeded.map(\.words).joined(separator: ", "))."
        case .approved where consultation.session != nil: return "The checkout can be paid now."
        case .approved where consultation.token != nil:
            return "The token may be charged again; nothing is charged by itself."
        case .approved: return "It covers every product of its visit type, and no other."
        }
    }
}
