// Ledgers that may not be written. Root may write everything, so these run without root's privileges.
import Foundation
import Programs
import Testing

@Suite("A ledger that may not be written", .onOwnThreads) struct PermissionTests {
    @Test(
        "refuses changes in one sentence, and keeps what it has",
        arguments: [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
    func refused(file: Int, folder: Int) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try scratch.settle()
        let before = try Data(contentsOf: URL(filePath: scratch.ledger))
        try scratch.permit(file: file, folder: folder)
        defer { try? scratch.permit(file: 0o600, folder: 0o700) }
        let words = ["customer", "add", "--name", "Ana Lima", "--email", "ana@example.com"]
        let result = try Unprivileged.run(words + ["--db", scratch.ledger])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("almoner: \(scratch.ledger) cannot be written; check the permissions"))
        #expect(result.error.split(separator: "\n").count == 1)
        try scratch.permit(file: 0o600, folder: 0o700)
        #expect(try Data(contentsOf: URL(filePath: scratch.ledger)) == before)
        #expect(try Almoner.document(["list", "customers"], ledger: scratch.ledger).elements.count == 1)
    }

    @Test("cannot be looked at as usual either, and the refusal says how it can", arguments: [(0o600, 0o500)])
    func reading(file: Int, folder: Int) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try scratch.settle()
        try scratch.permit(file: file, folder: folder)
        defer { try? scratch.permit(file: 0o600, folder: 0o700) }
        let result = try Unprivileged.run(["list", "customers", "--db", scratch.ledger])
        #expect(result.status == 1 && result.error.contains("--read-only"), "\(result.error)")
    }

    @Test("can be read with --read-only", arguments: [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
    func readOnly(file: Int, folder: Int) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try scratch.settle()
        try scratch.permit(file: file, folder: folder)
        defer { try? scratch.permit(file: 0o600, folder: 0o700) }
        let result = try Unprivileged.run(["list", "customers", "--read-only", "--db", scratch.ledger])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("Zoë Beltrán"))
    }

    @Test("whatever the folder is called", arguments: ["a b", "100% #1?", "Zoë"])
    func name(folder: String) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try scratch.settle()
        let place = scratch.folder.appending(path: folder)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        let ledger = place.appending(path: "ledger.db").path
        try FileManager.default.copyItem(atPath: scratch.ledger, toPath: ledger)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: place.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place.path) }
        let result = try Unprivileged.run(["list", "customers", "--read-only", "--db", ledger])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("Zoë Beltrán"))
    }

    @Test("cannot be read in a folder that cannot be written while another process has it open, and that is said")
    func inUse() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try scratch.settle()
        // What a process that may write leaves there from its first look on.
        try Data([0]).write(to: URL(filePath: scratch.ledger + "-wal"))
        try scratch.permit(file: 0o600, folder: 0o500)
        defer { try? scratch.permit(file: 0o600, folder: 0o700) }
        let result = try Unprivileged.run(["list", "customers", "--read-only", "--db", scratch.ledger])
        #expect(result.status == 1)
        #expect(
            result.error.hasPrefix("almoner: \(scratch.ledger): another process has it open or left it open, and its "),
            "\(result.error)")
        #expect(result.error.split(separator: "\n").count == 1)
    }
}

/// A run of the program that is bound by the permissions of files, whoever runs the tests.
private enum Unprivileged {
    static func run(_ words: [String]) throws -> Tool.Result {
        guard getuid() == 0 else { return try Tool.run(Almoner.binary, words) }
        let without = ["--inh-caps=-all", "--bounding-set=-all", Almoner.binary.path]
        return try Tool.run(Tool.path("setpriv"), without + words)
    }
}

extension Scratch {
    /// Leaves the ledger in its one file, without the notes that SQLite keeps beside it.
    fileprivate func settle() throws {
        try Databases.run("PRAGMA wal_checkpoint(TRUNCATE)", on: ledger)
    }

    fileprivate func permit(file: Int, folder mode: Int) throws {
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        try files.setAttributes([.posixPermissions: file], ofItemAtPath: ledger)
        try files.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
    }
}
