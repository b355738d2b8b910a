// almoner seed: a ledger full of practice customers.

import ArgumentParser
import Checkout
import OrderedJSON

/// Fills a ledger.
struct SeedVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "seed", abstract: "Fill a ledger with practice customers and a catalogue.",
        discussion: """
            The same random seed and moment give the same ledger. One with customers already is left alone.

            Example: almoner seed --customers 1000 --random-seed 7 --at 2027-06-09T10:05:00Z
            """)
    static let use = LedgerUse.creates

    @Option(help: ArgumentHelp("How many customers; 0 writes the catalogue alone.", valueName: "n"))
    var customers: Int

    @Option(help: ArgumentHelp("The number that everything derives from.", valueName: "s"))
    var randomSeed: UInt64 = 1

    @Option(
        help: ArgumentHelp("The ledger's now, at which its clock is frozen.", valueName: "instant"), transform: instant)
    var at: Instant?

    @OptionGroup var options: CommonOptions

    var creation: LedgerCreation { LedgerCreation(seed: randomSeed, frozenAt: at) }

    func validate() throws {
        guard (0...10_000_000).contains(customers) else {
            throw ValidationError("\(customers) customers cannot be seeded; expected 0 to 10000000.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        defer { context.input.progress(nil) }
        let (total, input, ledger) = (customers, context.input, context.ledger)
        let plan = SeedPlan(customers: customers, randomSeed: randomSeed, at: at)
        try await input.stoppable {
            try await ledger.seed(plan) { input.progress("\($0) of \(counted(total, "customer"))") }
        }
        let json: JSON = [
            "customers": .int(customers), "random_seed": .string(String(randomSeed)),
            "now": .instant(try await context.engine.clock().now),
        ]
        return Answer(
            json, lines: ["\(counted(customers, "customer")) written", "next: almoner, or almoner list customers"])
    }
}
