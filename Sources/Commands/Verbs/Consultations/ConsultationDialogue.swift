// A consultation asked at a terminal: one question at a time, back allowed, the answers reviewed before they are
// signed.

import Checkout

/// Asks a consultation's questions.
struct ConsultationDialogue: Sendable {
    private let context: CommandContext
    private var input: any CommandInput { context.input }

    init(_ context: CommandContext) { self.context = context }

    /// Asks until everything is answered and signed; nil when the input ends before that. Each answer is kept at once.
    func run(_ open: OpenConsultation) async throws -> SignedConsultation? {
        var open = open
        input.say(open.walk.survey.title)
        input.say("Type an answer; `back` goes to the question before, and the end of the input stops for now.")
        var asking = open.beginning
        while true {
            if let question = asking {
                show(question, open)
                guard let typed = await input.ask("> ", hidden: false) else { return nil }
                asking = try await take(typed, question, &open)
            } else {
                switch await review(open.walk) {
                case .sign: return try await context.engine.sign(open.consultation.id)
                case .again(let question): asking = question
                case .leave: return nil
                }
            }
        }
    }

    /// Takes what was typed at a question, and says which question comes next; nil for the review.
    private func take(
        _ typed: String, _ question: Question, _ open: inout OpenConsultation
    ) async throws -> Question? {
        if typed.lowercased() == "back" { return open.walk.question(before: question.id) ?? question }
        if typed.isEmpty, open.walk.effectiveAnswers[question.id] != nil {
            return open.walk.question(after: question.id)
        }
        let raw = RawAnswer.text(typed)
        var trial = open.walk
        do {
            try trial.answer(raw, to: question.id)
        } catch {
            guard case .invalidAnswer(_, let message) = error else { throw error }
            input.say(message)
            return question
        }
        open = try await context.engine.answer(open.consultation.id, question: question.id, raw)
        return after(question, open.walk)
    }

    /// The next question without an answer; the review when there is none.
    private func after(_ question: Question, _ walk: SurveyWalk) -> Question? {
        guard let following = walk.question(after: question.id) else { return walk.next }
        return walk.effectiveAnswers[following.id] == nil ? following : walk.next
    }

    private func show(_ question: Question, _ open: OpenConsultation) {
        let walk = open.walk
        let number = walk.number(of: question.id) ?? 1
        input.say("")
        input.say("\(number)/\(walk.progress.asked)  \(question.text)")
        if let help = question.help { input.say("     \(help)") }
        for (index, option) in question.options.enumerated() { input.say("     \(index + 1)  \(option.label)") }
        input.say("     (\(question.form))")
        if let answer = walk.effectiveAnswers[question.id] {
            let source = open.isOnRecord(question) ? "on record" : "now"
            input.say("     \(source): \(question.words(for: answer)); an empty line keeps it")
        }
    }

    private enum Review {
        case sign, leave
        case again(Question)
    }

    private func review(_ walk: SurveyWalk) async -> Review {
        input.say("")
        input.say("Your answers:")
        for (index, question) in walk.asked.enumerated() {
            let answer = walk.effectiveAnswers[question.id].map { question.words(for: $0) } ?? nothing
            input.say(contentsOf: ["  \(index + 1)  \(question.text)", "     \(answer)"])
        }
        while let typed = await input.ask("Sign them? yes, back, or a question's number: ", hidden: false) {
            let reply = typed.lowercased()
            if reply == "yes" || reply == "y" { return .sign }
            if reply == "back", let last = walk.asked.last { return .again(last) }
            if let number = Int(reply), walk.asked.indices.contains(number - 1) {
                return .again(walk.asked[number - 1])
            }
            input.say("Type yes to sign, back, or a number from 1 to \(walk.asked.count).")
        }
        return .leave
    }
}

extension CommandInput {
    fileprivate func say(contentsOf lines: [String]) {
        for line in lines.sanitised { say(line) }
    }
}
