// Takes a transition: asks for what its actions need, and before money moves or something is cancelled; then does it.
import Checkout
import OrderedJSON
import Terminal
import TransactionProcess

/// The form of a transition. One that needs nothing and is harmless is taken as the form opens.
struct TransitionForm: Overlay, Hashable {
    private let transition: ProcessTransition
    private let offered: OfferedTransitions
    /// What is typed. It stays as it is while the question is asked, and when the engine refuses.
    private(set) var form: Form
    /// The question before something grave.
    private(set) var question: ConfirmDialog?

    /// A form for a transition from where the transaction stands.
    init(_ transition: ProcessTransition, of offered: OfferedTransitions) {
        self.transition = transition
        self.offered = offered
        let command = transition.command(of: offered.transaction.id)
        form = Form(
            title: "\(transition.name.short) · \(offered.listing)", intro: transition.meaning, action: "Take it",
            verb: command.words, fields: ParameterFields.fields(of: transition, for: offered))
        if form.fields.isEmpty, transition.danger != .harmless { question = confirmation }
    }

    private var isHarmless: Bool { form.fields.isEmpty && transition.danger == .harmless }

    var opening: ConsoleEffect? { isHarmless ? take : nil }

    /// Wider than other forms, for documents, and as high as what is wrong needs: a field's problem hides no other field.
    var placement: OverlayPlacement {
        if let question { return question.placement }
        let intro = wrap(form.intro, width: 72).count
        let problems = form.fields.count { $0.problem != nil }
        return .centred(width: 76, height: form.fields.count + intro + 9 + 2 * problems)
    }

    var hints: [Hint] { question?.hints ?? form.hints }

    /// The request, with what was typed.
    private var take: ConsoleEffect {
        let parameters = (try? ParameterFields.parameters(form.fields).get()) ?? .object([])
        return .take(
            TransitionRequest(
                transition.name, of: offered.transaction.id, by: transition.role ?? .operator, parameters: parameters,
                isTrusted: true))
    }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        if var asked = question, !context.isBusy {
            let step = asked.handle(input, context)
            question = asked
            switch step {
            case .run:
                question = nil
                return .effect(take)
            case .close:
                question = nil
                // With nothing typed there is nothing to go back to.
                return form.fields.isEmpty ? .close : .stay
            default: return step
            }
        }
        let step = form.handle(input, context)
        guard case .run = step else { return step }
        return submit()
    }

    private mutating func submit() -> OverlayStep {
        switch ParameterFields.parameters(form.fields) {
        case .failure(let problem):
            form.refuse(problem.text, at: problem.field)
            return .stay
        case .success where transition.danger == .harmless: return .effect(take)
        case .success:
            question = confirmation
            return .stay
        }
    }

    private var confirmation: ConfirmDialog {
        let tx = offered.transaction
        let amount = offered.session?.amountTotal ?? tx.contents.payin
        let text =
            "\(offered.listing), \(offered.customerName), \(amount): \(transition.meaning) "
            + "The transaction goes to \(transition.to.short)."
        return ConfirmDialog(
            Confirmation(
                title: "\(transition.name.short) · \(offered.listing)", text: text, action: "Take it",
                id: tx.id.description, command: transition.command(of: tx.id)),
            grade: transition.danger == .irrevocable ? .typed : .button)
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .took(let tx):
            let waits = tx.session != nil && transition.consequences.contains { $0.contains("customer then pays") }
            return .done(
                "\(offered.listing): \(transition.name.short), now \(tx.state.short)."
                    + (waits ? " Enter, then “pay as the customer”, pays it." : ""))
        case .refused(let error):
            form.refuse(error.explained, at: ParameterFields.field(of: error, among: form.fields))
        case .misused, .cancelled: return form.receive(result, context)
        default: break
        }
        return .stay
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        if let question { return question.draw(into: &frame, in: rect, context) }
        form.draw(into: &frame, in: rect, context)
    }
}
