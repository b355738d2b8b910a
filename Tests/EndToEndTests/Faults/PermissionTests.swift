// Ledgers that may not be written. Root may write everything, so these run without root's privileges.
import Foundation
import Testing

@Suite("A ledger that may not be written") struct PermissionTests {
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

    @Test("can be read with --read-only")
    func readOnly() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try scratch.settle()
        try scratch.permit(file: 0o400, folder: 0o700)
        let result = try Unprivileged.run(["list", "customers", "--read-only", "--db", scratch.ledger])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("Zoë Beltrán"))
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
