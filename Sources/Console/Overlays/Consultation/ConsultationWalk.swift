// The walk through a survey, one question at a time over the whole screen, up to the decision. Every answer is kept at
// once, so leaving half way loses nothing.
import Checkout
import Terminal

/// A consultation on the screen.
struct ConsultationWalk: DrawnOverlay, Hashable {
    /// Where the person is.
    enum Stage: Hashable, Sendable {
        /// The consultation is being begun or resumed.
        case beginning
        /// At a question.
        case asking(QuestionPane)
        /// Reading the answers before they are signed.
        case reading(AnswerReview)
        /// Told what came of it.
        case decided(DecisionPage)
    }

    /// What the consultation is for.
    let purpose: ConsultationPurpose
    /// Whose it is.
    let customerName: String
    /// Where the person is.
    private(set) var stage = Stage.beginning
    /// The consultation with the answers that are kept.
    private(set) var open: OpenConsultation?
    /// Why something could not be done, where no question is to blame.
    private(set) var problem: String?
    /// Asks whether to give up for good.
    private(set) var givingUp: Buttons?
    /// Whether the answer under way changes an earlier one, so that the page of answers comes next.
    private var isChanging = false
    /// The question whose answer is under way.
    private var sent: String?
    /// Where the person goes once it is kept, if not to the next question.
    private var destination: Destination?

    /// Where somebody goes who does not go on.
    private enum Destination: Hashable {
        case out, back
    }

    /// A consultation to be begun, or resumed.
    init(_ purpose: ConsultationPurpose, customerName: String) {
        self.purpose = purpose
        self.customerName = customerName
    }

    var placement: OverlayPlacement { .fullScreen }
    var opening: ConsoleEffect? { .startConsultation(purpose) }

    var hints: [Hint] {
        if givingUp != nil { return [Hint("Enter", "choose"), Hint("Esc", "go on")] }
        let leave = [Hint("Esc", "leave, saved"), Hint("Ctrl-X", "give up")]
        switch stage {
        case .beginning: return [Hint("Esc", "leave")]
        case .asking(let pane) where pane.isTyped: return [Hint("Enter", "next"), Hint("Ctrl-B", "back")] + leave
        case .asking(let pane):
            let choose = [Hint("↑↓", "move"), Hint(pane.isMultiple ? "Space" : "1–9", "choose")]
            return choose + [Hint("Enter", "next"), Hint("←", "back")] + leave
        case .reading: return [Hint("↑↓", "move"), Hint("Enter", "change, or go on"), Hint("←", "back")] + leave
        case .decided(let page): return page.hints
        }
    }
}

extension ConsultationWalk {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if givingUp != nil { return answerGivingUp(key) }
        if case .decided(var page) = stage {
            let step = page.handle(key, in: context.rect.inset(horizontal: 2, vertical: 1))
            stage = .decided(page)
            return step
        }
        if key == .escape { return leave(context) }
        guard !context.isBusy, let open else { return .stay }
        if key == .control("x") {
            givingUp = Buttons(["Go on", "Give up"])
            return .stay
        }
        switch stage {
        case .asking(var pane):
            let outcome = pane.handle(key)
            stage = .asking(pane)
            return follow(outcome, at: pane.question, open)
        case .reading(var page):
            let outcome = page.handle(key)
            stage = .reading(page)
            return follow(outcome, open)
        case .beginning, .decided: return .stay
        }
    }

    private mutating func leave(_ context: OverlayContext) -> OverlayStep {
        context.isBusy ? .close : sendUnsent(on: .out) ?? .close
    }

    /// Sends what was typed or ticked but not sent, before somebody goes; nil where there is nothing to send. What the
    /// question does not take is said once: whoever goes all the same leaves it behind.
    private mutating func sendUnsent(on destination: Destination) -> OverlayStep? {
        guard let open, case .asking(var pane) = stage, pane.isUnsent, pane.problem == nil, problem == nil else {
            return nil
        }
        let outcome = pane.kept()
        stage = .asking(pane)
        guard case .answered(let raw) = outcome else { return .stay }
        (sent, self.destination) = (pane.question.id, destination)
        return .effect(.answer(open.consultation.id, question: pane.question.id, raw))
    }

    private mutating func follow(_ outcome: QuestionPane.Outcome, at question: Question, _ open: OpenConsultation)
        -> OverlayStep
    {
        switch outcome {
        case .stay: problem = nil
        case .answered(let raw):
            (problem, sent) = (nil, question.id)
            return .effect(.answer(open.consultation.id, question: question.id, raw))
        case .back:
            if let step = sendUnsent(on: .back) { return step }
            goBack(from: question, open)
        }
        return .stay
    }

    private mutating func goBack(from question: Question, _ open: OpenConsultation) {
        problem = nil
        if isChanging || question.kind == .attestation {
            showAnswers()
        } else if let before = open.walk.question(before: question.id) {
            ask(before)
        }
    }

    private mutating func follow(_ outcome: AnswerReview.Outcome, _ open: OpenConsultation) -> OverlayStep {
        problem = nil
        switch outcome {
        case .stay: break
        case .change(let question):
            isChanging = true
            ask(question)
        case .back:
            if let last = open.walk.asked.last(where: { !$0.isSigning }) { ask(last) }
        case .sign:
            guard let next = open.walk.next else { return .effect(.sign(open.consultation.id)) }
            ask(next)
        }
        return .stay
    }

    private mutating func ask(_ question: Question) {
        guard let open else { return }
        let answer = open.walk.effectiveAnswers[question.id]
        stage = .asking(
            QuestionPane(question, answer: answer, isOnRecord: open.isOnRecord(question), on: open.walk.day))
    }

    private mutating func showAnswers() {
        guard let walk = open?.walk else { return }
        isChanging = false
        stage = .reading(AnswerReview(walk))
    }

    mutating func paste(_ text: String) {
        guard case .asking(var pane) = stage, pane.isTyped else { return }
        pane.field.insert(text)
        stage = .asking(pane)
    }
}

