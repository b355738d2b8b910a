// The clock and the practitioner's decision.
import Commands
import OrderedJSON
import Terminal
import Testing

@testable import Checkout
@testable import Console

@Suite("The clock's dialog")
struct ClockDialogTests {
    private let due = DueItem(at: Sample.now + .days(2), what: .letterExpiry(Sample.id(1)))

    @Test("advances by a choice and says what falls due on the way")
    func advancing() {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due))
        stage.press(.down)
        #expect(!stage.shows("On the way"))
        stage.press(.down)
        #expect(stage.shows("On the way: a letter expires at 22 Nov 2026 14:05 UTC, and what follows it."))
        stage.press(.enter)
        #expect(stage.commands.map(\.words) == [["clock", "advance", "P7D"]])
        stage.context.isBusy = true
        stage.context.progress = "12 done, at 2026-11-23"
        #expect(stage.shows("12 done, at 2026-11-23"))
        stage.press(.escape)
        #expect(stage.effects.last == .cancelWork)
    }

    @Test("lists what falls due next, soonest first, and how long that is")
    func agenda() {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due), columns: 120, rows: 40)
        #expect(stage.effects == [.load(.clock)])
        let review = DueItem(at: Sample.now + .days(40), what: .review(Sample.id(2)))
        stage.receive(.loaded(.clock(.frozen(Sample.now), now: Sample.now, due: [due, review])))
        #expect(
            stage.shows("Falls due next 22 Nov 2026 14:05 a letter expires in 2 d 30 Dec 2026 14:05 a review in 40 d"))
        stage.receive(.loaded(.clock(.frozen(Sample.now), now: Sample.now, due: [])))
        #expect(stage.shows("Nothing falls due.") && stage.shows("Advance to what is due next nothing falls due"))
    }

    @Test("keeps the cursor on what was used, though nothing falls due any more")
    func cursor() {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due))
        stage.press(.down, .down, .down, .down, .down, .down, .enter, "P5Y", .enter)
        #expect(stage.commands.map(\.words) == [["clock", "advance", "P5Y"]])
        stage.receive(.answered(Commands.Answer([:], lines: [])))
        stage.receive(.loaded(.clock(.frozen(Sample.now), now: Sample.now + .years(5), due: [])))
        #expect(stage.shows("▸ Advance to…"))
    }

    @Test(
        "says how much fell due on the way, until the next key",
        arguments: [(8, "8 things"), (1, "1 thing"), (0, "Nothing")])
    func whatFellDue(performed: Int, words: String) {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due))
        stage.press(.down, .enter)
        stage.receive(.answered(Commands.Answer(["performed": .int(performed)], lines: [])))
        stage.receive(.loaded(.clock(.frozen(Sample.now), now: Sample.now + .days(1), due: [])))
        #expect(stage.shows("✓ Done. \(words) fell due on the way."))
        stage.press(.down)
        #expect(!stage.shows("fell due"))
    }

    @Test("asks before a move of more than ten years, which cannot be undone", arguments: ["P1000Y", "2040-01-01"])
    func farMove(typed: String) {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due))
        stage.press(.down, .down, .down, .down, .down, .down, .enter, .text(typed), .enter)
        #expect(stage.commands.isEmpty && stage.shows("this cannot be undone.") && stage.shows("[ Keep it ]"))
        stage.press(.enter)
        #expect(stage.commands.isEmpty && !stage.shows("this cannot be undone."))
        stage.press(.enter, .right, .enter)
        #expect(stage.commands == [ClockDialog.command(typed)])
        stage.press(.control("u"), "P10Y", .enter)
        #expect(stage.commands.last?.words == ["clock", "advance", "P10Y"])
    }

    @Test("says a refusal to its end")
    func wholeRefusal() {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due))
        stage.receive(.refused(.clockAheadOfSystem(frozen: Sample.now, system: Sample.now - .days(400))))
        #expect(stage.shows("it cannot go live before then."))
        stage.receive(.refused(.clockMovesForward(now: Sample.now, asked: Sample.now - .days(400))))
        #expect(stage.shows("to go back, work on a backup."))
    }

    @Test("has every entry and what falls due on the smallest screen")
    func smallest() {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due), columns: 60, rows: 16)
        #expect(stage.shows("Falls due next 22 Nov 2026 14:05") && stage.shows("▸ Freeze it here"))
        stage.press(.down, .down, .down, .down, .down, .down, .down)
        #expect(stage.shows("▸ Follow the system's time again") && stage.shows("Falls due next"))
    }

    @Test("only shows what falls due where nothing may be changed")
    func readOnly() {
        var stage = Stage(ClockDialog(.frozen(Sample.now), now: Sample.now, next: due))
        stage.context.isReadOnly = true
        #expect(stage.shows("Advance by 1 day read-only") && stage.shows("Falls due next"))
        stage.press(.down, .enter)
        #expect(stage.commands.isEmpty && stage.shows("✗ Not now: read-only."))
    }

    @Test("keeps what cannot be done now in sight, with its reason")
    func disabled() {
        var stage = Stage(ClockDialog(.live, now: Sample.now, next: nil))
        #expect(stage.shows("Advance by 1 day freeze it first"))
        stage.press(.down, .enter)
        #expect(stage.commands.isEmpty && stage.shows("✗ Not now: freeze it first."))
    }

    @Test(
        "takes a typed period, day or moment",
        arguments: [
            ("P10D", ["clock", "advance", "P10D"]), ("pt90m", ["clock", "advance", "PT1H30M"]),
            ("2027-03-01", ["clock", "freeze", "2027-03-01T00:00:00Z"]),
            ("2027-03-01T09:00:00Z", ["clock", "freeze", "2027-03-01T09:00:00Z"]), ("soon", nil),
        ])
    func typed(text: String, words: [String]?) {
        #expect(ClockDialog.command(text)?.words == words)
    }
}

