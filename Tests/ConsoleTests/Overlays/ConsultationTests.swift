// The walk through every survey, key by key, with the engine played by the survey's own rules.
import Commands
import Terminal
import Testing

@testable import Checkout
@testable import Console

@Suite("The consultation")
struct ConsultationTests {
    private let purpose = ConsultationPurpose.customer(Sample.ana.id, .sleep)

    private func begin(_ survey: Survey, _ answers: AnswerSheet = AnswerSheet()) -> Stage {
        var stage = Stage(ConsultationWalk(.customer(Sample.ana.id, survey.visitType), customerName: "Ana Beltrán"))
        stage.receive(.consultation(Sample.open(survey, answers)))
        return stage
    }

    @Test(
        "is walked to its decision in every survey with every sample",
        arguments: Survey.all.flatMap { survey in SurveySample.allCases.map { (survey, $0) } })
    func everySurvey(survey: Survey, sample: SurveySample) throws {
        let answers = Dictionary(uniqueKeysWithValues: survey.sample(sample, for: nil).map { ($0.question, $0.answer) })
        var stage = begin(survey)
        var walk = Sample.open(survey).walk
        while let question = walk.next {
            if question.kind == .attestation {
                #expect(stage.shows("Please read your answers once more."))
                stage.press(.enter)
            }
            #expect(stage.shows(question.text))
            #expect(stage.shows("Question \(walk.number(of: question.id) ?? 0) of \(walk.asked.count)"))
            let raw = try #require(answers[question.id])
            stage.answer(raw, to: question)
            guard case .answer(_, question.id, let given) = stage.effects.last else {
                Issue.record("“\(question.id)” was not sent:\n\(stage.picture)")
                return
            }
            try walk.answer(given, to: question.id)
            stage.receive(.consultation(Sample.open(survey, walk.answers)))
        }
        #expect(stage.effects.last == .sign(Sample.open(survey).consultation.id))
        let decision = try SurveyOutcome.decide(survey, walk.answers, on: walk.day)
        stage.receive(.signed(signed(survey, decision)))
        switch sample {
        case .approved: #expect(stage.shows("Approved") && stage.shows("LETTER OF MEDICAL NECESSITY"))
        case .inReview: #expect(stage.shows("In review") && stage.shows("A licensed practitioner reads your answers"))
        case .ineligible: #expect(stage.shows("No letter can be given"))
        }
        stage.press(.enter)
        #expect(stage.isClosed)
    }

    private func signed(_ survey: Survey, _ decision: SurveyDecision) -> SignedConsultation {
        var consultation = Sample.open(survey).consultation
        consultation.reviewDueAt = Sample.now + .days(1)
        let letter = Letter(
            id: Sample.id(7), customer: Sample.ana.id, visitType: survey.visitType, consultation: consultation.id,
            status: .issued, signedAt: Sample.now, issuedAt: Sample.now)
        return SignedConsultation(consultation: consultation, decision: decision, letter: letter, stillNeeded: [])
    }

