// Tests that wait for programs do so on threads of their own.
import Foundation
import Testing

/// Keeps a suite that blocks off the few threads on which everything asynchronous of this process lives, other tests'
/// servers and receivers among them: waiting for a program there would make those late.
struct OnOwnThreads: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(OwnThreads.shared) { try await body() }
    }
}

extension Trait where Self == OnOwnThreads {
    static var onOwnThreads: Self { Self() }
}

/// A few threads, so that no more than a few programs are waited for at once.
private final class OwnThreads: TaskExecutor {
    static let shared = OwnThreads()

    private let queue = OperationQueue()

    private init() { queue.maxConcurrentOperationCount = 4 }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
