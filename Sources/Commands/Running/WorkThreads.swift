// The threads that read and work for a person. Swift's own pool and Dispatch's queues keep a clock running that wakes
// the process every second for as long as it lives; these threads sleep until there is something to do.
import Dispatch
import Foundation
import Synchronization

/// Runs tasks on a few threads, the first come first.
public final class WorkThreads: TaskExecutor {
    /// The threads of this process: as many as a ledger has readers. They are started as they are needed, and never end.
    public static let shared = WorkThreads(limit: 2)

    private struct State {
        var jobs: [UnownedJob] = []
        var threads = 0
        var idle = 0
    }

    private let limit: Int
    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)

    private init(limit: Int) { self.limit = limit }

    /// Runs a job when a thread is free for it.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let needsThread = state.withLock { state in
            state.jobs.append(job)
            guard state.idle < state.jobs.count, state.threads < limit else { return false }
            state.threads += 1
            return true
        }
        if needsThread { Thread.detachNewThread { self.work() } }
        signal.signal()
    }

    private func work() {
        while true {
            state.withLock { $0.idle += 1 }
            signal.wait()
            let job = state.withLock { state in
                state.idle -= 1
                return state.jobs.removeFirst()
            }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
