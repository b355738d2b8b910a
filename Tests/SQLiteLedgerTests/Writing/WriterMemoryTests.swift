// What the writing thread remembers is never older than the ledger.
import Checkout
import SQLiteLedger
import Testing

@Suite("What a writer remembers", .timeLimit(.minutes(1)))
struct WriterMemoryTests {
    private let folder: TestFolder
    private let own: SQLiteLedger
    private let other: SQLiteLedger

    init() throws {
        folder = try TestFolder()
        (own, other) = (try folder.create(), try folder.open())
    }

    @Test("of the clock follows its own changes, another's, and none that was refused")
    func clock() async throws {
        #expect(try await own.write { try $0.clock() } == .live)
        try await other.write { try $0.setClock(.frozen(Sample.now)) }
        #expect(try await own.write { try $0.clock() } == .frozen(Sample.now))
        try await own.write { try $0.setClock(.frozen(Sample.later(1))) }
        #expect(try await own.write { try $0.clock() } == .frozen(Sample.later(1)))
        await #expect(throws: CancellationError.self) {
            try await own.write { transaction in
                try transaction.setClock(.live)
                throw CancellationError()
            }
        }
        #expect(try await own.write { try $0.clock() } == .frozen(Sample.later(1)))
    }

    @Test("of what falls due follows letters, consultations and sessions, its own and another's")
    func agenda() async throws {
        #expect(try await own.write { try $0.nextDue() } == nil)
        let customer = try await own.write { try Sample.customer($0) }.id
        let letter = try await own.write { try Sample.letter($0, of: customer) }
        #expect(try await own.write { try $0.nextDue() }?.what == .letterExpiry(letter.id))
        let session = try await other.write { try Sample.session($0, of: customer, expiresAt: Sample.later(9)) }
        #expect(try await own.write { try $0.nextDue() }?.what == .sessionExpiry(session.id))
        let review = try await own.write { transaction in
            #expect(try transaction.nextDue()?.what == .sessionExpiry(session.id))
            return try Sample.consultation(
                transaction, of: customer, status: .inReview, reviewDueAt: Sample.later(5))
        }
        #expect(try await own.write { try $0.nextDue() }?.what == .review(review.id))
    }

    @Test("of the webhook endpoints follows its own changes, another's, and none that was refused")
    func endpoints() async throws {
        func known() async throws -> [ID<WebhookEndpoint>] {
            try await own.write { try $0.webhookEndpoints().map(\.id) }
        }
        #expect(try await known() == [])
        let first = try await own.write { try Sample.endpoint($0) }
        #expect(try await known() == [first.id])
        let second = try await other.write { try Sample.endpoint($0) }
        #expect(try await known() == [first.id, second.id])
        await #expect(throws: CancellationError.self) {
            try await own.write { transaction in
                _ = try Sample.endpoint(transaction)
                throw CancellationError()
            }
        }
        #expect(try await known() == [first.id, second.id])
        try await other.write { transaction in
            var removed = first
            removed.removedAt = Sample.now
            try transaction.update(removed)
        }
        #expect(try await known() == [second.id])
    }
}
