// What the network knows, entered record by record.

import Checkout
import Testing

@testable import CardSimulator

@Suite("The network's book")
struct NetworkBookTests {
    private let card: SavedCard

    init() throws {
        card = SavedCard(row: try #require(PracticeCard.all.firstIndex { $0.offSession.remembers }), number: 7)
    }

    private func record(_ operation: PaymentOperation, _ reference: String) throws -> JournalRecord {
        JournalRecord(
            try request(operation, card.reference, 5_000, key: "k"), card: card,
            answer: .approved(reference: reference, holdExpiresAt: nil))
    }

    @Test("is as it was after what cannot follow on what happened before", arguments: ["ch_2", "ch_0", "x"])
    func cannotFollow(reference: String) throws {
        for operation in [PaymentOperation.charge, .hold, .capture, .refund, .void] {
            var book = NetworkBook()
            #expect(!book.enter(try record(operation, reference)))
            #expect(book.lastCard == 0 && book.charges.isEmpty && !book.memory(of: card).isSetUp)
        }
    }

    @Test("remembers the card of what can")
    func follows() throws {
        var book = NetworkBook()
        #expect(book.enter(try record(.charge, "ch_1")))
        #expect(book.lastCard == 7 && book.charges.count == 1 && book.memory(of: card).isSetUp)
    }
}
