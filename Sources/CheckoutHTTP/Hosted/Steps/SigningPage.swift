import Checkout

/// The answers once more, the consent and the signature.
enum SigningPage {
    struct Content: PageContent {
        static let template = "answers"
        let action: String
        let survey: String
        let consultation: String
        let answers: [Given]
        let consent: Consent?
        let signature: FieldView?
        let back: String?
    }

    struct Given: Sendable {
        let asked: String
        let given: String
        let change: String
    }

    struct Consent: Sendable {
        let id: String
        let label: String
        let isChosen: Bool
        let error: String?
        let describedBy: String?
    }

    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/answers") { call in
            guard let (errand, open) = try await ConsultationPages.opened(call) else {
                return .seeOther(try await call.errand().next)
            }
            // An answer that was changed may have led to new questions.
            if let missing = missing(in: open.walk, errand.paths) { return .seeOther(missing) }
            let draft = call.draft(of: errand.paths.answers)
            return errand.page("Your answers", content(errand, open, draft), draft: draft)
        },
        .post("/pay/c/:session/answers") { call in
            guard let (errand, open) = try await ConsultationPages.opened(call),
                try call.form.text("consultation") == "\(open.consultation.id)"
            else { return .seeOther(try await call.errand().next) }
            if let missing = missing(in: open.walk, errand.paths) { return .seeOther(missing) }
            var draft = Draft()
            for question in open.walk.asked where question.isSigning {
                draft.keep([question.id], of: call.form)
                let raw = try question.raw(call.form, question.id)
                do {
                    _ = try await call.engine.answer(open.consultation.id, question: question.id, raw)
                } catch CheckoutError.invalidAnswer(_, let message) {
                    draft.refuse(question.id, question.complaint(raw, message))
                } catch CheckoutError.consultationNotOpen {
                    return .seeOther(errand.paths.entry)
                }
            }
            guard !draft.isRefused else { return call.retry(errand.paths.answers, draft) }
            call.done(errand.paths.answers)
            do {
                _ = try await call.engine.sign(open.consultation.id)
            } catch CheckoutError.consultationNotOpen, CheckoutError.unansweredQuestions {
                return .seeOther(errand.paths.entry)
            }
            return .seeOther(try await call.errand().afterSigning)
        },
    ]

    private static func content(_ errand: any Errand, _ open: OpenConsultation, _ draft: Draft) -> Content {
        let walk = open.walk
        let asked = walk.asked.filter { !$0.isSigning }
        func number(_ question: Question) -> Int { walk.number(of: question.id) ?? 1 }
        let consent = walk.asked.first { $0.kind == .attestation }.map { question in
            let error = draft.error(question.id)
            return Consent(
                id: question.id, label: question.text, isChosen: draft.value(question.id) != nil, error: error,
                describedBy: describedByWords(question.id, hint: nil, error: error))
        }
        let signature = walk.asked.first { $0.kind == .signature }.map { question in
            FieldView(question.id, question.text, hint: question.help, autocomplete: "name", in: draft)
        }
        return Content(
            action: errand.paths.answers, survey: walk.survey.title, consultation: open.consultation.id.description,
            answers: asked.map { question in
                Given(
                    asked: question.text,
                    given: walk.effectiveAnswers[question.id].map { question.words(for: $0) } ?? "",
                    change: errand.paths.question(number(question), isChanging: true))
            }, consent: consent, signature: signature, back: asked.last.map { errand.paths.question(number($0)) })
    }

    /// The first question that is asked and not answered, the signature aside.
    private static func missing(in walk: SurveyWalk, _ paths: PagePaths) -> String? {
        guard let question = walk.unanswered.first, !question.isSigning, let number = walk.number(of: question.id)
        else { return nil }
        return paths.question(number, isChanging: true)
    }
}
