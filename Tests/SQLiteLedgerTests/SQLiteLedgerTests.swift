// SQLite's ledger keeps what any ledger has to.
import Checkout
import SQLiteLedger
import Testing

@Suite("SQLite's ledger")
struct SQLiteLedgerTests {
    @Test("keeps what the engine needs", arguments: LedgerConformance.cases)
    func conforms(to requirement: LedgerConformance.Case) async throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "test", seed: 7, createdAt: Sample.now))
        try await requirement.check(ledger)
    }
}
