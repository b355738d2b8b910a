// Ledgers that are no ledgers: one clear sentence each, from commands and from the console, and nothing touched.
import Foundation
import Programs
import Testing

@Suite("A ledger that cannot be opened", .onOwnThreads) struct BrokenLedgerTests {
    /// What lies where a ledger should.
    enum Fault: String, CaseIterable, CustomTestStringConvertible {
        case nothing, emptyFile, folder, text, foreignDatabase, truncated, newerSchema

        var testDescription: String { rawValue }

        /// What has to be said of it.
        var sentence: String {
            switch self {
            case .nothing: "There is no ledger at"
            case .emptyFile, .folder, .text, .foreignDatabase: "is not an Almoner ledger; name another file with --db."
            case .truncated: "is damaged"
            case .newerSchema: "was written by a newer Almoner (schema 9999, this one knows"
            }
        }
    }

    @Test("is said in one sentence, and left as it is", arguments: Fault.allCases)
    func command(fault: Fault) throws {
        let scratch = try Scratch()
        try make(fault, in: scratch)
        let before = try contents(of: scratch, fault)
        for words in [["list", "customers"], ["clock", "advance", "P1D"]] {
            let result = try Almoner.run(words, ledger: scratch.ledger)
            #expect(result.status == 1)
            #expect(result.output.isEmpty)
            #expect(result.error.hasPrefix("almoner: ") && result.error.contains(fault.sentence), "\(result.error)")
            #expect(result.error.split(separator: "\n").count == 1)
        }
        #expect(try contents(of: scratch, fault) == before)
    }

    @Test("does not open the console", arguments: [Fault.nothing, .text, .truncated, .newerSchema])
    func console(fault: Fault) throws {
        let scratch = try Scratch()
        try make(fault, in: scratch)
        let terminal = try Tmux(.usual)
        try terminal.enter("almoner --db \(scratch.ledger); echo left with $?")
        let screen = try terminal.expect("left with 1")
        // A long path makes the sentence break where the screen ends.
        let (seen, sentence) = (screen.joined().filter { !$0.isWhitespace }, fault.sentence.filter { !$0.isWhitespace })
        #expect(screen.says("almoner:") && seen.contains(sentence))
    }

    @Test("for want of its key still lists its customers, and says what is missing where the key is needed")
    func withoutKey() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        try FileManager.default.removeItem(atPath: scratch.ledger + ".key")
        let customers = try Almoner.document(["list", "customers"], ledger: scratch.ledger).elements
        let save = [
            "card", "save", "--customer", customers.first?["customer_id"].text ?? "", "--card", "4242424242424242",
            "--expires", "12/28", "--cvc", "123", "--postal-code", "90210",
        ]
        let refusal = try Almoner.refusal(save, ledger: scratch.ledger)
        #expect(refusal["message"].text.contains("ledger.db.key"), "\(refusal)")
        #expect(!FileManager.default.fileExists(atPath: scratch.ledger + ".key"))
    }

    private func make(_ fault: Fault, in scratch: Scratch) throws {
        let file = scratch.folder.appending(path: "ledger.db")
        switch fault {
        case .nothing: break
        case .emptyFile: try Data().write(to: file)
        case .folder: try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        case .text: try Data("Dear diary,\n".utf8).write(to: file)
        case .foreignDatabase:
            try Databases.run("CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('x')", on: file.path)
        case .truncated:
            try scratch.seed(customers: 3)
            try Databases.run("PRAGMA wal_checkpoint(TRUNCATE)", on: file.path)
            try Data(contentsOf: file).prefix(50_000).write(to: file)
        case .newerSchema:
            try scratch.seed(customers: 1)
            try Databases.run("PRAGMA user_version = 9999; PRAGMA wal_checkpoint(TRUNCATE)", on: file.path)
        }
    }

    /// Every file of the folder, but for SQLite's own notes beside a database; of a ledger, what it holds.
    private func contents(of scratch: Scratch, _ fault: Fault) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: scratch.folder.path)
        let kept = names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") && !$0.hasSuffix("-processes") }
        let files = kept.map { ($0, FileManager.default.contents(atPath: scratch.path($0)) ?? Data()) }
        var contents = Dictionary(uniqueKeysWithValues: files)
        if fault == .newerSchema { contents["ledger.db"] = Data(try Databases.content(of: scratch.ledger).utf8) }
        return contents
    }
}
