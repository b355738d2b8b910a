// What falls due and cannot be done is named, since all that comes after it waits for it.
import Checkout
import GRDB
import Testing

@testable import SQLiteLedger

@Suite("Something that falls due and cannot be done")
struct UndoneDueTests {
    @Test("is named in the refusal of all that comes after it, with what to look at")
    func named() async throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "test", seed: 7, createdAt: Sample.now))
        try await ledger.write { try $0.setClock(.frozen(Sample.now)) }
        let letter = try await ledger.write { try Sample.letter($0, of: try Sample.customer($0).id) }
        // A letter whose end cannot be noted.
        try await ledger.queue.writeWithoutTransaction { database in
            try database.execute(
                sql: "CREATE TRIGGER kept BEFORE UPDATE ON letters BEGIN SELECT RAISE(ABORT, 'it is kept'); END")
        }
        let engine = CheckoutEngine(
            ledger: ledger, network: NoNetwork(), systemTime: { Sample.now }, actor: Actor(.operator))
        do throws(CheckoutError) {
            _ = try await engine.advance(by: .years(2))
            Issue.record("it was done")
        } catch {
            #expect(error.code == "ledger_unavailable")
            let beginning = "What fell due at \(letter.expiresAt), a letter expires (\(letter.id)), cannot be done, "
            let reason = "and holds up the rest: \(ledger.path): it is kept."
            #expect(error.message.hasPrefix(beginning + reason), "\(error.message)")
            #expect(error.message.hasSuffix(" See `almoner show \(letter.id)`."), "\(error.message)")
        }
    }

    @Test("has a cause in the ledger's own words")
    func cause() throws {
        let item = DueItem(at: Sample.now, what: .review(ID(bits: 1)))
        let full = ledgerError(UndoneDue(item: item, cause: DatabaseError(resultCode: .SQLITE_FULL)), path: "a.db")
        let cause = (full as? UndoneDue)?.cause as? LedgerFailure
        #expect(cause == .diskFull(path: "a.db"))
    }
}

/// A card network that is not asked.
private struct NoNetwork: CardNetwork {
    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        throw .unreachable("It is not asked.")
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        throw .unreachable("It is not asked.")
    }
}
