// One key, one deed: asked again, in this process or the next, the network tells what it did.

import CardSimulator
import Checkout
import Testing

@Suite("Asking twice")
struct IdempotencyTests {
    @Test("The same question under the same key is answered again, and nothing moves", arguments: [false, true])
    func askedAgain(afterRestart: Bool) async throws {
        let folder = try Folder()
        let till = Till(CardSimulator(journal: folder.path()))
        let visa = try await till.keep("4242424242424242")
        let poor = try await till.keep("4000000000009995")
        let questions = [
            try request(.verify, visa, 0, key: "verify"), try request(.hold, visa, 5_000, .offSession, key: "hold"),
            try request(.capture, visa, 2_000, continuing: "ch_1", key: "capture"),
            try request(.refund, visa, 500, continuing: "ch_1", key: "refund"),
            try request(.charge, visa, 700, key: "charge\twith\n\\odd bytes é"),
            try request(.hold, visa, 900, key: "hold 2"), try request(.void, visa, 0, continuing: "ch_3", key: "void"),
            try request(.charge, poor, 700, key: "declined"), try request(.charge, visa, 1, key: "too small"),
        ]
        var answers: [NetworkAnswer] = []
        for question in questions { answers.append(try await till.cards.perform(question)) }
        let audit = try await till.cards.audit()
        #expect(audit.map(\.key) == questions[1...6].map(\.key))

        let again = afterRestart ? CardSimulator(journal: folder.path()) : till.cards
        for (question, answer) in zip(questions, answers) { #expect(try await again.perform(question) == answer) }
        #expect(try await again.audit() == audit)
        #expect(audit.map(\.amount.minorUnits) == [5_000, 2_000, 500, 700, 900, 0])
        #expect(audit.map(\.reference) == ["ch_1", "ch_1", "ch_1", "ch_2", "ch_3", "ch_3"])
        #expect(Set(audit.map(\.card)) == [visa])
    }

    @Test("A key that comes back with another operation, card or amount is refused")
    func otherQuestion() async throws {
        let till = Till()
        let card = try await till.keep("4242424242424242")
        let other = try await till.keep("4242424242424242")
        #expect(try await till.ask(.charge, card, 5_000, key: "k").word == "paid")
        #expect(try await till.ask(.charge, card, 5_001, key: "k").word == "idempotency_error")
        #expect(try await till.ask(.charge, other, 5_000, key: "k").word == "idempotency_error")
        #expect(try await till.ask(.hold, card, 5_000, key: "k").word == "idempotency_error")
        let later = try await till.ask(.charge, card, 5_000, .offSession, key: "k", at: .noon + .days(1))
        #expect(later.word == "paid", "when it is asked again, and whether its owner still is there, plays no part")
        #expect(try await till.cards.audit().count == 1)
    }

    @Test("A declined key stays declined, even when the card would pay by now")
    func declinedStays() async throws {
        let till = Till()
        let card = try await till.keep("4000009909000013")
        for _ in 0..<2 {
            let answer = try await till.ask(.charge, card, 5_000, .offSession, key: "first")
            #expect(answer.word == "card_declined/insufficient_funds")
        }
        #expect(try await till.ask(.charge, card, 5_000, .offSession, key: "second").word == "paid")
        let answer = try await till.ask(.charge, card, 5_000, .offSession, key: "first")
        #expect(answer.word == "card_declined/insufficient_funds")
    }

    @Test("What a card went through is known after a restart, and names go on where they stood")
    func countersSurvive() async throws {
        let folder = try Folder()
        let before = Till(CardSimulator(journal: folder.path()))
        let twice = try await before.keep("4000009909000021")
        let strict = try await before.keep("4000002500003155")
        _ = try await before.ask(.charge, twice, 5_000, .offSession, key: "a")
        _ = try await before.ask(.verify, strict, 0, key: "b")

        let after = Till(CardSimulator(journal: folder.path()))
        #expect(try await after.keep("4242424242424242") == "pm_card_visa_3")
        #expect(try await after.ask(.charge, strict, 5_000, .offSession, key: "c").word == "paid")
        #expect(try await after.ask(.charge, twice, 5_000, .offSession, key: "d").word != "paid")
        #expect(try await after.ask(.charge, twice, 5_000, .offSession, key: "e").word == "paid")
    }

    @Test("The same questions give the same names, answers and journal, to the byte")
    func repeatable() async throws {
        let folder = try Folder()
        var journals: [[UInt8]] = []
        for name in ["one", "two"] {
            let till = Till(CardSimulator(journal: folder.path(name)))
            let card = try await till.keep("4000051230000072")
            let hold = try await till.approved(.hold, card)
            _ = try await till.approved(.capture, card, continuing: hold)
            journals.append(try bytes(of: folder.path(name)))
        }
        #expect(journals[0] == journals[1])
    }
}
