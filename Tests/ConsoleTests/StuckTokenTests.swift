// What an operator sees of a stuck token, and how they get through a queue of them.
import Checkout
import Terminal
import Testing

@testable import Console

@MainActor
@Suite("Stuck tokens at the console")
struct StuckTokenTests {
    private func console(_ story: Story, _ columns: Int = 120, _ rows: Int = 40) async -> ConsoleDriver {
        await ConsoleDriver(
            story, size: Size(columns: columns, rows: rows), overlays: StandardOverlays { .allVerbs })
    }

    /// Types a card that works and sends it.
    private let goodCard: [Press] = ["4242424242424242", .tab, "1228", .tab, "123", .tab, "90210", .enter]

    @Test(
        "The detail says why, since when, what was tried and by whom, the page's link, and who was told",
        arguments: [(80, 24), (120, 40)])
    func detail(columns: Int, rows: Int) async throws {
        let story = try await Story.told()
        try await story.tryInVain()
        let console = await console(story, columns, rows)
        await console.press("4", "a", "l")
        try console.expectScreen("stuck-token-\(columns)x\(rows)")
        let parts = [
            "The card was declined: insufficient funds.", "insufficient funds, visa •0041",
            "14 Nov 2026 10:00 UTC, 6 d ago", "a charge of $49.00", "2 tries, last 0 s ago", "card declined",
            "given up", "operator rosa", "http://127.0.0.1:8787/pay/c/fcs_01M7CQ", "https://shop.example/hooks",
            "checkout.session.updated 204, delivered", "http://127.0.0.1:9000/broken", "the connection was closed",
        ]
        for part in parts { console.expect(part) }
    }

