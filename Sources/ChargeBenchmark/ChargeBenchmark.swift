// How many off-session charges a second the whole engine makes, durably, beside plain prepared statements that write
// the same rows in as many commits. The two take turns in one process, so what disturbs one disturbs the other.
import ArgumentParser
import Foundation

/// `ChargeBenchmark [--charges 4000] [--rounds 5]`
@main
struct ChargeBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Charges per second through the whole engine, beside plain statements that write the same rows.",
        discussion: "Both wait for the disk at every commit. The ledgers are made in $TMPDIR and removed at the end.")

    @Option(help: "How many charges a round makes.")
    var charges = 4_000

    @Option(help: "How many rounds are measured for each number of callers; the table shows medians.")
    var rounds = 5

    func validate() throws {
        guard charges >= Shop.mostCallers else {
            throw ValidationError("--charges must be at least \(Shop.mostCallers), one for each caller.")
        }
        guard rounds >= 1 else { throw ValidationError("--rounds must be at least 1.") }
    }

    func run() async throws {
        // A temporary ledger would not wait for the disk.
        let folder = NSTemporaryDirectory() + "/charge-benchmark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shop = try await Shop(path: folder + "/ledger.db")
        let templates = try await ChargeTemplate.record(at: shop)
        let plain = try PlainLedger(copying: shop, templates: templates)
        print("synchronous: engine \(try shop.synchronous()), plain statements \(try plain.synchronous()) (2 is FULL)")
        print(Report.heading)
        for callers in [1, 16, Shop.mostCallers] {
            // The first round warms caches and files and is not counted.
            let warmUp = try await round("warm-up", callers, shop, plain)
            try await verify(warmUp, shop)
            var measured: [Round] = []
            for number in 1...rounds {
                let round = try await round("round \(number)", callers, shop, plain)
                try await verify(round, shop)
                measured.append(round)
            }
            print(Report.line(callers: callers, measured))
        }
    }

    private func round(_ name: String, _ callers: Int, _ shop: Shop, _ plain: PlainLedger) async throws -> Round {
        let name = "\(callers) callers, \(name)"
        let engine = try await shop.charge(charges, callers: callers, name: name)
        let groups = Groups(charges: charges, commits: engine.commits)
        let elapsed = try plain.write(groups, name: name, pace: engine.elapsed)
        return Round(charges: charges, engine: engine, plainCommits: groups.commits, plainElapsed: elapsed)
    }

    private func verify(_ round: Round, _ shop: Shop) async throws {
        guard round.engine.completed == charges else {
            throw WrongCount("\(round.engine.completed) of \(charges) charges were answered as complete")
        }
        try await shop.verify()
    }
}

/// The benchmark's figures would be about something else than it says.
struct WrongCount: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