extension ConsultationWalk {
    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        switch (stage, spot) {
        case (_, .button(let number)) where givingUp != nil:
            givingUp?.select(number)
            return answerGivingUp(.enter)
        case (.decided(let page), .button(let number)): return page.choose(number)
        case (.asking(var pane), .row(let option)) where givingUp == nil:
            pane.pick(option)
            stage = .asking(pane)
        case (.reading(var page), .row(let row)) where givingUp == nil:
            let outcome = page.click(row)
            stage = .reading(page)
            if let open, !context.isBusy { return follow(outcome, open) }
        default: break
        }
        return .stay
    }

    private mutating func answerGivingUp(_ key: Key) -> OverlayStep {
        if key == .escape {
            givingUp = nil
        } else if let choice = givingUp?.handle(key) {
            givingUp = nil
            if choice == 1, let open { return .effect(.abandonConsultation(open.consultation.id)) }
        }
        return .stay
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .consultation(let open): return take(open)
        case .signed(let signed): stage = .decided(DecisionPage(signed, customerName: customerName))
        case .abandoned: return .close
        case .refused(let error): refuse(error)
        case .misused(let text): problem = text
        case .cancelled: problem = "Broken off; what was answered before is kept."
        case .loaded(let data):
            guard case .session(let session, _, _) = data else { return .stay }
            return .replace(CardForm(.pay(session, customerName: customerName)))
        case .answered, .took, .paid, .progress: break
        }
        return .stay
    }

    /// Goes on from the answers that are kept now: to the next question, to the page of answers, or to the decision.
    private mutating func take(_ new: OpenConsultation) -> OverlayStep {
        open = new
        let answered = sent
        let destination = destination
        (sent, self.destination) = (nil, nil)
        switch destination {
        case .out: return .close
        case .back:
            if let question = answered.flatMap(new.walk.survey.question) { goBack(from: question, new) }
            return .stay
        case nil: break
        }
        guard let answered, !isChanging, let next = new.walk.question(after: answered) else {
            if let answered, new.walk.survey.question(answered)?.kind == .signature {
                return .effect(.sign(new.consultation.id))
            }
            goOn(from: new)
            return .stay
        }
        // Going back and forth shows what was answered before, question by question.
        if next.kind == .attestation { showAnswers() } else { ask(next) }
        return .stay
    }

    private mutating func goOn(from open: OpenConsultation) {
        if let next = open.beginning, !next.isSigning { ask(next) } else { showAnswers() }
    }

    private mutating func refuse(_ error: CheckoutError) {
        (sent, destination) = (nil, nil)
        guard case .invalidAnswer = error, case .asking(var pane) = stage else {
            problem = error.message
            return
        }
        pane.problem = QuestionPane.reason(error)
        stage = .asking(pane)
    }
}