    @Test("An update that the merchant asked for says so, what comes next, and that nobody was told")
    func requested() async throws {
        let story = try await Story.told()
        let price = try await story.engine.read { reader, _ in
            try reader.prices(from: .first, limit: 9).rows.map(\.row).first { $0.product.visitType == .sleep }
        }
        let token = try await story.stuckToken()
        let item = CartItem(price: try #require(price).price.id)
        _ = try await story.engine.update(TokenUpdate(token: token.id, items: [item], asksForCard: true))
        let console = await console(story)
        await console.press("4", "a")
        console.expect("Stuck: retake survey")
        console.expect("the merchant asked for it")
        console.expect("update card, after it")
        console.expect("nobody: no webhook endpoint")
        console.expect("none, until almoner-server runs")
        console.expect("Sleep ring")
    }

    @Test("Y copies the page's link; where there is none, it says so")
    func link() async throws {
        let story = try await Story.told()
        let console = await console(story)
        await console.press("4", "a", "Y")
        #expect(console.requests.isEmpty)
        console.expect("Not now: no page")
        try await story.engine.servePages(at: "http://127.0.0.1:8787")
        await console.ledgerChanged()
        await console.press("Y")
        let session = try #require(try await story.stuckToken().pendingUpdate?.session)
        #expect(console.requests == [.copy("http://127.0.0.1:8787/pay/c/\(session)")])
    }

    @Test("In the queue everything is about the selected token's customer, until panel 1 has the keys again")
    func whose() async throws {
        let console = await console(try await Story.told())
        await console.press("4", "a")
        console.expectPanel("Customers", selected: "Ana Beltrán")
        console.expectPanel("2 Letters of Anaïs Lefèvre", selected: "gym")
        console.expectPanel("3 Payment methods of Anaïs Lefèvre", selected: "visa •0041")
        let views = [
            ("e", "Events"), ("S", "Checkout sessions"), ("U", "Subscriptions"), ("X", "Transactions"),
        ]
        for (key, title) in views {
            await console.press(Press(stringLiteral: key))
            console.expect("\(title) of Anaïs Lefèvre")
            #expect(console.program.state.keyContext.customer?.name == "Anaïs Lefèvre")
            await console.press(.escape)
        }
        await console.press("3")
        console.expect("visa •0041 of Anaïs Lefèvre")
        await console.press("n")
        console.expect("New checkout · Anaïs Lefèvre")
        await console.press(.escape, "1")
        console.expectPanel("2 Letters", selected: "gym")
        console.expectPanel("3 Payment methods", selected: "visa •0072")
        #expect(console.program.state.keyContext.customer?.name == "Ana Beltrán")
        await console.press("4", "a")
        console.expectPanel("3 Payment methods", selected: "visa •0072")
    }

    @Test("A queue is cleared with the same keys again and again: the next token is selected by itself")
    func queue() async throws {
        let story = try await Story.told()
        try await story.addStuckTokens(4)
        let console = await console(story, 80, 24)
        console.expect("5 pending")
        await console.press("4", "a")
        for left in (0..<5).reversed() {
            await console.press(.enter)
            console.expectNot("4242")
            for press in goodCard { await console.press(press) }
            console.expect("may be charged again, with •4242.")
            console.expect("\(left) pending")
        }
        console.expect("No token waits for anybody.")
        await console.press(.enter)
        console.expect("Not now: no token is selected.")
    }

    @Test("Who types faster than the ledger answers repairs the next token, never the last one twice")
    func typedAhead() async throws {
        let story = try await Story.told()
        try await story.addStuckTokens(4)
        let console = await console(story, 80, 24)
        await console.press("4", "a")
        let one = ([.enter] + goodCard).flatMap(\.inputs)
        await console.send(Array(repeating: one, count: 5).flatMap(\.self))
        console.expect("0 pending")
        console.expectNot("No update")
    }

    @Test("A token deleted from the queue leaves it too, and the next one is selected")
    func deleted() async throws {
        let story = try await Story.told()
        try await story.addStuckTokens(1)
        let token = try await story.stuckToken()
        let console = await console(story, 80, 24)
        await console.press("4", "a", "D", .text(String(token.id.description.suffix(6))), .enter)
        console.expect("1 pending")
        let next = try await story.stuckToken()
        console.expectPanel("4 Pending tokens", selected: "▲ \(next.shortID)")
    }

    @Test("The detail stays open through the queue: a repair shows the next token from its top; J and K go past some")
    func readingAlong() async throws {
        let story = try await Story.told()
        try await story.addStuckTokens(3)
        let console = await console(story, 80, 24)
        let tokens = try await story.engine.read { reader, _ in
            try reader.tokens(pendingOnly: true, from: .first, limit: 9).rows.map(\.row.token)
        }
        let ids = tokens.map(\.id.description)
        await console.press("4", "a", "l")
        console.expect(ids[0])
        await console.press("J")
        console.expect(ids[1])
        await console.press("J", "K", "K", "K")
        console.expect(ids[0])
        await console.press("G")
        console.expectNot(ids[0])
        for next in ids.dropFirst() {
            await console.press(.enter)
            for press in goodCard { await console.press(press) }
            console.expect(next)
        }
    }

    @Test("A survey that was begun and left stands among what was tried")
    func survey() async throws {
        let story = try await Story.told()
        _ = try await story.engine.freeze(at: moment("2027-03-04T09:00:00Z"))
        let token = try await story.stuckToken()
        _ = try await story.engine.update(TokenUpdate(token: token.id))
        let console = await console(story)
        await console.press("4", "a", .enter, .escape)
        console.expect("The customer has no valid letter of medical necessity")
        console.expect("survey      gym, in progress, since 04 Mar 2027 09:00 UTC")
    }

    @Test(
        "While a practitioner has the survey the row says so, and Enter leads to the decision, and the next repair comes up"
    )
    func inReview() async throws {
        let story = try await Story.told()
        _ = try await story.engine.freeze(at: moment("2027-03-04T09:00:00Z"))
        let token = try await story.stuckToken()
        _ = try await story.engine.update(TokenUpdate(token: token.id))
        try await letReview(.token(token.id), story)
        let console = await console(story)
        await console.press("4", "a")
        console.expect("Stuck: survey in review, to be decided")
        console.expect("in review")
        console.expect("Enter decide")
        await console.press(.enter)
        console.expect("Approve")
        await console.press(.key(.right), .key(.right), .key(.right), .enter)
        console.expect("status        approved")
        console.expect("Stuck: update card")
    }

    @Test("The row and the detail agree about a review that was begun for the customer, and not for the token")
    func inReviewForTheCustomer() async throws {
        let story = try await Story.told()
        _ = try await story.engine.freeze(at: moment("2027-03-04T09:00:00Z"))
        let token = try await story.stuckToken()
        _ = try await story.engine.update(TokenUpdate(token: token.id))
        try await letReview(.customer(token.customer, .gym), story)
        let console = await console(story)
        await console.press("4", "a")
        console.expect("Stuck: survey in review, to be decided")
        console.expectNot("retake survey")
    }

    /// Takes the survey so that a practitioner has to decide.
    private func letReview(_ purpose: ConsultationPurpose, _ story: Story) async throws {
        let open = try await story.engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(.inReview, for: USState(code: "CA")) {
            _ = try await story.engine.answer(open.consultation.id, question: question, answer)
        }
        _ = try await story.engine.sign(open.consultation.id)
    }

    @Test("Who types / and a name in the queue is brought to that customer, and no letter of the name is a key")
    func finding() async throws {
        let console = await console(try await Story.told())
        await console.press("4", "a", "/", "ana b")
        console.expectPanel("Customers", selected: "Ana Beltrán")
        #expect(console.program.state.filter.field.text == "ana b")
    }
}
