import CardSimulator
import Checkout
import Foundation
import OrderedJSON
import Programs
import Randomness
import SQLiteLedger
import Testing
import TransactionProcess

/// The real binary moves the clock over some hundred transactions, whose cards pay and fail, and is killed with SIGKILL
/// at random moments. Going on leads to the very rows that a run leaves that was never stopped.
@Suite("A clock that is killed", .onOwnThreads)
struct KillTransactionTests {
    private static let kills = 7
    private static let end = Instant("2026-11-01T00:00:00Z") ?? Harbour.opening

    @Test("ends with the same rows, identifiers included, as one that was never stopped")
    func killed() async throws {
        let seed = Seeded.newSeed()
        print("a clock that is killed: seed \(seed)")
        var random = Seeded(seed)
        let (calm, stormy) = (try Scratch(), try Scratch())
        try await Harbour.prepare(calm.ledger)
        try Databases.run("PRAGMA wal_checkpoint(TRUNCATE)", on: calm.ledger)
        for file in try FileManager.default.contentsOfDirectory(atPath: calm.folder.path) {
            try FileManager.default.copyItem(atPath: calm.path(file), toPath: stormy.path(file))
        }
        let arguments = ["clock", "freeze", Self.end.description]
        #expect(try Almoner.run(arguments, ledger: calm.ledger).status == 0)
        let watch = try Harbour.engine(stormy.ledger)
        let places = (0..<Self.kills).map { _ in Harbour.opening + .hours(.random(in: Harbour.busy, using: &random)) }
        var (stopped, moments) = (0, Set<Instant>())
        for place in places.sorted() {
            let process = try Child(Almoner.binary, arguments + ["--db", stormy.ledger], environment: Tool.environment)
            // As soon as the clock has come that far, the run that moves it is killed.
            let deadline = ContinuousClock.now + .seconds(120)
            while try await watch.clock().now < place {
                try #require(ContinuousClock.now < deadline, "the clock stands still; seed \(seed)")
            }
            if kill(process.process, SIGKILL) == 0, process.waitForEnd() != 0 { stopped += 1 }
            for descriptor in [process.input, process.output, process.errors] { close(descriptor) }
            moments.insert(try await watch.clock().now)
        }
        #expect(try Almoner.run(arguments, ledger: stormy.ledger).status == 0, "seed \(seed)")
        #expect(stopped > 2 && moments.count > 2, "\(stopped) kills at \(moments.count) moments; seed \(seed)")
        let (expected, found) = (try rows(calm), try rows(stormy))
        #expect(expected.count == found.count, "seed \(seed)")
        for (one, other) in zip(expected, found) where one != other {
            Issue.record("seed \(seed):\n\(one)\n\(other)")
            break
        }
        let charges = try await Harbour.audit(calm.ledger)
        #expect(try await Harbour.audit(stormy.ledger) == charges && charges.count > 100, "seed \(seed)")
        print("killed \(stopped) times at \(moments.count) moments; \(found.count) rows, \(charges.count) movements")
    }

    /// Every row of every table; where the last command of the clock began is another moment, after a kill.
    private func rows(_ scratch: Scratch) throws -> [Substring] {
        try Databases.content(of: scratch.ledger).split(separator: "\n").filter { !$0.contains("clock.moved") }
    }
}

/// Boats, guests with cards of all sorts, and bookings that were agreed.
enum Harbour {
    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)
    /// The hours after it at which something falls due.
    static let busy = 59 * 24..<100 * 24
    private static let cards = [
        "4242424242424242", "5555555555554444", "4000000000000341", "4000002760003184", "4000009909000047",
        "4000009909000013", nil,
    ]

    static func engine(_ path: String) throws -> CheckoutEngine {
        let ledger = try SQLiteLedger.open(
            path: path, mode: .existingOrCreate(NewLedger(name: "harbour", seed: 7, createdAt: opening)))
        return CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: path + ".cards"), systemTime: { opening },
            actor: Actor(.operator, name: "tess"))
    }

    static func prepare(_ path: String) async throws {
        let engine = try engine(path)
        _ = try await engine.freeze()
        let owner = try await engine.addCustomer(NewCustomer(name: "Otto Lind", email: "otto@example.com", state: "WA"))
        _ = try await engine.connectPayouts(of: owner.id)
        var boats: [Listing] = []
        for name in ["blue", "red"] {
            let new = NewListing(provider: owner.id, title: "The \(name) boat", seats: 1_000)
            boats.append(try await engine.addListing(new))
        }
        var guests: [Customer] = []
        for (place, number) in cards.enumerated() {
            let guest = try await engine.addCustomer(
                NewCustomer(name: "Guest \(place)", email: "guest\(place)@example.com", state: "CA"))
            if let number {
                let entry = try CardEntry(number: number, expiry: "12/40", cvc: "123", postalCode: "90210")
                _ = try await engine.saveCard(entry, for: guest.id)
            }
            guests.append(guest)
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../EngineTests/Transactions/Processes/boat-hire.edn")
        let process = try await engine.install(
            NewProcess(name: "boat-hire", source: try String(contentsOf: file, encoding: .utf8)))
        for number in 0..<210 {
            // Several begin at the same moment, and some are never agreed.
            let start = opening + .days(60 + number / 6) + .hours(number % 3)
            let tx = try await engine.start(
                NewTransaction(
                    process: process.id, listing: boats[number % 2].id, customer: guests[number % guests.count].id,
                    transition: TransitionName("transition/request"), parameters: request(start), isTrusted: true))
            guard number % 10 != 9 else { continue }
            _ = try await engine.take(
                TransitionRequest(TransitionName("transition/agree"), of: tx.id, by: .provider))
        }
    }

    private static func request(_ start: Instant) -> JSON {
        [
            "bookingStart": .string(start.description), "bookingEnd": .string((start + .hours(8)).description),
            "lineItems": [
                ["code": "line-item/day", "unitPrice": ["amount": 12_000, "currency": "USD"], "quantity": 1]
            ],
        ]
    }

    /// What the card network did, with which keys.
    static func audit(_ path: String) async throws -> [String] {
        try await CardSimulator(journal: path + ".cards").audit().map { "\($0.key) \($0.operation) \($0.reference)" }
    }
}
