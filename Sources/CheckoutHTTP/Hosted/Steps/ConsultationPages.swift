import Checkout
import Hummingbird

/// The consultation: one question at a time, then all answers once more, then the signature.
enum ConsultationPages {
    static let endpoints: [PageEndpoint] =
        [
            .get("/pay/c/:session/questions") { call in
                guard let (visit, open) = try await opened(call) else { return .seeOther(try await call.visit().next) }
                guard let question = open.beginning, !question.isSigning, let number = open.walk.number(of: question.id)
                else { return .seeOther(visit.paths.answers) }
                return .seeOther(visit.paths.question(number))
            },
            .get("/pay/c/:session/questions/:number") { call in
                guard let (visit, open) = try await opened(call) else { return .seeOther(try await call.visit().next) }
                let walk = open.walk
                guard let number = call.parameters.get("number").flatMap({ Int($0) }),
                    let question = walk.asked.first(where: { walk.number(of: $0.id) == number }), !question.isSigning
                else { return .seeOther(visit.paths.questions) }
                let isChanging = call.query.string("change") != nil
                let before = walk.question(before: question.id).flatMap { walk.number(of: $0.id) }
                let draft = call.draft(of: visit.paths.question(number, isChanging: isChanging))
                let content = QuestionView(
                    question, of: open, why: number == 1 ? why(visit, open) : nil,
                    back: isChanging ? visit.paths.answers : before.map { visit.paths.question($0) },
                    action: visit.paths.question(number), isChanging: isChanging, draft: draft)
                return visit.page(
                    "Question \(number) of \(content.count), \(walk.survey.title)", content, draft: draft)
            },
            .post("/pay/c/:session/questions/:number") { call in
                guard let (visit, open) = try await opened(call),
                    try call.form.text("consultation") == "\(open.consultation.id)"
                else { return .seeOther(try await call.visit().next) }
                let name = try call.form.text("question")
                guard let question = open.walk.asked.first(where: { $0.id == name }), !question.isSigning,
                    let number = open.walk.number(of: name)
                else { return .seeOther(visit.paths.questions) }
                let isChanging = try call.form.text("change") == "1"
                let path = visit.paths.question(number, isChanging: isChanging)
                let raw = try question.raw(call.form, "answer")
                do {
                    let walk = try await call.engine.answer(open.consultation.id, question: name, raw).walk
                    call.done(path)
                    return .seeOther(isChanging ? visit.paths.answers : next(after: name, in: walk, visit.paths))
                } catch CheckoutError.invalidAnswer(_, let message) {
                    var draft = Draft()
                    draft.keep(["answer"], of: call.form)
                    draft.refuse(question.anchor, question.complaint(raw, message))
                    return call.retry(path, of: visit, draft)
                } catch CheckoutError.consultationNotOpen, CheckoutError.unknownQuestion {
                    return .seeOther(visit.paths.entry)
                }
            },
        ] + SigningPage.endpoints

    /// The consultation that the session waits for, begun or resumed; nil where it waits for none.
    static func opened(_ call: PageCall) async throws -> (Visit, OpenConsultation)? {
        let visit = try await call.visit()
        guard visit.place == .consultation else { return nil }
        do {
            return (visit, try await call.engine.startConsultation(.session(visit.session.id)))
        } catch CheckoutError.sessionNotOpen {
            return nil
        }
    }

    private static func next(after name: String, in walk: SurveyWalk, _ paths: PagePaths) -> String {
        guard let next = walk.question(after: name), !next.isSigning, let number = walk.number(of: next.id) else {
            return paths.answers
        }
        return paths.question(number)
    }

    private static func why(_ visit: Visit, _ open: OpenConsultation) -> String {
        let type = open.consultation.visitType
        let names = visit.session.lines.filter { $0.eligibility.neededLetter == type }.map(\.name)
        let more = visit.needed.count > 1 ? " There are \(visit.needed.count) questionnaires; this is the next." : ""
        return "An HSA/FSA card may pay for \(names.joined(separator: ", ")) with a letter of medical necessity. "
            + "These questions are for it; a licensed practitioner, not the shop, reads the answers.\(more)"
    }
}
