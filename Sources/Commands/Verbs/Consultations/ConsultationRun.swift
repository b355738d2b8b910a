// The way through consultations, from a file of answers or by asking somebody, up to what was decided.

import ArgumentParser
import Checkout
import OrderedJSON

/// Takes the consultations of one subject.
struct ConsultationRun: Sendable {
    /// What the consultations are for.
    enum Subject: Hashable, Sendable {
        case session(ID<CheckoutSession>, VisitType?)
        case customer(ID<Customer>, VisitType?)
        case token(ID<PaymentToken>)
    }

    let context: CommandContext
    let subject: Subject

    init(_ context: CommandContext, _ subject: Subject) {
        self.context = context
        self.subject = subject
    }

    /// Answers and signs one consultation for each document.
    func answer(_ documents: [AnswerDocument]) async throws -> Answer {
        var signed: [SignedConsultation] = []
        for document in documents {
            let open = try await context.engine.startConsultation(try await purpose(document.visitType))
            signed.append(try await sign(open, document))
        }
        return try await report(signed)
    }

    /// Asks question by question, then signs; the end of the input leaves the consultation half way.
    func walk() async throws -> Answer {
        let open = try await context.engine.startConsultation(try await purpose(nil))
        let dialogue = ConsultationDialogue(context)
        guard let signed = try await dialogue.run(open) else {
            var answer = try await context.answer(consultation: open.consultation.id)
            answer.lines.insert("The consultation is left half way; what was answered is kept.", at: 0)
            return answer
        }
        return try await report([signed])
    }

    /// Every answer is checked before any is kept, so a wrong one leaves the consultation as it was.
    private func sign(_ open: OpenConsultation, _ document: AnswerDocument) async throws -> SignedConsultation {
        var walk = open.walk
        try walk.answer(document.answers)
        guard walk.unanswered.isEmpty else { throw CheckoutError.unansweredQuestions(walk.unanswered.map(\.id)) }
        for question in walk.asked {
            guard let raw = document.answers[question.id] else { continue }
            _ = try await context.engine.answer(open.consultation.id, question: question.id, raw)
        }
        return try await context.engine.sign(open.consultation.id)
    }

    private func purpose(_ named: VisitType?) async throws -> ConsultationPurpose {
        switch subject {
        case .token(let id): return .token(id)
        case .session(let id, let type): return .session(id, try agreed(named, type))
        case .customer(let id, let type):
            guard let type = try agreed(named, type) else {
                throw ValidationError("Missing expected argument '--visit-type <type>'")
            }
            let sold = try await context.engine.read { reader, _ in try reader.soldVisitTypes() }
            if let refusal = UselessLetter.refusal(of: type, sold: sold) { throw refusal }
            return .customer(id, type)
        }
    }

    private func agreed(_ file: VisitType?, _ option: VisitType?) throws -> VisitType? {
        if let file, let option, file != option {
            throw CommandRefusal(
                code: "other_visit_type", message: "The answers are for \(file), but --visit-type says \(option).")
        }
        return file ?? option
    }

    private func report(_ signed: [SignedConsultation]) async throws -> Answer {
        let views = try await context.engine.read { reader, now in
            let facts = try LedgerFacts(reader, now)
            return try signed.map { signed in
                let view = try ConsultationView(signed.consultation, reader)
                return (view.fields(facts) + signed.fields, view.lines(facts) + signed.lines)
            }
        }
        guard let (fields, _) = views.last else { throw ValidationError("There are no answers.") }
        let all = JSON.Field("consultations", .array(views.map { .object($0.0) }))
        return Answer(.object(fields + [all]), lines: views.flatMap(\.1))
    }
}

extension SignedConsultation {
    /// What the survey decided, for a document.
    fileprivate var fields: [JSON.Field] {
        [
            .init("decision", .string(decision.word)), .init("reasons", .strings(decision.reasons)),
            .init("consultations_needed", .strings(stillNeeded.map(\.name))),
        ]
    }

    /// What the survey decided and what comes next, for a person.
    fileprivate var lines: [String] {
        // Those that make somebody ineligible stand on the consultation itself.
        var lines: [String] = []
        if case .inReview(let reasons, _) = decision, !reasons.isEmpty {
            lines = [""] + reasons.map { "reason: \($0)" }
        }
        guard let session = consultation.session else { return lines }
        if !stillNeeded.isEmpty {
            let types = stillNeeded.map(\.words).joined(separator: ", ")
            lines += ["", "consultation still needed for \(types)", "next: almoner consult --session \(session)"]
        } else if letter != nil {
            lines += ["", "next: almoner pay \(session) --card … --expires MM/YY --cvc … --postal-code …"]
        }
        return lines
    }
}

extension SurveyDecision {
    /// The decision as programs test for it.
    fileprivate var word: String {
        switch self {
        case .approved: SurveySample.approved.rawValue
        case .inReview: SurveySample.inReview.rawValue
        case .ineligible: SurveySample.ineligible.rawValue
        }
    }

    fileprivate var reasons: [String] {
        switch self {
        case .approved: []
        case .inReview(let reasons, _): reasons
        case .ineligible(let reasons): reasons.map(\.message)
        }
    }
}
