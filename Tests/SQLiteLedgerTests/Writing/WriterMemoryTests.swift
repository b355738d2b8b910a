// What the writing thread remembers is never older than the ledger.
import Checkout
import SQLiteLedger
import Testing

@Suite("What a writer remembers", .timeLimit(.minutes(5)))
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

    @Test("of what falls due next stands beside a session that lapses later, and falls with one that lapses earlier")
    func laterLapse() async throws {
        let customer = try await own.write { try Sample.customer($0) }.id
        let first = try await own.write { try Sample.session($0, of: customer, expiresAt: Sample.later(5)) }
        let cases: [(Int64, ID<CheckoutSession>?)] = [(9, first.id), (5, first.id), (4, nil)]
        for (hours, expected) in cases {
            let (new, next) = try await own.write { transaction in
                _ = try transaction.nextDue()
                let new = try Sample.session(transaction, of: customer, expiresAt: Sample.later(hours))
                return (new.id, try transaction.nextDue())
            }
            #expect(next?.what == .sessionExpiry(expected ?? new), "\(hours)")
            #expect(try await other.read { try $0.nextDue() } == next)
        }
    }

    @Test("of keys ends with their revocation, by whomever")
    func keys() async throws {
        let keys = try await own.write { transaction in
            try (1...2).map { number in
                let key = APIKey(
                    id: try transaction.newID(at: Sample.now), label: "", hint: "fsk_test_\(number)", digest: [],
                    createdAt: Sample.now)
                try transaction.insert(key)
                return key
            }
        }
        func valid() async throws -> [Bool] {
            try await own.write { transaction in try keys.map { try transaction.isValid($0.id) } }
        }
        func revoke(_ key: APIKey, on ledger: SQLiteLedger) async throws {
            try await ledger.write { transaction in
                var revoked = key
                revoked.revokedAt = Sample.now
                try transaction.update(revoked)
            }
        }
        #expect(try await valid() == [true, true])
        try await revoke(keys[0], on: own)
        #expect(try await valid() == [false, true])
        try await revoke(keys[1], on: other)
        #expect(try await valid() == [false, false])
        #expect(try await own.write { try $0.isValid(ID(bits: 1)) } == false)
    }

    @Test("of the last rows gives every new thing a number of its own")
    func numbers() async throws {
        let customer = try await own.write { try Sample.customer($0) }.id
        var made: [ID<CheckoutSession>] = []
        for ledger in [own, own, other, own] {
            made.append(try await ledger.write { try Sample.session($0, of: customer) }.id)
            await #expect(throws: CancellationError.self) {
                try await ledger.write { transaction in
                    _ = try Sample.session(transaction, of: customer)
                    throw CancellationError()
                }
            }
        }
        #expect(Set(made).count == made.count)
        let places = try await own.read { [made] reader in try made.map { try reader.place(of: $0)?.number } }
        #expect(places == [1, 2, 3, 4])
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
