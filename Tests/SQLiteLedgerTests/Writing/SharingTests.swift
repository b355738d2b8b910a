// Several ledgers, as several processes have them, on one file.
import Checkout
import Foundation
import SQLiteLedger
import Testing

@Suite("Two on one ledger", .timeLimit(.minutes(5)))
struct SharingTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test("write at the same time, and each sees what the other wrote")
    func writeTogether() async throws {
        let ledgers = [try folder.create(), try folder.open()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await ledgers[number % 2].write {
                        _ = try Sample.customer($0, email: "c\(number)@example.com")
                    }
                }
            }
            try await group.waitForAll()
        }
        for ledger in ledgers {
            try await expect(ledger, reads: .exactly(60)) { try $0.customerCount(CustomerQuery()) }
        }
    }

    @Test("know each other's number for alive until it ends, and never again")
    func liveness() throws {
        let ledger = try folder.create()
        var other: SQLiteLedger? = try folder.open()
        let number = try #require(other?.processNumber)
        #expect(number > 0 && number != ledger.processNumber)
        #expect(ledger.isAlive(process: number))
        #expect(ledger.isAlive(process: ledger.processNumber))
        #expect(!ledger.isAlive(process: 0) && !ledger.isAlive(process: -1))
        other = nil
        #expect(!ledger.isAlive(process: number))
        #expect(try folder.open().processNumber != number)
    }

    @Test("take each other for alive where they cannot look, and for dead where nobody ever was")
    func unknowable() throws {
        let ledger = try folder.create()
        let other = try folder.open()
        let (number, register) = (other.processNumber, folder.ledger + "-processes")
        #expect(ledger.processNumber > 0 && number > 0)
        try FileManager.default.moveItem(atPath: register, toPath: register + ".aside")
        #expect(!ledger.isAlive(process: number))
        // A link to itself is something that nobody can open, whatever they may do.
        try FileManager.default.createSymbolicLink(atPath: register, withDestinationPath: register)
        #expect(ledger.isAlive(process: number))
    }

    @Test("hear of each other's commits, after which they see them")
    func changes() async throws {
        let ledger = try folder.create()
        let other = try folder.open()
        let changes = try ledger.changes()
        for number in 1...3 {
            _ = try await other.write { try Sample.customer($0) }
            for await _ in changes.notices {
                // An early notice may come while the commit is under way; the one after it comes for certain.
                let count = try await ledger.read { try $0.customerCount(CustomerQuery()) }
                if count == .exactly(number) { break }
            }
        }
        changes.stop()
    }

    @Test("a watch that is stopped ends its stream")
    func stopEnds() async throws {
        let changes = try folder.create().changes()
        changes.stop()
        for await _ in changes.notices {}
    }
}