    @Test("shows one question at a time")
    func question() throws {
        let sleep = Survey.of(.sleep)
        var answers = sleep.prefill(state: USState(code: "CA"))
        answers[QuestionID.dateOfBirth] = .date(try #require(CivilDate("1988-04-17")))
        var stage = begin(sleep, answers)
        stage.press("1", .down, .down, " ")
        expect(
            stage,
            shows: """
                ┌─ Consultation · sleep ───────────────────────────────────────── Ana Beltrán ─┐
                │ Care of a sleep disorder                                    Question 3 of 13 │
                │ ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  15% │
                │                                                                              │
                │ Which of these has a clinician diagnosed you with?                           │
                │ Choose all that you have now, also those under control.                      │
                │                                                                              │
                │   1 [x] Insomnia                                                             │
                │   2 [ ] Sleep apnea                                                          │
                │ ▸ 3 [x] Restless legs                                                        │
                │   4 [ ] Narcolepsy                                                           │
                │   5 [ ] A disorder of the body clock                                         │
                │   6 [ ] Chronic pain that disturbs sleep                                     │
                │   7 [ ] Another condition                                                    │
                │   8 [ ] None of these                                                        │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │ Every answer is kept at once; left with Esc, it can be resumed any time.     │
                └──────────────────────────────────────────────────────────────────────────────┘
                ↑↓ move · Space choose · Enter next · ← back · Esc leave, saved · Ctrl-X give up
                """)
        stage.press("8")
        #expect(stage.shows("1 [ ] Insomnia") && stage.shows("8 [x] None of these"))
        stage.press("1")
        #expect(stage.shows("1 [x] Insomnia") && stage.shows("8 [ ] None of these"))
    }

    @Test("keeps what was ticked or typed when it is left, though it was not sent", arguments: [Key.escape, .left])
    func leavingUnsent(key: Key) throws {
        let sleep = Survey.of(.sleep)
        var answers = sleep.prefill(state: USState(code: "CA"))
        answers[QuestionID.dateOfBirth] = .date(try #require(CivilDate("1988-04-17")))
        var stage = begin(sleep, answers)
        let question = try #require(Sample.open(sleep, answers).walk.next)
        stage.press("1", .key(key))
        guard case .answer(_, question.id, .list(let given))? = stage.effects.last else {
            Issue.record("nothing was sent")
            return
        }
        #expect(given == [question.options[0].id])
        var walk = Sample.open(sleep, answers).walk
        try walk.answer(.list(given), to: question.id)
        stage.receive(.consultation(Sample.open(sleep, walk.answers)))
        #expect(stage.isClosed == (key == .escape))
        if key == .left { #expect(stage.shows("Question 2 of")) }
    }

    @Test("says once why what was typed cannot be kept, and is left without it then")
    func leavingWrong() {
        var stage = begin(Survey.of(.gym))
        stage.press("Atlantis", .escape)
        #expect(!stage.isClosed && stage.shows("✗ Type your state"))
        stage.press(.escape)
        #expect(stage.isClosed && stage.effects.count == 1)
    }

    @Test("says below a typed answer what to type instead, and sends nothing")
    func validation() throws {
        let gym = Survey.of(.gym)
        var stage = begin(gym)
        stage.press("Atlantis", .enter)
        #expect(stage.shows("✗ Type your state as two letters or by its name, such as CA or California."))
        #expect(stage.shows("Atlantis") && stage.effects.count == 1)
        stage.press(.control("u"), "ca", .enter)
        #expect(stage.effects.count == 2)
    }

    @Test("goes back by ← on an empty line, or Ctrl-B, and shows what was answered")
    func back() throws {
        let gym = Survey.of(.gym)
        let answers = gym.prefill(state: USState(code: "CA"))
        for key in [Press.left, .control("b")] {
            var stage = begin(gym, answers)
            #expect(stage.shows("When were you born?"))
            stage.press(key)
            #expect(stage.shows("Which state do you live in?") && stage.shows("California"))
        }
    }

    @Test("stops at an empty line when Backspace is held, so that no earlier answer is eaten")
    func heldBackspace() throws {
        let gym = Survey.of(.gym)
        var answers = gym.prefill(state: USState(code: "CA"))
        var stage = begin(gym, answers)
        stage.press("1988", .backspace, .backspace, .backspace, .backspace, .backspace, .backspace)
        #expect(stage.shows("When were you born?") && stage.effects.count == 1)
        answers[QuestionID.dateOfBirth] = .date(try #require(CivilDate("1988-04-17")))
        stage = begin(gym, answers)
        #expect(stage.shows("diagnosed"))
        stage.press(.backspace)
        #expect(stage.shows("diagnosed"))
    }

    @Test("begins with the first question, though the customer's record answers it; Enter keeps that answer")
    func recordedAnswer() throws {
        let gym = Survey.of(.gym)
        let recorded = gym.prefill(state: USState(code: "CA"))
        var stage = Stage(ConsultationWalk(purpose, customerName: "Ana Beltrán"))
        stage.receive(.consultation(Sample.open(gym, recorded, onRecord: recorded)))
        #expect(stage.shows("Question 1 of") && stage.shows("Which state do you live in?"))
        #expect(stage.shows("California") && stage.shows("Taken from the customer's record. Enter keeps it"))
        stage.press(.enter)
        #expect(
            stage.effects.last
                == .answer(Sample.open(gym).consultation.id, question: QuestionID.state, .text("California")))
        stage.receive(.consultation(Sample.open(gym, recorded, onRecord: recorded)))
        #expect(stage.shows("Question 2 of") && stage.shows("When were you born?"))
        #expect(!stage.shows("customer's record"))
    }

    @Test("asks for consent in the words of its checkbox")
    func consent() throws {
        let gym = Survey.of(.gym)
        let sample = gym.sample(.approved, for: nil).filter { $0.question != QuestionID.attestation }
        var walk = SurveyWalk(gym, on: Sample.now.date)
        try walk.answer(Dictionary(uniqueKeysWithValues: sample.map { ($0.question, $0.answer) }))
        var stage = begin(gym, walk.answers)
        stage.press(.enter)
        #expect(stage.shows("[ ] I agree") && stage.shows("Space ticks the box; then Enter goes on."))
        #expect(!stage.shows("Type"))
    }

    @Test("shows the page of answers from its top, though what goes on is selected; the arrows begin there too")
    func reading() throws {
        let gym = Survey.of(.gym)
        let sample = gym.sample(.approved, for: nil).filter { gym.question($0.question)?.isSigning == false }
        var walk = SurveyWalk(gym, on: Sample.now.date)
        try walk.answer(Dictionary(uniqueKeysWithValues: sample.map { ($0.question, $0.answer) }))
        var stage = Stage(ConsultationWalk(purpose, customerName: "Ana Beltrán"), rows: 16)
        stage.receive(.consultation(Sample.open(gym, walk.answers)))
        #expect(stage.shows("[ Continue to sign ]") && stage.shows("Which state do you live"))
        stage.press(.down)
        #expect(stage.shows("▸ Which state do you live"))
        stage.press(.key(.end), .up)
        #expect(!stage.shows("Which state do you live"))
        for _ in 1...4 { stage.press(.key(.pageUp)) }
        #expect(stage.shows("▸ Which state do you live"))
        for _ in 1...4 { stage.press(.key(.pageDown)) }
        #expect(stage.shows("[ Continue to sign ]"))
    }

    @Test("is left with Esc and resumed at the first open question")
    func resuming() throws {
        let gym = Survey.of(.gym)
        var stage = begin(gym, gym.prefill(state: USState(code: "CA")))
        stage.press(.escape)
        #expect(stage.isClosed && stage.effects == [.startConsultation(.customer(Sample.ana.id, .gym))])
        #expect(begin(gym, gym.prefill(state: USState(code: "CA"))).shows("When were you born?"))
    }

    @Test("lets an answer be changed on the page of answers, and comes back there")
    func changing() throws {
        let gym = Survey.of(.gym)
        var walk = SurveyWalk(gym, on: Sample.now.date)
        try walk.answer(
            Dictionary(
                uniqueKeysWithValues: gym.sample(.approved, for: nil).map { ($0.question, $0.answer) }.filter {
                    $0.0 != QuestionID.attestation && $0.0 != QuestionID.signature
                }))
        var stage = begin(gym, walk.answers)
        #expect(stage.shows("[ Continue to sign ]"))
        stage.press(.key(.home), .enter)
        #expect(stage.shows("Which state do you live in?"))
        stage.press(.control("u"), "Texas", .enter)
        try walk.answer(.text("Texas"), to: QuestionID.state)
        stage.receive(.consultation(Sample.open(gym, walk.answers)))
        #expect(stage.shows("[ Continue to sign ]"))
        stage.press(.key(.home))
        #expect(stage.shows("Texas"))
        stage.press(.key(.end), .enter, .enter)
        #expect(stage.shows("Press Space if you agree"))
    }

    @Test("is given up for good only after a question, Go on having the focus")
    func givingUp() throws {
        let gym = Survey.of(.gym)
        var stage = begin(gym)
        stage.press(.control("x"))
        #expect(stage.shows("[ Go on ]") && stage.shows("cannot be resumed"))
        stage.press(.enter)
        #expect(stage.effects.count == 1)
        stage.press(.control("x"), .right, .enter)
        #expect(stage.effects.last == .abandonConsultation(Sample.open(gym).consultation.id))
    }

    @Test("leads from its approval to the card")
    func paying() throws {
        let gym = Survey.of(.gym)
        let session = try Sample.session([Sample.membership])
        let consultation = Consultation(
            id: Sample.id(1), customer: Sample.ana.id, visitType: .gym, session: session.id, startedAt: Sample.now)
        var stage = begin(gym)
        let grounds = LetterGrounds(SurveyWalk(gym, on: Sample.now.date))
        stage.receive(
            .signed(
                SignedConsultation(
                    consultation: consultation, decision: .approved(grounds), letter: Sample.gymLetter, stillNeeded: [])
            ))
        stage.press(.enter)
        #expect(stage.effects.last == .load(.session(session.id)))
        stage.receive(.loaded(.session(session, payments: [], customer: Sample.ana)))
        #expect(stage.shows("Pay $49.00 · Ana Beltrán"))
    }
}

extension Stage {
    /// Answers the question on the screen with the keys that a person would press.
    fileprivate mutating func answer(_ raw: RawAnswer, to question: Question) {
        switch (raw, question.kind) {
        case (_, .attestation): press(" ", .enter)
        case (.bool(let yes), _): press(.text(yes ? "1" : "2"), .enter)
        case (.list(let ids), _):
            for id in ids { press(.text(String((question.options.firstIndex { $0.id == id } ?? 0) + 1))) }
            press(.enter)
        case (.text(let text), _):
            if let option = question.options.firstIndex(where: { $0.id == text }) {
                press(.text(String(option + 1)), .enter)
            } else {
                press(.text(text), .enter)
            }
        }
    }
}
