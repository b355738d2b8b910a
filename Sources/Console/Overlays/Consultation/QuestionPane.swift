// One question of a survey while it is being answered: what is chosen or typed so far, and what it becomes.
import Checkout
import Terminal

/// A question on the screen.
struct QuestionPane: Hashable, Sendable {
    /// What a key led to.
    enum Outcome: Hashable, Sendable {
        /// The question goes on.
        case stay
        /// It is answered.
        case answered(RawAnswer)
        /// The question before is wanted.
        case back
    }

    /// The question.
    let question: Question
    /// What can be chosen; empty where the answer is typed.
    let options: [Question.Option]
    /// The option that the keys go to.
    private(set) var cursor = 0
    /// The options chosen so far, where several may be.
    private(set) var chosen: Set<Int> = []
    /// What is typed, where the answer is typed.
    var field: TextField
    /// Whether the answer that it has comes from the customer's record.
    let isOnRecord: Bool
    /// Why the answer was not taken.
    var problem: String?
    private let day: CivilDate
    private let keptText: String
    private let keptChoice: Set<Int>

    /// A question with the answer that it has already, if any.
    init(_ question: Question, answer: Checkout.Answer?, isOnRecord: Bool = false, on day: CivilDate) {
        self.question = question
        self.isOnRecord = isOnRecord
        self.day = day
        options = question.kind == .attestation ? [Question.Option("agreed", "I agree")] : question.options
        field = TextField(placeholder: QuestionPane.placeholder(question.kind), maxLength: 600)
        keptText = answer.map(question.words) ?? ""
        let ids = answer?.ids ?? []
        keptChoice = Set(options.indices.filter { [options] index in ids.contains(options[index].id) })
        if options.isEmpty {
            field.set(keptText)
        } else {
            chosen = keptChoice
            cursor = chosen.min() ?? 0
        }
    }

    /// Whether something was typed or ticked that has not been sent. What belongs to signing is not sent in passing.
    var isUnsent: Bool {
        guard !question.isSigning else { return false }
        return isTyped ? field.text != keptText : chosen != keptChoice
    }

    /// Whether several options may be chosen.
    var isMultiple: Bool {
        if case .choices = question.kind { return true }
        return question.kind == .attestation
    }

    /// Whether the answer is typed.
    var isTyped: Bool { options.isEmpty }

    /// What helps to answer it here, beside the question's own help; nil where nothing needs saying.
    var advice: String? {
        if question.kind == .attestation { return "Space ticks the box; then Enter goes on." }
        return isOnRecord ? "Taken from the customer's record. Enter keeps it; Ctrl-U empties the line." : nil
    }

    private static func placeholder(_ kind: Question.Kind) -> String {
        switch kind {
        case .state: "such as CA or California"
        case .date: "YYYY-MM-DD"
        case .signature: "your full name"
        case .text, .choice, .choices, .yesNo, .attestation: ""
        }
    }
}

extension QuestionPane {
    /// Chooses, types, answers, goes back.
    mutating func handle(_ key: Key) -> Outcome {
        if key == .control("b") { return .back }
        return isTyped ? type(key) : choose(key)
    }

    private mutating func type(_ key: Key) -> Outcome {
        // Backspace, held to empty the line, has to stop there.
        if field.text.isEmpty, key == .left { return .back }
        if key == .enter { return taken(.text(field.text)) }
        if field.handle(key) == .changed { problem = nil }
        return .stay
    }

    private mutating func choose(_ key: Key) -> Outcome {
        switch key {
        case .left, .character("h"): return .back
        case .up, .character("k"): cursor = max(0, cursor - 1)
        case .down, .character("j"): cursor = min(options.count - 1, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = options.count - 1
        case .character(" "): pick(cursor)
        case .character(let digit):
            if let number = digit.wholeNumberValue, options.indices.contains(number - 1) { pick(number - 1) }
        case .enter, .right: return finish()
        default: break
        }
        return .stay
    }

    /// Chooses an option, or takes the choice back. The exclusive one and the others drive each other out.
    mutating func pick(_ option: Int) {
        guard options.indices.contains(option) else { return }
        cursor = option
        problem = nil
        guard isMultiple else {
            chosen = [option]
            return
        }
        if chosen.contains(option) {
            chosen.remove(option)
        } else if option == exclusive {
            chosen = [option]
        } else {
            chosen.insert(option)
            if let exclusive { chosen.remove(exclusive) }
        }
    }

    private var exclusive: Int? {
        guard case .choices(_, let option?) = question.kind else { return nil }
        return options.firstIndex(of: option)
    }

    /// What was typed or ticked, for who leaves without sending it.
    mutating func kept() -> Outcome {
        if !isTyped, !isMultiple, let option = chosen.first { cursor = option }
        return finish()
    }

    /// The answer as it stands. One of several options is answered by the cursor alone.
    mutating func finish() -> Outcome {
        if isTyped { return taken(.text(field.text)) }
        if question.kind == .attestation {
            guard !chosen.isEmpty else {
                problem = "Press Space if you agree; without it, nobody can review your answers."
                return .stay
            }
            return taken(.bool(true))
        }
        guard isMultiple else {
            chosen = [cursor]
            return taken(.text(options[cursor].id))
        }
        guard !chosen.isEmpty else {
            problem = "Choose one or more with Space."
            return .stay
        }
        return taken(.list(chosen.sorted().map { options[$0].id }))
    }

    /// The answer, if the question takes it; why not otherwise.
    private mutating func taken(_ raw: RawAnswer) -> Outcome {
        do {
            _ = try AnswerValidation.validate(raw, for: question, on: day)
            return .answered(raw)
        } catch {
            problem = QuestionPane.reason(error)
            return .stay
        }
    }

    /// A refusal of an answer without the question's identifier, which the person never sees.
    static func reason(_ error: CheckoutError) -> String {
        if case .invalidAnswer(_, let message) = error { return message + "." }
        return error.message
    }
}
