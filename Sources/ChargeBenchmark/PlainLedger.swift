// The other side: the same rows written by plain prepared statements, in as many commits, grouped alike.
import Checkout
import SQLiteLedger

/// How charges share commits: each charge is in two, and every commit has its even part of them.
struct Groups {
    let charges: Int
    /// How many commits there are: as many as the engine made, or one more, since a charge needs two.
    var commits: Int { ranges.count * 2 }
    /// The charges of each pair of commits.
    let ranges: [Range<Int>]

    init(charges: Int, commits: Int) {
        self.charges = charges
        let pairs = max(1, (commits + 1) / 2)
        ranges = (0..<pairs).map { $0 * charges / pairs..<($0 + 1) * charges / pairs }.filter { !$0.isEmpty }
    }
}

/// A copy of the shop's ledger, set up as the ledger sets up its writing connection.
final class PlainLedger {
    private let database: PlainDatabase
    private let templates: [ChargeTemplate]
    private var chargesMade = 0

    init(copying shop: Shop, templates: [ChargeTemplate]) throws {
        let path = shop.ledger.path + "-plain"
        try PlainDatabase(path: shop.ledger.path).execute("VACUUM INTO '\(path)'")
        database = try PlainDatabase(path: path)
        self.templates = templates
        try database.execute(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000
            """)
    }

    /// How durable its commits are, read back.
    func synchronous() throws -> Int {
        let level = try database.number("PRAGMA synchronous")
        guard level == PlainDatabase.full else { throw WrongCount("the copy's synchronous is \(level), not FULL") }
        return level
    }

    /// Writes the rows of the groups' charges, and tells how long that took. What is bound is made before, with
    /// identifiers spread over as long as the engine took, since they sort by time.
    func write(_ groups: Groups, name: String, pace: Duration) throws -> Duration {
        let start = SystemTime.now()
        let charges = try (0..<groups.charges).map { number in
            chargesMade += 1
            let passed = Int64((pace * number / groups.charges) / .milliseconds(1))
            return try prepare(
                FreshNames(
                    at: Instant(milliseconds: start.milliseconds + passed), key: "\(name), charge \(number)",
                    number: chargesMade),
                templates[number % templates.count])
        }
        let begin = try database.statement("BEGIN IMMEDIATE")
        let commit = try database.statement("COMMIT")
        let clock = ContinuousClock()
        return try clock.measure {
            for range in groups.ranges {
                for stage in [\PreparedCharge.asked, \.answered] {
                    try database.run(begin, [])
                    for charge in charges[range] {
                        for (statement, values) in charge[keyPath: stage] { try database.run(statement, values) }
                    }
                    try database.run(commit, [])
                }
            }
        }
    }

    /// A charge's statements with what they bind.
    private struct PreparedCharge {
        let asked: [(PlainStatement, [Cell])]
        let answered: [(PlainStatement, [Cell])]
    }

    private func prepare(_ names: FreshNames, _ template: ChargeTemplate) throws -> PreparedCharge {
        PreparedCharge(
            asked: try template.asked.map { (try database.statement($0.sql), names.values(for: $0)) },
            answered: try template.answered.map { (try database.statement($0.sql), names.values(for: $0)) })
    }
}
