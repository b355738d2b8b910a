// What becomes of an order that is charged when it is sent (reference section 4).
import Testing
import TransactionProcess

@Suite("An order that is charged when it is sent") struct PreOrderTests {
    private let process: ProcessDefinition

    init() throws {
        process = try #require(ProcessReport(checking: try KeptProcess.bytes("pre-order")).definition)
    }

    /// Ordered at hour 0, confirmed a day later, and sent nine days after that, where nothing is in the way. A step's time
    /// counts from when its state was entered.
    private func lines(_ card: TimelineCard, then steps: [(String, String)] = []) throws -> [String] {
        let all = [("pre-order", "PT0S"), ("confirm", "P1D"), ("mark-shipped", "P9D")] + steps
        let story = TimelineStory(
            start: moment(0), booking: nil,
            steps: try all.map { try process.step("transition/\($0.0)", after: $0.1) }, card: card)
        return ProcessTimeline(process, story).lines
    }

    @Test("a card that pays: it is sent, taken for received after two weeks, and paid out")
    func paid() throws {
        let lines = try lines(TimelineCard())
        #expect(lines.contains("240:00 mark-shipped → shipped") && lines.contains("240:00 mail shipped to customer"))
        #expect(lines.contains("576:00 assume-received → received"))
        #expect(lines.contains("576:00 mail received-by-time to provider"))
    }

    @Test("a card that fails: nothing is sent and nobody is told by itself, until the maker asks for the payment")
    func failed() throws {
        let lines = try lines(TimelineCard(decline: "lost_card"), then: [("ask-for-payment", "PT217H")])
        #expect(lines.contains("240:00 mark-shipped fails: card(\"lost_card\")"))
        #expect(!lines.contains { $0.contains("shipped to customer") })
        #expect(lines.contains("241:00 ask-for-payment → payment-wanted"))
        #expect(lines.contains("241:00 mail payment-wanted to customer"))
        #expect(lines.contains("313:00 mail payment-reminder to customer"))
        #expect(lines.contains("481:00 let-payment-lapse → cancelled"))
        #expect(lines.contains("481:00 mail payment-lapsed-to-customer to customer"))
        #expect(!lines.contains { $0.contains("holds") })
    }

    @Test("paid by hand, it is sent without another charge")
    func byHand() throws {
        let lines = try lines(
            TimelineCard(decline: "expired_card"),
            then: [
                ("ask-for-payment", "PT217H"), ("pay-by-hand", "P1D"), ("finish-paying", "PT5M"),
                ("mark-shipped-paid", "P1D"), ("mark-received", "P2D"),
            ])
        #expect(
            lines.contains("265:05 finish-paying → paid") && lines.contains("265:05 mail ready-to-ship to provider"))
        #expect(lines.contains("289:05 mark-shipped-paid → shipped"))
        #expect(lines.contains("337:05 mark-received → received"))
    }
}
