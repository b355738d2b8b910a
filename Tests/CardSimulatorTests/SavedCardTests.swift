// Cards that are saved without trouble and make it later: ours.

import CardSimulator
import Checkout
import Testing

@Suite("Saved cards that fail while their owner is away")
struct SavedCardTests {
    static let declining = PracticeCard.all.filter { $0.name.contains("_saved_") }

    @Test("A saved card pays with its owner there, and is declined for its reason off-session", arguments: declining)
    func saved(_ card: PracticeCard) async throws {
        guard case .declines(let decline) = card.offSession else {
            Issue.record("\(card.name) is not declined off-session")
            return
        }
        let till = Till()
        let saved = try await till.keep(card.number)
        #expect(try await till.ask(.verify, saved, 0).word == "paid")
        #expect(try await till.ask(.charge, saved).word == "paid")
        for operation in [PaymentOperation.hold, .charge] {
            #expect(try await till.ask(operation, saved, 5_000, .offSession) == .declined(decline))
        }
        #expect(card.name.hasSuffix(decline.reason) && card.meaning.contains(decline.reason))
        #expect(try await till.ask(.charge, saved).word == "paid")
    }

    @Test(
        "Cards that fail a few times first count them for each saved card, and only off-session",
        arguments: [
            ("4000009909000013", 1), ("4000009909000021", 2), ("4000009909000039", 3), ("4000009905000066", 1),
        ])
    func declinesFirst(_ number: String, _ times: Int) async throws {
        let till = Till()
        let cards = [try await till.keep(number), try await till.keep(number)]
        for card in cards {
            #expect(try await till.ask(.charge, card).word == "paid")
            #expect(try await till.ask(.charge, card, 10, .offSession).word == "amount_too_small")
            for _ in 0..<times {
                let answer = try await till.ask(.charge, card, 5_000, .offSession)
                #expect(answer.word == "card_declined/insufficient_funds")
                #expect(try await till.ask(.verify, card, 0).word == "paid", "its owner looks in between")
            }
            for _ in 0..<3 { #expect(try await till.ask(.charge, card, 5_000, .offSession).word == "paid") }
        }
    }

    @Test("A card that is out of reach once did nothing then, and does it when asked again with the same key")
    func unreachableOnce() async throws {
        let till = Till()
        let card = try await till.keep("4000009909000062")
        let question = try request(.charge, card, 5_000, .offSession, key: "rent")
        await #expect(throws: CardNetworkFailure.self) { try await till.cards.perform(question) }
        #expect(try await till.cards.audit().isEmpty)
        #expect(try await till.cards.perform(question).word == "paid")
        #expect(try await till.ask(.charge, card, 5_000, .offSession).word == "paid")
        #expect(try await till.cards.audit().count == 2)
    }

    @Test("A card whose answer is lost has paid, and says so when asked again with the same key")
    func answerLost() async throws {
        let till = Till()
        let card = try await till.keep("4000009909000070")
        let question = try request(.charge, card, 5_000, .offSession, key: "rent")
        await #expect(throws: CardNetworkFailure.self) { try await till.cards.perform(question) }
        #expect(try await till.cards.audit().map(\.key) == ["rent"])
        #expect(try await till.cards.perform(question) == .approved(reference: "ch_1", holdExpiresAt: nil))
        #expect(try await till.cards.audit().count == 1)
    }

    @Test("Faults can be asked for: nothing done, or done without an answer")
    func faults() async throws {
        let till = Till()
        let card = try await till.keep("4242424242424242")
        let question = try request(.charge, card, 5_000, key: "k")
        till.cards.fail(next: 2, with: .unreachable)
        for _ in 0..<2 { await #expect(throws: CardNetworkFailure.self) { try await till.cards.perform(question) } }
        #expect(try await till.cards.audit().isEmpty)
        till.cards.fail(next: 1, with: .answerLost)
        await #expect(throws: CardNetworkFailure.self) { try await till.cards.perform(question) }
        #expect(try await till.cards.perform(question).word == "paid")
        #expect(try await till.cards.audit().count == 1)
        till.cards.fail(next: 1, with: .unreachable)
        await #expect(throws: CardNetworkFailure.self) { try await till.keep("4242424242424242") }
        #expect(try await till.keep("4242424242424242") == "pm_card_visa_2", "the failed one was not kept")
    }
}
