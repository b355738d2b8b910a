import Checkout
import Hummingbird

/// The consultation: one question at a time, then all answers once more, then the signature.
enum ConsultationPages {
    static let endpoints: [PageEndpoint] =
        [
            .get("/pay/c/:session/questions") { call in
                guard let (errand, open) = try await opened(call) else {
                    return .seeOther(try await call.errand().next)
                }
                guard let question = open.beginning, !question.isSigning, let number = open.walk.number(of: question.id)
                else { return .seeOther(errand.paths.answers) }
                return .seeOther(errand.paths.question(number))
            },
            .get("/pay/c/:session/questions/:number") { call in
                guard let (errand, open) = try await opened(call) else {
                    return .seeOther(try await call.errand().next)
                }
                let walk = open.walk
                guard let number = call.parameters.get("number").flatMap({ Int($0) }),
                    let question = walk.asked.first(where: { walk.number(of: $0.id) == number }), !question.isSigning
                else { return .seeOther(errand.paths.questions) }
                let isChanging = call.query.string("change") != nil
                let before = walk.question(before: question.id).flatMap { walk.number(of: $0.id) }
                let draft = call.draft(of: errand.paths.question(number, isChanging: isChanging))
                let content = QuestionView(
                    question, of: open, why: number == 1 ? errand.reason(for: open.consultation.visitType) : nil,
                    back: isChanging ? errand.paths.answers : before.map { errand.paths.question($0) },
                    action: errand.paths.question(number), isChanging: isChanging, draft: draft)
                return errand.page(
                    "Question \(number) of \(content.count), \(walk.survey.title)", content, draft: draft)
            },
            .post("/pay/c/:session/questions/:number") { call in
                guard let (errand, open) = try await opened(call),
                    try call.form.text("consultation") == "\(open.consultation.id)"
                else { return .seeOther(try await call.errand().next) }
                let name = try call.form.text("question")
                guard let question = open.walk.asked.first(where: { $0.id == name }), !question.isSigning,
                    let number = open.walk.number(of: name)
                else { return .seeOther(errand.paths.questions) }
                let isChanging = try call.form.text("change") == "1"
                let path = errand.paths.question(number, isChanging: isChanging)
                let raw = try question.raw(call.form, "answer")
                do {
                    let walk = try await call.engine.answer(open.consultation.id, question: name, raw).walk
                    call.done(path)
                    return .seeOther(isChanging ? errand.paths.answers : next(after: name, in: walk, errand.paths))
                } catch CheckoutError.invalidAnswer(_, let message) {
                    var draft = Draft()
                    draft.keep(["answer"], of: call.form)
                    draft.refuse(question.anchor, question.complaint(raw, message))
                    return call.retry(path, draft)
                } catch CheckoutError.consultationNotOpen, CheckoutError.unknownQuestion {
                    return .seeOther(errand.paths.entry)
                }
            },
        ] + SigningPage.endpoints

    /// The consultation that is waited for, begun or resumed; nil where none is.
    static func opened(_ call: PageCall) async throws -> (any Errand, OpenConsultation)? {
        let errand = try await call.errand()
        guard let purpose = errand.consultation else { return nil }
        do {
            return (errand, try await call.engine.startConsultation(purpose))
        } catch CheckoutError.sessionNotOpen, CheckoutError.noPendingUpdate, CheckoutError.wrongRepair {
            return nil
        }
    }

    private static func next(after name: String, in walk: SurveyWalk, _ paths: PagePaths) -> String {
        guard let next = walk.question(after: name), !next.isSigning, let number = walk.number(of: next.id) else {
            return paths.answers
        }
        return paths.question(number)
    }
}
