import CardSimulator
import Checkout
import Foundation
import Programs
import Randomness
import SQLiteLedger
import Testing

/// The real binary charges one card after the other and is killed with SIGKILL at random moments. Whatever it had
/// answered is there afterwards; whatever it had not is asked for again under the same key; nothing is charged twice.
@Suite("Killed at any moment", .onOwnThreads)
struct KillTests {
    static let kills = 200

    @Test("the ledger loses no charge that was answered, makes none twice, and leaves nothing half done")
    func killed() async throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        let scratch = try Scratch()
        let charge = try Self.openShop(scratch.ledger)
        var answered: [String: String] = [:]
        var waiting: [String] = []
        var made = 0
        var killed = 0
        while killed < Self.kills {
            while waiting.count < 40 {
                made += 1
                waiting.append("key-\(made)")
            }
            let run = try BatchRun(ledger: scratch.ledger, lines: waiting.map { "\(charge) --idempotency-key \($0)" })
            // Half of them while it starts and takes up what its predecessor left, half while it charges.
            let sessions = try run.killed(
                after: .milliseconds(Int.random(in: 0...60, using: &random)),
                countingFromFirstAnswer: Bool.random(using: &random))
            for (key, session) in zip(waiting, sessions) { answered[key] = session }
            waiting.removeFirst(sessions.count)
            killed += 1
        }
        // What was answered is asked for again too: the same key has to give the same charge.
        let all = answered.keys.sorted() + waiting
        let last = try BatchRun(ledger: scratch.ledger, lines: all.map { "\(charge) --idempotency-key \($0)" })
            .finished()
        for (key, session) in zip(all, last) {
            if let before = answered[key] {
                #expect(before == session, "\(key) was answered as another charge; seed \(seed)")
            }
        }
        #expect(last.count == all.count && Set(last).count == all.count, "seed \(seed)")
        try await Self.audit(scratch.ledger, charges: all.count, seed)
        #expect(answered.count > 20, "the runs were killed before they did anything; seed \(seed)")
        print("killed \(killed) times; \(answered.count) charges were answered before a kill, \(all.count) made in all")
    }

    /// A customer with a verified card and something to sell; the words of a charge come back.
    private static func openShop(_ ledger: String) throws -> String {
        func id(_ name: String, _ arguments: String...) throws -> String {
            let document = try Almoner.json(arguments, ledger: ledger) as? [String: Any]
            return try #require(document?[name] as? String)
        }
        let customer = try id("customer_id", "customer", "add", "--name", "Ana Beltrán", "--email", "ana@example.com")
        let product = try id(
            "product_id", "product", "add", "--name", "Bandages", "--eligibility", "auto_substantiation")
        let price = try id("price_id", "price", "add", "--product", product, "--unit-amount", "899")
        let card = try id(
            "payment_method_id", "card", "save", "--customer", customer, "--card", "4242424242424242", "--expires",
            "12/40", "--cvc", "123", "--postal-code", "90210")
        return "charge --customer \(customer) --payment-method \(card) --price \(price)"
    }

    /// The ledger and the card network's own journal agree.
    private static func audit(_ path: String, charges: Int, _ seed: UInt64) async throws {
        let ledger = try SQLiteLedger.open(path: path, mode: .existing)
        let (sessions, asking) = try await ledger.read { reader in
            (
                try reader.sessions(of: nil, from: .first, limit: 100_000).rows.map(\.row.session).filter {
                    $0.mode == .offSession
                },
                try reader.paymentsAsking(notOwnedBy: 0)
            )
        }
        #expect(asking.isEmpty, "payments are left processing; seed \(seed)")
        #expect(
            sessions.count == charges && sessions.allSatisfy { $0.status == .complete && $0.aim == nil }, "seed \(seed)"
        )
        let charged = try await CardSimulator(journal: path + ".cards").audit().filter { $0.operation == .charge }
        #expect(charged.count == charges && Set(charged.map(\.reference)).count == charges, "seed \(seed)")
    }
}

/// A process that makes charges line by line.
private final class BatchRun {
    private let child: Child
    private var text: [UInt8] = []

    init(ledger: String, lines: [String]) throws {
        let file = ledger + ".lines"
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
        child = try Child(Almoner.binary, ["batch", file, "--db", ledger], environment: Tool.environment)
        close(child.input)
    }

    /// Reads answers until the time is over, kills, and returns the sessions that were answered.
    func killed(after time: Duration, countingFromFirstAnswer isCharging: Bool) throws -> [String] {
        if isCharging { text += Child.read(child.output) }
        let end = ContinuousClock.now + time
        while Waiting.forBytes(of: child.output, until: end) {
            let more = Child.read(child.output)
            if more.isEmpty { break }
            text += more
        }
        kill(child.process, SIGKILL)
        return try finished(expectingEnd: false)
    }

    /// Reads to the end and returns the sessions that were answered.
    func finished(expectingEnd: Bool = true) throws -> [String] {
        while case let more = Child.read(child.output), !more.isEmpty { text += more }
        let status = child.waitForEnd()
        if expectingEnd { #expect(status == 0) }
        // A line without its end was not answered.
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
        return try lines.map { line in
            let document = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(document?["checkout_session_id"] as? String, "a charge was refused: \(line)")
        }
    }
}
