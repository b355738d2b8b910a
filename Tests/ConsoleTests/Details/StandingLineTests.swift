// What can be charged while the customer is away, line by line.
import Terminal
import Testing

@testable import Checkout
@testable import Console

@Suite("Off-session, now")
struct StandingLineTests {
    private func lines(_ standing: Standing, width: Int = 53) -> [String] {
        var text = DetailText(width: width, glyphs: .unicode)
        text.standing(standing, at: Sample.now) { _ in "+" }
        return text.lines.map { $0.map(\.text).joined() }
    }

    private func standing(
        _ eligibility: LineEligibility = .eligibleWithLetter(.gym), cards: [PaymentMethod] = [Sample.visa],
        letter: Letter? = nil, review: Instant? = nil
    ) -> Standing {
        Standing(
            of: eligibility,
            Standing.Facts(cards: cards, letter: letter, reviewDueAt: review, rule: .everyLineEligible, now: Sample.now)
        )
    }

    private func letter(aged days: Int) -> Letter {
        let start = Sample.now + .days(-days)
        return Letter(
            id: Sample.id(1), customer: Sample.ana.id, visitType: .gym, consultation: nil, status: .issued,
            signedAt: start, issuedAt: start)
    }

    @Test("The answer, why, and what would help with its key stand on one line")
    func words() {
        #expect(lines(standing()) == ["  gym            ✗ no letter  → consultation  +"])
        #expect(lines(standing(cards: [])) == ["  gym            ✗ no card  → save a card  +"])
        #expect(
            lines(standing(review: moment("2026-11-21T02:05:00Z")))
                == ["  gym            ✗ in review  until 21 Nov 2026 02:05"])
        #expect(lines(standing(letter: Sample.gymLetter)) == ["  gym            ✓ yes  until 20 Nov 2027 (letter)"])
        #expect(lines(standing(.eligible)) == ["  eligible       ✓ yes  until 01 Jan 2029 (card)"])
        #expect(lines(standing(.notEligible)) == ["  not eligible   ✗ not by a charge  → checkout  +"])
    }

    @Test("A review helps nobody who has no card: what stands in the way first is said")
    func cardFirst() {
        #expect(lines(standing(cards: [], review: Sample.now + .days(1)))[0].contains("✗ no card"))
    }

    @Test("On a screen of 104 columns it is one line for each visit type, whatever stands in the way")
    func oneLine() {
        let unverified = Sample.card(3, brand: "visa", last4: "0003", account: .health, offSession: false)
        for type in [VisitType.mentalHealth, .notApplicable, .gym] {
            for cards in [[], [unverified], [Sample.visa]] {
                for letter in [nil, self.letter(aged: 0), self.letter(aged: 350), self.letter(aged: 500)] {
                    for review in [nil, Sample.now + .days(2)] {
                        let one = standing(.eligibleWithLetter(type), cards: cards, letter: letter, review: review)
                        #expect(lines(one).count == 1, "\(lines(one))")
                        #expect(lines(one).allSatisfy { CellWidth.of($0) <= 53 }, "\(lines(one))")
                    }
                }
            }
        }
    }

    @Test("Where that is too narrow what would help goes on below the answer")
    func narrow() {
        #expect(
            lines(standing(), width: 40) == ["  gym            ✗ no letter", "                   → consultation  +"])
    }

    @Test("What an event says of money is money, before and after")
    func money() {
        var text = DetailText(width: 60, glyphs: .unicode)
        let changes = [
            Change("amount_received", from: "0", to: "4900"), Change("status", from: "open", to: "complete"),
        ]
        let event = Event(
            id: Sample.id(1), at: Sample.now, type: EventType.sessionCompleted, actor: Actor(.system, name: ""),
            customer: nil, subject: Subject(kind: "checkout_session", id: "fcs_1"), changes: changes)
        text.event(Detail.EventDetail(event: event, customerName: nil, deliveries: []), at: Sample.now)
        let lines = text.lines.map { $0.map(\.text).joined() }
        #expect(lines.contains { $0.hasSuffix("$0.00 → $49.00") })
        #expect(lines.contains { $0.hasSuffix("open → complete") })
    }
}
