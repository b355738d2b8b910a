// The customers' list finds what a slow look at everybody finds, in every order and direction.
import Checkout
import Randomness
import SQLiteLedger
import Testing

@Suite("The customers' list")
struct CustomerListTests {
    /// Enough that some words are had by more customers than are fetched and sorted.
    private static let count = 6_000
    /// What every run asks; the second to the fourth find more of a state than are fetched, and fewer than are walked past,
    /// and the last four have words of which many have all, as many have one elsewhere than first, or only few have.
    private static let always = [
        "", "state:ca", "an state:ca", "state:ca letter:gym -card:visa", "is:pending", "an is:pending -letter:gym",
        "an ma", "a an r", "anna u1", "u12 ben an",
    ]

    @Test("finds, sorts, counts and pages like a slow model")
    func agreesWithTheModel() async throws {
        let seed = UInt64.random(in: .min ... .max)
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "list", seed: seed, createdAt: Sample.now))
        try await ledger.write { try $0.setClock(.frozen(Sample.now)) }
        try await ledger.seed(count: CustomerListTests.count / 2) { try RandomCustomers.make($0, seed: seed, &$1) }
        // The second half comes to a ledger that has customers, which is another way in.
        try await ledger.seed(count: CustomerListTests.count / 2) {
            try RandomCustomers.make($0 + CustomerListTests.count / 2, seed: seed, &$1)
        }
        var random = Seeded(seed)
        let changed = changed(try remade(seed: seed, ledgerSeed: seed), &random)
        try await ledger.write { transaction in
            for seeded in changed {
                try transaction.update(seeded.customer)
                for token in seeded.tokens { try transaction.update(token) }
            }
        }
        let model = CustomerModel(customers: changed, now: Sample.now)
        for round in 0..<25 {
            let text =
                CustomerListTests.always.indices.contains(round)
                ? CustomerListTests.always[round] : filterText(&random, model)
            for sort in CustomerQuery.Sort.allCases {
                let query = CustomerQuery(filter: Filter(text), sort: sort)
                let limit = Int.random(in: 1...300, using: &random)
                let skipping = Int.random(in: 0...50, using: &random)
                let expected = model.find(query)
                try await ledger.read { reader in
                    let comment: Comment = "seed \(seed), filter `\(text)` by \(sort), pages of \(limit)"
                    do {
                        try compare(reader, query, with: expected, limit: limit, skipping: skipping, comment)
                    } catch {
                        Issue.record(error, comment)
                    }
                }
            }
        }
    }

    @Test(
        "counts at once what an index tells, and leaves for later what single customers have to be looked at for",
        arguments: [
            ("", true), ("ana", true), ("ana ben", true), ("state:ca", true), ("unknown:x", true), ("is:pending", true),
            ("mariana", false), ("name:ana", false), ("ana state:ca", false), ("letter:gym", false),
            ("-state:ca", false),
        ])
    func quickCounts(text: String, isQuick: Bool) async throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "counts", createdAt: Sample.now))
        let count = try await ledger.read { try $0.quickCustomerCount(CustomerQuery(filter: Filter(text))) }
        #expect(count == (isQuick ? .exactly(0) : nil))
    }

    /// The customers that the seed makes, as a model.
    private func remade(seed: UInt64, ledgerSeed: UInt64) throws -> [SeededCustomer] {
        var identifiers = SeedIdentifiers(seed: ledgerSeed)
        return try (0..<CustomerListTests.count).map { try RandomCustomers.make($0, seed: seed, &identifiers) }
    }

    /// The same, some of them under another name, and some of their tokens stuck or no longer so.
    private func changed(_ customers: [SeededCustomer], _ random: inout Seeded) -> [SeededCustomer] {
        customers.map { seeded in
            var seeded = seeded
            if random.chance(20) { seeded.customer.lastName = random.pick(RandomCustomers.lastNames) + "i" }
            for index in seeded.tokens.indices where random.chance(3) {
                let isStuck = seeded.tokens[index].pendingUpdate != nil
                seeded.tokens[index].pendingUpdate = isStuck ? nil : Sample.update(since: Sample.now)
            }
            return seeded
        }
    }

    private func compare(
        _ reader: any LedgerReader, _ query: CustomerQuery, with expected: [ID<Customer>], limit: Int, skipping: Int,
        _ comment: Comment
    ) throws {
        let count = try reader.customerCount(query)
        #expect(count == (expected.count > 1_000 ? .moreThan(1_000) : .exactly(expected.count)), comment)
        if let quick = try reader.quickCustomerCount(query) { #expect(quick == count, comment) }
        let first = try reader.customers(query, from: .first, limit: limit)
        #expect(same(first, expected.prefix(limit)), comment)
        #expect(first.hasLater == (expected.count > limit), comment)
        let last = try reader.customers(query, from: .last, limit: limit)
        #expect(same(last, expected.suffix(limit)), comment)
        #expect(last.hasEarlier == (expected.count > limit), comment)
        guard let end = first.rows.last, let start = last.rows.first else { return }
        let after = try reader.customers(query, from: .after(end.cursor, skipping: skipping), limit: limit)
        let rest = expected.dropFirst(first.rows.count + skipping)
        #expect(same(after, rest.prefix(limit)), comment)
        let before = try reader.customers(query, from: .before(start.cursor, skipping: skipping), limit: limit)
        let earlier = expected.dropLast(last.rows.count + skipping)
        #expect(same(before, earlier.suffix(limit)), comment)
    }

    private func same(_ page: Page<CustomerRow>, _ expected: ArraySlice<ID<Customer>>) -> Bool {
        page.rows.map(\.row.customer.id) == Array(expected)
    }

    /// A filter as somebody might type it: up to three parts, some of them beginnings of what is there.
    private func filterText(_ random: inout Seeded, _ model: CustomerModel) -> String {
        let parts = (0..<random.pick([1, 1, 1, 2, 2, 3])).map { _ in
            (random.chance(5) ? random.pick(["-", "!"]) : "") + part(&random, model)
        }
        return parts.joined(separator: " ")
    }

    private func part(_ random: inout Seeded, _ model: CustomerModel) -> String {
        let customer = random.pick(model.customers).customer
        func beginning(_ text: String) -> String {
            String(text.prefix(Int.random(in: 1...max(1, text.count), using: &random)))
        }
        switch Int.random(in: 0..<14, using: &random) {
        case 0...5:
            return beginning(
                random.pick([customer.firstName, customer.lastName, customer.email ?? "com", "exam", "a"]))
        case 6: return "name:" + beginning(random.pick([customer.firstName, customer.lastName]) + "z")
        case 7: return "email:" + beginning(customer.email ?? "u1")
        case 8: return "state:" + random.pick(["ca", "New", "wy", "puerto", "TX", "zz"])
        case 9: return "letter:" + random.pick(["gym", "mental_health", "sleep", "none"])
        case 10: return "card:" + random.pick(["4242", "0005", "visa", "american_express", "9999"])
        case 11: return "is:" + random.pick(["pending", "expiring", "review", "odd"])
        case 12: return "id:" + beginning(random.pick([customer.id.description, customer.id.uuid]))
        default: return random.pick(["\"jo ann\"", "o'neil", "…", "--", "\"ana b\"", "unknown:x", "MÜL", "李"])
        }
    }
}
