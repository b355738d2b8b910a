// The journal's file: killed writers, several processes, and files that are something else.

import Checkout
import Foundation
import Testing

@testable import CardSimulator

@Suite("The journal")
struct JournalTests {
    private let folder: Folder
    private let path: String

    init() throws {
        folder = try Folder()
        path = folder.path()
    }

    @Test("Making a simulator touches no file; the first question makes one that only its owner may read")
    func lazy() async throws {
        let cards = CardSimulator(journal: path)
        #expect(!FileManager.default.fileExists(atPath: path))
        _ = try await Till(cards).keep("4242424242424242")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode.map { $0 & 0o077 } == 0)
    }

    @Test("Neither number nor code of a card is in it")
    func noNumbers() async throws {
        let till = Till(CardSimulator(journal: path))
        _ = try await till.approved(.charge, till.keep("4000009900000012"))
        let text = String(decoding: try bytes(of: path), as: UTF8.self)
        #expect(text.hasPrefix("almoner cards 1\n"))
        #expect(!text.contains("4000009900000012") && !text.contains("0012"))
    }

    @Test("A writer killed anywhere in its last line has not written it, and the next one goes on from there")
    func tornLine() async throws {
        let till = Till(CardSimulator(journal: path))
        let card = try await till.keep("4242424242424242")
        _ = try await till.ask(.charge, card, 5_000, key: "first")
        let before = try bytes(of: path)
        _ = try await till.ask(.charge, card, 5_000, key: "second")
        let whole = try bytes(of: path)
        for length in before.count..<whole.count {
            let torn = folder.path("torn-\(length)")
            try Data(whole[..<length]).write(to: URL(filePath: torn))
            let next = Till(CardSimulator(journal: torn))
            #expect(try await next.cards.audit().map(\.key) == ["first"])
            _ = try await next.ask(.charge, card, 5_000, key: "second")
            #expect(try bytes(of: torn) == whole)
        }
    }

    @Test("A writer killed while it began the file has not begun it")
    func tornBeginning() async throws {
        _ = try await Till(CardSimulator(journal: path)).keep("4242424242424242")
        let whole = try bytes(of: path)
        for length in 0..<whole.count {
            try Data(whole[..<length]).write(to: URL(filePath: path))
            #expect(try await Till(CardSimulator(journal: path)).keep("4242424242424242") == "pm_card_visa_1")
            #expect(try bytes(of: path) == whole)
        }
    }

    @Test("Two simulators on one journal see each other's cards, counters, holds and keys")
    func shared() async throws {
        let one = Till(CardSimulator(journal: path))
        let two = Till(CardSimulator(journal: path))
        let card = try await one.keep("4000009909000013")
        #expect(try await two.keep("4242424242424242") == "pm_card_visa_2")
        #expect(try await two.ask(.charge, card, 5_000, .offSession, key: "a").word != "paid")
        #expect(try await one.ask(.charge, card, 5_000, .offSession, key: "b").word == "paid")
        let hold = try await one.cards.perform(request(.hold, card, 5_000, key: "c"))
        #expect(hold == .approved(reference: "ch_2", holdExpiresAt: .noon + .days(7)))
        #expect(try await two.ask(.capture, card, 5_000, continuing: "ch_2", key: "d").word == "paid")
        #expect(try await one.ask(.capture, card, 5_000, continuing: "ch_2", key: "d").word == "paid")
        #expect(try await one.ask(.capture, card, 5_000, continuing: "ch_2", key: "e").word != "paid")
        #expect(try await one.cards.audit() == two.cards.audit())
    }

    @Test("Many questions at once from several simulators do each key once")
    func crowd() async throws {
        let simulators = (0..<3).map { _ in CardSimulator(journal: path) }
        let card = try await Till(simulators[0]).keep("4242424242424242")
        let questions = try (0..<200).map { try request(.charge, card, 5_000, key: "key \($0)") }
        let answers = try await withThrowingTaskGroup(of: (Int, NetworkAnswer).self) { group in
            for cards in simulators {
                for (index, question) in questions.enumerated() {
                    group.addTask { (index, try await cards.perform(question)) }
                }
            }
            return try await group.reduce(into: [Int: Set<NetworkAnswer>]()) { $0[$1.0, default: []].insert($1.1) }
        }
        #expect(answers.count == 200 && answers.values.allSatisfy { $0.count == 1 })
        let audit = try await simulators[1].audit()
        #expect(audit.count == 200 && Set(audit.map(\.key)).count == 200)
    }

    @Test("A key longer than what is read at once is found again")
    func longKey() async throws {
        let till = Till(CardSimulator(journal: path))
        let card = try await till.keep("4242424242424242")
        for length in [400, 511, 512, 513, 3_000] {
            let key = String(repeating: "k", count: length)
            let first = try await till.ask(.charge, card, 5_000, key: key)
            #expect(try await till.ask(.charge, card, 5_000, key: key) == first)
        }
        #expect(try await CardSimulator(journal: path).audit().count == 5)
    }

    @Test("After a journal was put back to an earlier state, the network is what that journal says")
    func putBack() async throws {
        let till = Till(CardSimulator(journal: path))
        let card = try await till.keep("4242424242424242")
        let before = try bytes(of: path)
        let lost = try await till.approved(.charge, card)
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: UInt64(before.count))
        #expect(try await till.cards.audit().isEmpty)
        #expect(try await till.ask(.refund, card, continuing: lost).word == "resource_missing")
    }

    @Test("A card that the journal lost keeps its number to itself")
    func lostCard() async throws {
        let till = Till(CardSimulator(journal: path))
        #expect(try await till.ask(.charge, "pm_card_visa_41").word == "paid")
        #expect(try await till.keep("4242424242424242") == "pm_card_visa_42")
    }

    @Test(
        "A file that is something else, or whose lines do not fit, is left as it is and named in one sentence",
        arguments: [
            ("Dear Ana,\n", "is not a journal"), ("Dear Ana", "is not a journal"), ("almoner cards 2\n", "is not"),
            ("almoner cards 1\nnonsense\n", "damaged at byte 16"),
            ("almoner cards 1\nk\tcharge\tpm_card_visa_1\t5000\ton_session\tapproved\tch_2\n", "damaged at byte 16"),
            ("almoner cards 1\nk\tcapture\tpm_card_visa_1\t5000\ton_session\tapproved\tch_1\n", "damaged at byte 16"),
            ("almoner cards 1\nk\tcharge\tpm_card_none_1\t5000\ton_session\tapproved\tch_1\n", "damaged at byte 16"),
        ])
    func foreign(_ content: String, _ words: String) async throws {
        try Data(content.utf8).write(to: URL(filePath: path))
        let cards = CardSimulator(journal: path)
        for _ in 0..<2 {
            let sentence = try await complaint(of: cards)
            #expect(sentence.contains(words) && sentence.contains(path))
        }
        #expect(try bytes(of: path) == Array(content.utf8))
    }

    @Test("A path that cannot be a file is named with the system's reason")
    func noFile() async throws {
        let cards = CardSimulator(journal: folder.path("nowhere/ledger.cards"))
        #expect(try await complaint(of: cards).hasSuffix("cannot be opened: No such file or directory."))
    }

    /// What a network says of a journal that it cannot use.
    private func complaint(of cards: CardSimulator) async throws -> String {
        let failure = await #expect(throws: CardNetworkFailure.self) { try await cards.audit() }
        guard case .unreachable(let sentence)? = failure else { throw try #require(failure) }
        return sentence
    }

    @Test("While another process has the journal a question waits, gives up in the end, and has done nothing")
    func locked() async throws {
        var other = FileTape(path: path)
        #expect(try other.lock())
        let till = Till(CardSimulator(journal: path, tries: 3))
        let failure = await #expect(throws: CardNetworkFailure.self) { try await till.keep("4242424242424242") }
        #expect(failure == .unreachable("Another process kept \(path) locked for too long; try again."))
        other.unlock()
        #expect(try await till.keep("4242424242424242") == "pm_card_visa_1")
    }
}

/// What a file holds.
func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