@Suite("The review's dialog")
struct ReviewDialogTests {
    private func review(rows: Int = 24) throws -> (Stage, OpenConsultation) {
        let gym = Survey.of(.gym)
        var walk = SurveyWalk(gym, on: Sample.now.date)
        let sample = gym.sample(.inReview, for: nil)
        try walk.answer(Dictionary(uniqueKeysWithValues: sample.map { ($0.question, $0.answer) }))
        let open = Sample.open(gym, walk.answers)
        return (Stage(ReviewDialog(open.consultation, customerName: "Ana Beltrán"), rows: rows), open)
    }

    @Test("shows no answer until somebody asks for them, which is an event")
    func sealed() throws {
        var (stage, open) = try review()
        #expect(stage.shows("sealed") && !stage.shows("California"))
        stage.press(.right, .enter)
        #expect(stage.effects == [.openAnswers(open.consultation.id)])
        stage.receive(.consultation(open))
        #expect(stage.shows("▲") && stage.shows("California"))
    }

    @Test("shows as many of the answers as the screen has room for, and scrolls through the others")
    func room() throws {
        var (stage, open) = try review(rows: 60)
        stage.receive(.consultation(open))
        let words = open.walk.asked.compactMap { question in
            open.walk.effectiveAnswers[question.id].map { question.words(for: $0) }
        }
        for answer in words { #expect(stage.shows(answer)) }
        (stage, open) = try review()
        stage.receive(.consultation(open))
        let lines = stage.picture.split(separator: "\n")
        let blank = lines.filter { $0.split { " │┌┐└┘─█".contains($0) }.isEmpty }
        // Under the title, above the buttons, and one between a rule's finding and the answers.
        #expect(blank.count <= 4, "\(stage.picture)")
    }

    @Test("denies nothing without a reason")
    func emptyReason() throws {
        var (stage, _) = try review()
        stage.press("d", .enter)
        #expect(stage.commands.isEmpty && stage.shows("✗ Type why; the customer is told"))
        stage.press("  ", .enter)
        #expect(stage.commands.isEmpty)
        stage.press(.escape)
        #expect(!stage.shows("✗") && !stage.isClosed)
    }

    @Test("denies with a reason, approves without one")
    func deciding() throws {
        var (stage, open) = try review()
        stage.press("d", "Too soon after surgery", .enter)
        #expect(
            stage.commands.last?.words == [
                "review", open.consultation.id.description, "deny", "--reason", "Too soon after surgery",
            ])
        (stage, open) = try review()
        stage.press("a")
        #expect(stage.commands.last?.words == ["review", open.consultation.id.description, "approve"])
    }
}
