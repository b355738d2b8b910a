// Where writes wait for the writing thread.
import Dispatch
import Glibc
import Synchronization

/// One write: what it does inside a group's transaction, and how its caller learns the outcome.
protocol PendingWrite: Sendable {
    /// Does the write and keeps its outcome.
    /// - Throws: what the caller's body throws, for which its part of the transaction is undone.
    func perform(in transaction: SQLiteTransaction) throws
    /// Answers with what `perform` did, after the commit.
    func answer()
    /// Answers that nothing was kept.
    func fail(_ error: any Error)
}

/// The writes that wait. Any thread adds; the writing thread takes all of them at once, and sleeps while there are
/// none.
final class WriteQueue: Sendable {
    private struct Waiting {
        var writes: [any PendingWrite] = []
        var isAsleep = false
        var isStopped = false

        /// Whether the writing thread sleeps and has to be woken, which the asker then does.
        mutating func mustBeWoken() -> Bool {
            defer { isAsleep = false }
            return isAsleep
        }
    }

    /// How often the writing thread, having written, looks again before it sleeps, letting others run in between: about
    /// a tenth of a millisecond. A caller who was answered often comes back sooner than a sleeping thread can be woken.
    private static let patience = 200

    private let waiting = Mutex(Waiting())
    private let signal = DispatchSemaphore(value: 0)

    /// Adds a write; false when the thread has been told to stop.
    func add(_ write: any PendingWrite) -> Bool {
        let (wakes, isStopped) = waiting.withLock { waiting in
            guard !waiting.isStopped else { return (false, true) }
            waiting.writes.append(write)
            return (waiting.mustBeWoken(), false)
        }
        if wakes { signal.signal() }
        return !isStopped
    }

    /// All that waits; sleeps until there is something, and answers nil when there is nothing and never will be. Only
    /// who has just written may expect more at once.
    func takeAll(afterWriting: Bool) -> [any PendingWrite]? {
        var looks = afterWriting ? 0 : WriteQueue.patience
        while true {
            let (writes, isStopped, isAsleep) = waiting.withLock { waiting in
                defer { waiting.writes = [] }
                waiting.isAsleep = waiting.writes.isEmpty && !waiting.isStopped && looks >= WriteQueue.patience
                return (waiting.writes, waiting.isStopped, waiting.isAsleep)
            }
            if !writes.isEmpty { return writes }
            if isStopped { return nil }
            if isAsleep { signal.wait() } else { sched_yield() }
            looks += 1
        }
    }

    /// Lets the thread end once it has done what waits.
    func stop() {
        let wakes = waiting.withLock { waiting in
            waiting.isStopped = true
            return waiting.mustBeWoken()
        }
        if wakes { signal.signal() }
    }
}
