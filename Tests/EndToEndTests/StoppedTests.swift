import Checkout
import Foundation
import Programs
import SQLiteLedger
import Testing

/// Work that takes long is stopped with Ctrl-C: it says how far it came, and leaves a whole ledger.
@Suite("Stopped with Ctrl-C", .onOwnThreads, .timeLimit(.minutes(15)))
struct StoppedTests {
    /// Stops a run as soon as it has come far enough, looking whenever it has written to the ledger.
    private func stopped(
        _ arguments: [String], _ scratch: Scratch, once isFarEnough: () async throws -> Bool
    ) async throws -> (status: Int32, complaint: String) {
        let new = NewLedger(name: "stopped", createdAt: SystemTime.now())
        let changes = try SQLiteLedger.open(path: scratch.ledger, mode: .existingOrCreate(new)).changes()
        defer { changes.stop() }
        let child = try Child(
            Almoner.binary, arguments + ["--db", scratch.ledger], environment: Tool.environment)
        close(child.input)
        for await _ in changes.notices { if try await isFarEnough() { break } }
        kill(child.process, SIGINT)
        var bytes: [UInt8] = []
        while case let more = Child.read(child.errors), !more.isEmpty { bytes += more }
        return (child.waitForEnd(), String(decoding: bytes, as: UTF8.self))
    }

    @Test("a seeding says how many customers are in, and what to do about the others")
    func seeding() async throws {
        let scratch = try Scratch()
        let seed = ["seed", "--customers", "900000", "--random-seed", "7"]
        let (status, complaint) = try await stopped(seed, scratch) {
            let log = try? FileManager.default.attributesOfItem(atPath: scratch.ledger + "-wal")
            return (log?[.size] as? Int ?? 0) > 1 << 20
        }
        #expect(status == 1)
        let words = complaint.split(separator: " ")
        try #require(words.count > 2 && words[1] == "Stopped:", "\(complaint)")
        let written = try #require(Int(words[2]))
        #expect(complaint.contains("\(written) of 900000 customers are in \(scratch.ledger)."))
        #expect(complaint.contains("delete it first, or name another with --db"))
        #expect(written > 0)
        #expect(try !Almoner.document(["list", "customers", "--limit", "1"], ledger: scratch.ledger).elements.isEmpty)
    }

    @Test("a moving clock says where it stands, and going on ends at the same moment")
    func clock() async throws {
        let scratch = try Scratch()
        try await Harbour.prepare(scratch.ledger)
        let watch = try Harbour.engine(scratch.ledger)
        let beginning = try await watch.clock().now
        let advance = ["clock", "freeze", "2026-11-01T00:00:00Z"]
        let (status, complaint) = try await stopped(advance, scratch) { try await watch.clock().now > beginning }
        #expect(status == 1)
        let now = try await watch.clock().now
        #expect(complaint.hasPrefix("almoner: Stopped at \(now); what fell due up to then is done"), "\(complaint)")
        #expect(try Almoner.document(advance, ledger: scratch.ledger)["now"].text == "2026-11-01T00:00:00Z")
    }
}
