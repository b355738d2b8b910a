import Checkout
import Commands
import SQLiteLedger
import Testing
import TransactionProcess

@Suite("Practice people")
struct SeedTests {
    /// Identifiers from a counter.
    private struct Counter: IdentifierSource {
        var last: UInt128 = 0

        mutating func next<Thing: Identified>(at now: Instant) -> ID<Thing> {
            last += 1
            return ID(at: now, random: last)
        }
    }

    private let now = Desk.opening

    private func people(_ count: Int, seed: UInt64 = 1) async throws -> [SeededPerson] {
        let desk = try await Desk()
        let shelf = try await desk.ledger.read { try $0.prices(from: .first, limit: 50).rows.map(\.row) }
        let story = SeedStory(SeedPlan(customers: count, randomSeed: seed), now: now, shelf: shelf) { _ in "" }
        var ids = Counter()
        return try (0..<count).map { try story.person($0, &ids) }
    }

    @Test("are the same for the same seed, and others for another")
    func repeats() async throws {
        let first = try await people(50)
        #expect(try await people(50) == first)
        #expect(try await people(50, seed: 2).map(\.customer.name) != first.map(\.customer.name))
    }

    @Test("never share an address, and hold nothing that happens later than now or earlier than they came")
    func sound() async throws {
        let people = try await people(2_000)
        #expect(Set(people.compactMap(\.customer.email)).count == people.count)
        for person in people {
            let moments =
                person.letters.map(\.signedAt) + person.paymentMethods.map(\.createdAt) + person.tokens.map(\.createdAt)
            #expect(moments.allSatisfy { person.customer.createdAt <= $0 && $0 <= now })
            #expect(person.customer.defaultPaymentMethod == person.paymentMethods.first(where: \.offSession)?.id)
            #expect(person.letters.allSatisfy { $0.isExpiryRecorded == ($0.expiresAt <= now) })
        }
    }

    @Test("show every case: letters of all ages, cards that ran out, tokens stuck for both reasons")
    func variety() async throws {
        let people = try await people(2_000)
        let letters = people.flatMap(\.letters)
        #expect(letters.contains { $0.expiresAt <= now } && letters.contains { $0.status == .denied })
        #expect(letters.contains { now < $0.expiresAt && $0.expiresAt < now + .days(14) })
        #expect(Set(letters.map(\.visitType)).count == Survey.all.count)
        let cards = people.flatMap(\.paymentMethods).map(\.card)
        #expect(cards.contains { $0.expiry.isExpired(at: now) } && cards.contains { $0.account == .health })
        let tokens = people.flatMap(\.tokens)
        let stuck = tokens.compactMap(\.pendingUpdate)
        #expect(Set(stuck.map(\.action)) == Set(UpdateAction.allCases))
        #expect((2...10).contains(stuck.count * 100 / tokens.count))
        #expect(people.flatMap(\.refusedCharges).map(\.id) == stuck.map(\.session))
    }
}

@Suite("The demo")
struct DemoTests {
    private let end = Instant("2026-11-20T14:05:00Z") ?? Instant(milliseconds: 0)

    /// A ledger with the story told on it, and the desk's own verbs to look at it.
    private func told() async throws -> SQLiteLedger {
        let story = DemoStory(at: end)
        let ledger = try SQLiteLedger.temporary(
            NewLedger(name: "demo", seed: DemoStory.seed, createdAt: story.beginning))
        try await ledger.write { try $0.setClock(.frozen(story.beginning)) }
        try await story.tell(on: ledger, network: Desk.freshNetwork())
        return ledger
    }

    @Test("ends at its moment with sessions in every status, reviews to decide and tokens to repair")
    func ending() async throws {
        let ledger = try await told()
        let (clock, sessions, reviews, pending, customers) = try await ledger.read { reader in
            (
                try reader.clock(), try reader.sessions(of: nil, from: .first, limit: 500).rows.map(\.row.session),
                try reader.reviewCount(), try reader.tokens(pendingOnly: true, from: .first, limit: 50).rows.map(\.row),
                try reader.customerCount(CustomerQuery())
            )
        }
        #expect(clock == .frozen(end))
        #expect(customers == .exactly(51))
        #expect(Set(sessions.map(\.status)) == Set(SessionStatus.allCases))
        #expect((3...5).contains(reviews))
        let updates = pending.compactMap(\.token.pendingUpdate)
        #expect(Set(updates.map(\.action)) == Set(UpdateAction.allCases))
        #expect(Set(updates.map(\.tries)).count > 2)
    }

    @Test("ends with a marketplace in every state that an operator wants to have seen")
    func marketplace() async throws {
        let ledger = try await told()
        let (rows, mails) = try await ledger.read { reader in
            (
                try reader.transactions(TransactionQuery(), from: .first, limit: 50).rows.map(\.row),
                try reader.mails(of: nil, from: .first, limit: 100).rows.map(\.row.mail)
            )
        }
        let states = rows.map { "\($0.customerName): \($0.transaction.state.short), \($0.payment.rawValue)" }
        #expect(
            Set(states) == [
                "Anaïs Lefèvre: rated, succeeded", "Chidi Okafor: visited, succeeded",
                "Grace Sullivan: rated-by-host, succeeded", "Björn Ångström: paid, succeeded",
                "Ylva Sandström: charge-due, none", "Elżbieta Wiśniewska: confirmed, none",
                "Clémence Fauré: confirmed, none", "Anaya Whitehorse: requested, none",
                "Fatima Al-Rashid: turned-down, none",
            ])
        #expect(rows.filter(\.transaction.isSpent).map(\.customerName) == ["Ylva Sandström"])
        let tomorrow = try #require(rows.first { $0.customerName == "Elżbieta Wiśniewska" }?.transaction.next?.at)
        #expect(tomorrow > end && tomorrow < end + .days(1))
        #expect(mails.contains { $0.notification.short == "payment-wanted" && $0.status == .sent })
    }

    @Test("ends with a subscription that goes on, one whose letter has run out, and a standing order for what is stuck")
    func standing() async throws {
        let ledger = try await told()
        let (subscriptions, orders) = try await ledger.read { reader in
            (
                try reader.subscriptions(of: nil, from: .first, limit: 9).rows.map(\.row.subscription.status),
                try reader.standingOrders(from: .first, limit: 9).rows.map(\.row)
            )
        }
        #expect(Set(subscriptions) == [.active, .pastDue])
        #expect(orders.map(\.state.short) == ["charge-due"] && orders.allSatisfy(\.isOn))
    }

    @Test("shows letters that expire this week, letters that have expired, and denied ones")
    func letters() async throws {
        let ledger = try await told()
        let letters = try await ledger.read { try $0.letters(from: .first, limit: 500).rows.map(\.row) }
        #expect(
            letters.filter { end < $0.expiresAt && $0.expiresAt <= end + .days(7) && $0.status == .issued }.count >= 3)
        #expect(letters.filter { $0.expiresAt <= end }.count >= 2)
        #expect(letters.contains { $0.status == .denied })
    }

    @Test("tells the same story to the byte at the same moment")
    func repeats() async throws {
        let (first, second) = (try await told(), try await told())
        let query = { @Sendable (reader: any LedgerReader) in
            try reader.events(of: nil, from: .first, limit: 5_000).rows.map(\.row)
        }
        #expect(try await first.read(query) == (try await second.read(query)))
    }
}
