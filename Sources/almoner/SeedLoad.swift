// Fills a ledger: the catalogue, the people in large pieces, then the charges that stuck their tokens.

import CardSimulator
import Checkout
import Commands
import SQLiteLedger
import Synchronization

/// One load of a ledger.
struct SeedLoad {
    let ledger: SQLiteLedger
    let plan: SeedPlan

    /// How many refused charges are written at once.
    private static let piece = 500

    func run(progress: @escaping @Sendable (Int) -> Void) async throws {
        let now = try await start()
        let shelf = try await ledger.write { try Shelf.write(to: $0, at: now - .days(500)) }
        let sealer = ledger.sealer
        let fingerprints = try Dictionary(
            uniqueKeysWithValues: PracticeCard.all.map { ($0.number, try sealer.fingerprint($0.number)) })
        // The story gives people practice cards and no others.
        let story = SeedStory(plan, now: now, shelf: shelf) { fingerprints[$0, default: ""] }
        let refused = RefusedCharges()
        let written = Mutex(0)
        do {
            try await ledger.seed(count: plan.customers) { count in
                written.withLock { $0 = count }
                progress(count)
            } make: { index, identifiers in
                var source = LoadIdentifiers(identifiers: identifiers)
                defer { identifiers = source.identifiers }
                let person = try story.person(index, &source)
                refused.add(person.refusedCharges)
                return SeededCustomer(person)
            }
        } catch is CancellationError {
            throw stopped(after: written.withLock { $0 })
        }
        let charges = refused.all
        for start in stride(from: 0, to: charges.count, by: SeedLoad.piece) {
            let piece = charges[start..<min(start + SeedLoad.piece, charges.count)]
            try await ledger.write { transaction in for charge in piece { try transaction.insert(charge) } }
        }
    }

    private func stopped(after written: Int) -> CommandRefusal {
        CommandRefusal(
            code: "interrupted",
            message:
                "Stopped: \(written) of \(plan.customers) customers are in \(ledger.path). A ledger is seeded once; "
                + "for all of them delete it first, or name another with --db.")
    }

    /// The moment at which the story has been told.
    private func start() async throws -> Instant {
        let (asked, path) = (plan.at, ledger.path)
        return try await ledger.write { transaction in
            guard try transaction.customerCount(CustomerQuery()) == .exactly(0) else {
                throw CommandRefusal(
                    code: "ledger_not_empty",
                    message: "\(path) has customers already; seed a new file with --db.")
            }
            let now = try transaction.clock().now(systemTime: SystemTime.now())
            guard let asked, asked != now else { return now }
            if try transaction.clock().isFrozen, asked < now {
                throw CheckoutError.clockMovesForward(now: now, asked: asked)
            }
            try transaction.setClock(.frozen(asked))
            return asked
        }
    }
}

/// Collects what the load cannot write itself; a few in a hundred customers have one.
private final class RefusedCharges: Sendable {
    private let charges = Mutex<[CheckoutSession]>([])

    func add(_ more: [CheckoutSession]) { charges.withLock { $0 += more } }
    var all: [CheckoutSession] { charges.withLock { $0 } }
}

extension SeededCustomer {
    fileprivate init(_ person: SeededPerson) {
        self.init(
            customer: person.customer, letters: person.letters, paymentMethods: person.paymentMethods,
            tokens: person.tokens)
    }
}

/// The load's identifiers, as the story asks for them.
private struct LoadIdentifiers: IdentifierSource {
    var identifiers: SeedIdentifiers

    mutating func next<Thing: Identified>(at now: Instant) -> ID<Thing> { identifiers.next(at: now) }
}
