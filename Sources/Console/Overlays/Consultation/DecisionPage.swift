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
    var hints: [Hint] { [Hint("Enter", buttons.labels[buttons.focus]), Hint("Esc", "close")] }

    /// Presses a button or leaves.
    mutating func handle(_ key: Key) -> OverlayStep {
        if key == .escape { return .close }
        return buttons.handle(key).map { choose($0) } ?? .stay
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
        switch signed.decision {
        case .approved(let grounds): drawApproval(grounds, on: &canvas, in: body)
        case .inReview(let reasons, let due): drawReview(reasons, due, on: &canvas, in: body)
        case .ineligible(let reasons): drawRefusal(reasons, on: &canvas, in: body)
        }
    }

    private func drawApproval(_ grounds: LetterGrounds, on canvas: inout Canvas, in area: Rect) {
        var rest = canvas.write("\(canvas.glyphs.check) Approved", in: area, style: .ok.bolder).splitTop(1).rest
        if let letter = signed.letter {
            rest = LetterDrawing(letter, customerName: customerName, grounds: grounds).draw(on: &canvas, in: rest)
        }
        _ = canvas.write(whatNow, in: rest.splitTop(1).rest)
    }

    private func drawReview(
        _ reasons: [String], _ due: ReviewDecision, on canvas: inout Canvas, in area: Rect
    ) {
        var rest = canvas.write("\(canvas.glyphs.triangle) In review", in: area, style: .warn.bolder).splitTop(1).rest
        rest = canvas.write("A licensed practitioner reads your answers and decides. They look at:", in: rest)
        rest = list(reasons, on: &canvas, in: rest).splitTop(1).rest
        if let at = signed.consultation.reviewDueAt {
            let decision = due == .approve ? "approves" : "denies"
            rest = canvas.write(
                "If nobody has decided by \(at), the simulated practitioner \(decision) it then.", in: rest)
        }
        _ = canvas.write(whatNow, in: rest.splitTop(1).rest)
    }

    private func drawRefusal(_ reasons: [IneligibilityReason], on canvas: inout Canvas, in area: Rect) {
        let heading = "\(canvas.glyphs.cross) No letter can be given"
        var rest = canvas.write(heading, in: area, style: .danger.bolder).splitTop(1).rest
        rest = list(reasons.map(\.message), on: &canvas, in: rest)
        _ = canvas.write(whatNow, in: rest.splitTop(1).rest)
    }

    private func list(_ lines: [String], on canvas: inout Canvas, in area: Rect) -> Rect {
        lines.reduce(area) { rest, line in
            let text = rest.inset(horizontal: 2, vertical: 0)
            canvas.frame.put(
                canvas.glyphs.bullet, x: rest.x, y: rest.y, style: .accent, width: rest.isEmpty ? 0 : 1)
            let below = canvas.write(line, in: text)
            return Rect(x: rest.x, y: below.y, width: rest.width, height: below.height)
        }
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
