// What stands in for a ledger where a verb needs none; it says that there is none.

import Checkout
import Commands

/// A ledger that is not there.
struct NoLedger: Ledger {
    let sealer: any Sealer = NoSealer()
    let processNumber: Int64 = 0

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader) throws -> Value
    ) async throws -> Value { throw NoLedgerOpened() }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> Value
    ) async throws -> Value { throw NoLedgerOpened() }

    func isAlive(process: Int64) -> Bool { false }
}

/// The seal of a ledger that is not there.
private struct NoSealer: Sealer {
    func seal(_ plain: [UInt8], context: String) throws -> [UInt8] { throw NoLedgerOpened() }
    func open(_ sealed: [UInt8], context: String) throws -> [UInt8] { throw NoLedgerOpened() }
    func fingerprint(_ cardNumber: String) -> String { "" }
    func digest(_ secret: String) -> [UInt8] { [] }
}

/// A verb that says that it needs no ledger asked for one.
private struct NoLedgerOpened: Error, CustomStringConvertible {
    var description: String { "No ledger is open." }
}

/// The tools where there is no ledger: the practice cards are known without one.
struct NoTools: LedgerTools {
    var practiceCards: [PracticeCardNote] { PracticeCardNote.all }

    func seed(_ plan: SeedPlan, progress: @escaping @Sendable (Int) -> Void) async throws {
        throw CheckoutError.readOnly
    }

    func backup(to path: String) async throws { throw CheckoutError.readOnly }
}
