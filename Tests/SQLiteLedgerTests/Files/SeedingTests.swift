// Loading many customers at once ends in the same ledger as adding them one by one.
import Checkout
import GRDB
import Testing

@testable import SQLiteLedger

private struct Stop: Error {}

@Suite("Loading customers")
struct SeedingTests {
    @Test("gives the identifiers and lists that adding them one by one gives")
    func sameAsOneByOne() async throws {
        let loaded = try ledger()
        try await loaded.seed(count: 40) { try RandomCustomers.make($0, seed: 3, &$1) }
        let added = try ledger()
        try await added.write { transaction in
            var identifiers = SeedIdentifiers(seed: 7)
            for index in 0..<40 {
                let seeded = try RandomCustomers.make(index, seed: 3, &identifiers)
                try transaction.insert(seeded.customer)
                for letter in seeded.letters { try transaction.insert(letter) }
                for method in seeded.paymentMethods { try transaction.insert(method) }
                for token in seeded.tokens { try transaction.insert(token) }
            }
        }
        for sort in CustomerQuery.Sort.allCases {
            let query = CustomerQuery(sort: sort)
            let pages = try await (
                loaded.read { try $0.customers(query, from: .first, limit: 50) },
                added.read { try $0.customers(query, from: .first, limit: 50) }
            )
            #expect(pages.0 == pages.1)
        }
        let next = try await (
            loaded.write { try $0.newID(Customer.self, at: Sample.now) },
            added.write { try $0.newID(Customer.self, at: Sample.now) }
        )
        #expect(next.0 == next.1)
        try await expect(loaded, reads: try await added.read { try $0.nextDue() }) { try $0.nextDue() }
    }

    @Test("stopped half way, leaves a whole ledger with what was committed")
    func stoppedHalfWay() async throws {
        let ledger = try ledger()
        await #expect(throws: Stop.self) {
            try await ledger.seed(count: 20_000) { index, identifiers in
                if index == 10_003 { throw Stop() }
                return SeededCustomer(
                    customer: Customer(
                        id: identifiers.next(at: Sample.now), firstName: "Ana", lastName: "\(index)",
                        createdAt: Sample.now))
            }
        }
        let query = CustomerQuery(filter: Filter("9999"))
        try await expect(ledger, reads: .exactly(1)) { try $0.customerCount(query) }
        try await expect(ledger, reads: .exactly(0)) { try $0.customerCount(CustomerQuery(filter: Filter("10001"))) }
        _ = try await ledger.write { try Sample.customer($0, "Zoe") }
        try await expect(ledger, reads: .exactly(1)) { try $0.customerCount(CustomerQuery(filter: Filter("zoe"))) }
    }

    @Test("cancelled, stops and says so")
    func cancelled() async throws {
        let ledger = try ledger()
        let task = Task {
            try await ledger.seed(count: 1_000_000_000) { try RandomCustomers.make($0, seed: 3, &$1) }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        _ = try await ledger.write { try Sample.customer($0) }
    }

    @Test("cut short by a crash, is made whole by the next opening")
    func cutShort() async throws {
        let folder = try TestFolder()
        var ledger: SQLiteLedger? = try folder.create()
        try await ledger?.seed(count: 30) { try RandomCustomers.make($0, seed: 3, &$1) }
        try await ledger?.queue.writeWithoutTransaction { database in
            try database.inTransaction {
                try Schema.dropIndexes(database)
                return .commit
            }
        }
        ledger = nil
        let again = try folder.open()
        let page = try await again.read { try $0.customers(CustomerQuery(), from: .first, limit: 50) }
        #expect(page.rows.count == 30)
        let query = CustomerQuery(filter: Filter("a"))
        let count = try await again.read { try $0.customerCount(query) }
        #expect(count != .exactly(0))
    }

    private func ledger() throws -> SQLiteLedger {
        try SQLiteLedger.temporary(NewLedger(name: "test", seed: 7, createdAt: Sample.now))
    }
}
