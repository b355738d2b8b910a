import Checkout

/// A question as the template `question` writes it.
struct QuestionView: PageContent {
    static let template = "question"
    let action: String
    /// Why it is asked at all; only with the first question.
    let why: String?
    let survey: String
    let number: String
    let count: String
    let answered: String
    let consultation: String
    let question: String
    let text: String
    let hint: String?
    let error: String?
    let describedBy: String?
    let isChanging: Bool
    let back: String?
    /// How it is answered.
    let isChoice: Bool
    let control: String
    let options: [Option]
    let state: StateView?
    let input: Bool
    let area: Bool
    let value: String
    let autocomplete: String
    let maxlength: String

    struct Option: Sendable {
        let option: String
        let optionID: String
        let optionLabel: String
        let isChosen: Bool
    }

    init(
        _ question: Question, of open: OpenConsultation, why: String?, back: String?, action: String,
        isChanging: Bool, draft: Draft
    ) {
        let walk = open.walk
        let asked = walk.asked.filter { !$0.isSigning }
        let given = walk.effectiveAnswers[question.id]
        (self.action, self.why, self.back, self.isChanging) = (action, why, back, isChanging)
        survey = walk.survey.title
        number = walk.number(of: question.id).map(String.init) ?? ""
        count = String(asked.count)
        answered = String(asked.count { walk.effectiveAnswers[$0.id] != nil })
        consultation = open.consultation.id.description
        self.question = question.id
        text = question.text
        hint =
            open.isOnRecord(question)
            ? [question.help, "This is what we have on record; change it if it is wrong."].compactMap { $0 }
                .joined(separator: " ") : question.help
        let error = draft.error(question.anchor)
        self.error = error
        describedBy = describedByWords("answer", hint: hint, error: error)
        let chosen = draft.values["answer"] ?? given?.ids ?? []
        options = question.options.enumerated().map { place, option in
            Option(
                option: option.id, optionID: place == 0 ? question.anchor : "answer-\(place + 1)",
                optionLabel: option.label, isChosen: chosen.contains(option.id))
        }
        isChoice = !question.options.isEmpty
        control = if case .choices = question.kind { "checkbox" } else { "radio" }
        state =
            question.kind == .state
            ? StateView("answer", question.text, hint: hint, value: given?.ids.first, in: draft) : nil
        (input, area) = (question.kind == .date, question.isArea)
        value = draft.value("answer") ?? given.map(question.typed) ?? ""
        autocomplete = question.kind == .date ? "bday" : "off"
        maxlength = if case .text(let most) = question.kind { String(most) } else { "40" }
    }
}

extension Question {
    /// Whether it is part of signing: agreed to and signed only after the answers were read once more.
    var isSigning: Bool { kind == .attestation || kind == .signature }

    /// The input that an error leads to.
    var anchor: String { options.isEmpty ? "answer" : "answer-1" }

    fileprivate var isArea: Bool {
        if case .text = kind { return true }
        return false
    }

    /// The answer as it was typed.
    fileprivate func typed(_ answer: Answer) -> String { words(for: answer) }

    /// What a form says, as the question takes it.
    /// - Throws: `HTTPRefusal` when a single answer comes twice.
    func raw(_ form: FormBody, _ field: String) throws -> RawAnswer {
        if case .choices = kind { return .list(form.all(field)) }
        return .text(try form.text(field))
    }

    /// What is wrong with an answer, in words for a form; the engine's own where somebody types.
    func complaint(_ raw: RawAnswer, _ message: String) -> String {
        switch (kind, raw) {
        case (.state, _): return "Choose the state you live in."
        case (.choice, _), (.yesNo, _): return "Choose one answer."
        case (.choices, .list(let given)) where given.isEmpty: return "Choose at least one."
        case (.attestation, _): return "Tick the box if you agree; without it, nobody can review your answers."
        default: return message + "."
        }
    }
}
