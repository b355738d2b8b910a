// What the detail of a session says first.
import Terminal
import Testing

@testable import Checkout
@testable import Console

@Suite("The detail of a session")
struct SessionLineTests {
    @Test("Says why it ended as a sentence; the code that programs test for comes after it")
    func refusal() throws {
        var session = try Sample.session([Sample.membership])
        session.failure = SessionFailure(code: "card_declined", message: "The card was declined: insufficient funds.")
        var text = DetailText(width: 60, glyphs: .unicode)
        text.session(
            Detail.SessionDetail(
                session: session, customer: Sample.ana, payments: [], cards: [:], consultations: [], needed: [],
                page: nil),
            at: Sample.now)
        let lines = text.lines.map { $0.map(\.text).joined() }
        let sentence = try #require(lines.firstIndex { $0.hasSuffix("✗ The card was declined: insufficient funds.") })
        #expect(lines[sentence + 1] == "  card_declined")
    }
}
