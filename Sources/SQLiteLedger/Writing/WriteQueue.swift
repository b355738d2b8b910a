// Where writes wait for the writing thread.
import Dispatch
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
        var isStopped = false
    }

    private let waiting = Mutex(Waiting())
    private let signal = DispatchSemaphore(value: 0)

    /// Adds a write; false when the thread has been told to stop.
    func add(_ write: any PendingWrite) -> Bool {
        let (isFirst, isStopped) = waiting.withLock { waiting in
            guard !waiting.isStopped else { return (false, true) }
            waiting.writes.append(write)
            return (waiting.writes.count == 1, false)
        }
        if isFirst { signal.signal() }
        return !isStopped
    }

    /// All that waits; sleeps until there is something, and answers nil when there is nothing and never will be.
    func takeAll() -> [any PendingWrite]? {
        while true {
            let (writes, isStopped) = waiting.withLock { waiting in
                defer { waiting.writes = [] }
                return (waiting.writes, waiting.isStopped)
            }
            if !writes.isEmpty { return writes }
            if isStopped { return nil }
            signal.wait()
        }
    }

    /// Lets the thread end once it has done what waits.
    func stop() {
        waiting.withLock { $0.isStopped = true }
        signal.signal()
    }
}
