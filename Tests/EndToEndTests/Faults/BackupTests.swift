// A copy of a ledger is the whole of it, with the journal of its cards, or it is none.
import Foundation
import Programs
import Testing

@Suite("A backup", .onOwnThreads) struct BackupTests {
    private let files = FileManager.default

    /// The names of what stands where the copy was wanted.
    private func copies(_ scratch: Scratch) throws -> [String] {
        try files.contentsOfDirectory(atPath: scratch.folder.path).filter { $0.hasPrefix("copy") }.sorted()
    }

    @Test("has the cards' journal where there is one, to the byte", arguments: [true, false])
    func journal(isThere: Bool) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let journal = isThere ? Data("almoner cards 1\n".utf8) : nil
        try journal?.write(to: URL(filePath: scratch.ledger + ".cards"))
        try Almoner.document(["backup", scratch.path("copy.db")], ledger: scratch.ledger)
        #expect(
            try copies(scratch)
                == ["copy.db", "copy.db.cards", "copy.db.key"].filter { isThere || $0 != "copy.db.cards" })
        #expect(files.contents(atPath: scratch.path("copy.db.cards")) == journal)
    }

    /// What makes a journal one that cannot be copied.
    enum Obstacle: CaseIterable {
        /// A link to itself, which nobody can open.
        case cannotBeOpened
        /// A folder, which can be opened and not read.
        case cannotBeRead
        /// Another journal where the copy is to be.
        case isThereAlready
    }

    @Test("is refused where the journal cannot be copied, and leaves nothing", arguments: Obstacle.allCases)
    func refused(obstacle: Obstacle) throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let (journal, copy) = (scratch.ledger + ".cards", scratch.path("copy.db"))
        switch obstacle {
        case .cannotBeOpened: try files.createSymbolicLink(atPath: journal, withDestinationPath: journal)
        case .cannotBeRead: try files.createDirectory(atPath: journal, withIntermediateDirectories: false)
        case .isThereAlready: for path in [journal, copy + ".cards"] { try Data([1]).write(to: URL(filePath: path)) }
        }
        let before = try copies(scratch)
        let result = try Almoner.run(["backup", copy], ledger: scratch.ledger)
        #expect(result.status == 1 && result.error.contains(".cards"), "\(result)")
        #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
        #expect(try copies(scratch) == before)
    }
}
