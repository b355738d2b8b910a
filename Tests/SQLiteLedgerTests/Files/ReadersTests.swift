// Who may read when both connections are lent.
import Checkout
import Dispatch
import Foundation
import GRDB
import Testing

@testable import SQLiteLedger

@Suite("The connections that read", .timeLimit(.minutes(5)))
struct ReadersTests {
    private let folder: TestFolder
    private let ledger: SQLiteLedger

    init() throws {
        folder = try TestFolder()
        ledger = try folder.create()
    }

    /// Lends both connections, to threads that keep them until they are told to let go.
    private func lendBoth() async -> DispatchSemaphore {
        let release = DispatchSemaphore(value: 0)
        let (lent, lend) = AsyncStream.makeStream(of: Void.self)
        for _ in 0..<2 {
            Thread { [readers = ledger.readers] in
                try? readers.readFirst { _ in
                    lend.yield()
                    release.wait()
                }
            }.start()
        }
        var left = 2
        for await _ in lent {
            left -= 1
            if left == 0 { break }
        }
        return release
    }

    @Test("keep nobody waiting who is cancelled")
    func cancelled() async throws {
        let release = await lendBoth()
        let waiting = Task { [ledger] in try await ledger.read { try $0.settings().name } }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        for _ in 0..<2 { release.signal() }
        try await expect(ledger, reads: "test") { try $0.settings().name }
    }

    @Test("go to all who wait, without keeping their threads")
    func turns() async throws {
        let release = await lendBoth()
        try await withThrowingTaskGroup(of: String.self) { group in
            // More than there are threads.
            for _ in 0..<200 { group.addTask { [ledger] in try await ledger.read { try $0.settings().name } } }
            group.addTask {
                for _ in 0..<2 { release.signal() }
                return "test"
            }
            for try await name in group { #expect(name == "test") }
        }
    }
}
