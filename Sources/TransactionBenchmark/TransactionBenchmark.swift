// How fast a year of transactions is played, and whether that falls as they grow: a ledger full of agreed bookings, each
// charged with its guest away, paid out and closed while the clock moves, beside plain statements that write the same rows.
import ArgumentParser
import Foundation
import SQLiteLedger

/// `TransactionBenchmark [--counts 1000,10000,100000]`
@main
struct TransactionBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Transitions and charges per second while a year is played, beside plain statements.",
        discussion: """
            Both wait for the disk at every commit. The reference inserts each new row once, and updates the \
            transaction's row once for each of its transitions, in as many commits as the engine made. The ledgers are \
            made in $TMPDIR and removed at the end.
            """)

    @Option(help: "How many transactions there are, one run for each number, with commas between.")
    var counts = "1000,10000,100000"

    @Option(help: "How many transactions share a listing.")
    var perListing = 100

    private func numbers() throws -> [Int] {
        try counts.split(separator: ",").map { word in
            guard let number = Int(word), number > 0 else {
                throw ValidationError("--counts takes numbers with commas between, such as 1000,10000.")
            }
            return number
        }
    }

    func validate() throws {
        _ = try numbers()
        guard perListing > 0 else { throw ValidationError("--per-listing must be at least 1.") }
    }

    func run() async throws {
        print(Figures.heading)
        for count in try numbers() {
            // A temporary ledger would not wait for the disk.
            let folder = NSTemporaryDirectory() + "/transaction-benchmark-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let harbour = try await Harbour(path: folder + "/ledger.db", perListing: perListing)
            let prepared = try await harbour.prepare(count)
            let copy = folder + "/plain.db"
            try PlainRows.copy(harbour.ledger.path, to: copy)
            let year = try await harbour.playYear()
            let rows = try PlainRows(before: copy, after: harbour.ledger.path)
            let plain = try rows.write(inCommits: year.commits)
            print(
                Figures(
                    count: count, prepared: prepared, year: year, transitions: rows.transitions,
                    charges: rows.charges, plain: plain
                ).line)
        }
    }
}
