import Checkout
import SQLiteLedger
import Synchronization

/// A ledger on which something happens just before one of its calls.
final class MeddledLedger: Ledger {
    enum Call { case read, write, any }

    private struct Meddling {
        /// How many calls of the kind are left, that one included.
        var left: Int
        let kind: Call
        let deed: @Sendable () async throws -> Void
    }

    private let ledger: SQLiteLedger
    private let meddling = Mutex<Meddling?>(nil)
    let sealer: any Sealer

    init(_ ledger: SQLiteLedger) {
        self.ledger = ledger
        sealer = ledger.sealer
    }

    /// Whether what shall happen has not happened yet.
    var isArmed: Bool { meddling.withLock { $0 != nil } }

    /// Lets something happen before a call of this kind, counted from 1 and from now. What it throws, the call throws.
    func before(_ number: Int, _ kind: Call, _ deed: @escaping @Sendable () async throws -> Void) {
        meddling.withLock { $0 = Meddling(left: number, kind: kind, deed: deed) }
    }

    /// Lets one call fail, as when another process holds the ledger for too long.
    func fail(at number: Int) { before(number, .any) { throw LedgerFailure.busy(path: "the ledger") } }

    func disarm() { meddling.withLock { $0 = nil } }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader) throws -> Value
    ) async throws -> Value {
        try await meddle(.read)
        return try await ledger.read(body)
    }

    /// What is asked to be written is written also where the caller goes away meanwhile.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> Value
    ) async throws -> Value {
        try await meddle(.write)
        let value = try await Task { [ledger] in try await ledger.write(body) }.value
        try Task.checkCancellation()
        return value
    }

    var processNumber: Int64 { ledger.processNumber }
    func isAlive(process: Int64) -> Bool { ledger.isAlive(process: process) }

    private func meddle(_ call: Call) async throws {
        let deed = meddling.withLock { meddling -> (@Sendable () async throws -> Void)? in
            guard let armed = meddling, armed.kind == .any || armed.kind == call else { return nil }
            meddling?.left -= 1
            guard armed.left == 1 else { return nil }
            meddling = nil
            return armed.deed
        }
        try await deed?()
    }
}
