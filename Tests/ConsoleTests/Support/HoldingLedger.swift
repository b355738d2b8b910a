// A ledger that can be slow.
import CardSimulator
import Checkout
import SQLiteLedger
import Synchronization

@testable import Console

/// A ledger whose readings, while it holds them, last until they are broken off.
final class HoldingLedger: Ledger {
    private struct State {
        var isHolding = false
        var held = 0
        var brokenOff = 0
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let ledger: SQLiteLedger
    private let state = Mutex(State())
    let sealer: any Sealer

    init(_ ledger: SQLiteLedger) {
        self.ledger = ledger
        sealer = ledger.sealer
    }

    /// Whether readings that begin now are held.
    var isHolding: Bool {
        get { state.withLock(\.isHolding) }
        set { state.withLock { $0.isHolding = newValue } }
    }

    /// How many readings that were held have been broken off.
    var brokenOff: Int { state.withLock(\.brokenOff) }

    /// Waits until a reading is held.
    func isHeld() async {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.held == 0 { state.waiting = continuation }
                return state.held > 0
            }
            if isHeld { continuation.resume() }
        }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader) throws -> Value
    ) async throws -> Value {
        guard isHolding else { return try await ledger.read(body) }
        let (forever, end) = AsyncStream.makeStream(of: Void.self)
        let waiting = state.withLock { state in
            state.held += 1
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
        await withTaskCancellationHandler {
            for await _ in forever {}
        } onCancel: {
            state.withLock { $0.brokenOff += 1 }
            end.finish()
        }
        throw CancellationError()
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> Value
    ) async throws -> Value { try await ledger.write(body) }

    var processNumber: Int64 { ledger.processNumber }
    func isAlive(process: Int64) -> Bool { ledger.isAlive(process: process) }
}

extension Story {
    /// The same story, read from another ledger.
    func reading(from ledger: HoldingLedger) -> Story {
        let engine = CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: nil), systemTime: { Story.now },
            actor: Actor(.operator, name: "rosa"))
        return Story(ledger: self.ledger, engine: engine)
    }
}
