// What is done to a SQLite ledger as a whole.

import CardSimulator
import Checkout
import Commands
import Glibc
import SQLiteLedger
import Wiring

/// Seeding, copying, and the table of the practice cards.
struct SQLiteTools: LedgerTools {
    let ledger: SQLiteLedger
    /// What goes again where the ledger was only made to be filled, and cannot be.
    var newFiles: NewLedgerFiles?

    var practiceCards: [PracticeCardNote] { PracticeCardNote.all }

    func seed(_ plan: SeedPlan, progress: @escaping @Sendable (Int) -> Void) async throws {
        do {
            try await SeedLoad(ledger: ledger, plan: plan).run(progress: progress)
        } catch let failure as LedgerFailure {
            newFiles?.remove()
            throw failure
        }
    }

    func backup(to path: String) async throws {
        let copies = NewLedgerFiles(of: path)
        try await ledger.backup(to: path)
        do {
            // After the ledger: what the copy knows of, the copied journal has.
            try copyJournal(to: CardJournalPlace.path(of: path))
        } catch {
            copies?.remove()
            throw error
        }
    }

    private func copyJournal(to destination: String) throws(LedgerFailure) {
        let journal = CardJournalPlace.path(of: ledger.path)
        let source = open(journal, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else {
            // There is none before the first card.
            if errno == ENOENT { return }
            throw failure(journal)
        }
        defer { close(source) }
        let target = open(destination, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw failure(destination) }
        defer { close(target) }
        while true {
            let count = sendfile(target, source, nil, 1 << 20)
            if count == 0 { return }
            guard count > 0 || errno == EINTR else { throw failure(destination) }
        }
    }

    /// What the system's last error means for a file.
    private func failure(_ path: String) -> LedgerFailure {
        .system(path: path, detail: String(cString: strerror(errno)))
    }
}

/// The files that making a ledger makes.
struct NewLedgerFiles {
    private let paths: [String]

    /// Those of this ledger that are not there yet; nil where the ledger is.
    init?(of ledger: String) {
        guard access(ledger, F_OK) != 0 else { return nil }
        paths = (SQLiteLedger.files(of: ledger) + [CardJournalPlace.path(of: ledger)]).filter { access($0, F_OK) != 0 }
    }

    /// Removes them, as far as they are there.
    func remove() { for path in paths { unlink(path) } }
}

extension PracticeCardNote {
    /// The whole table.
    static let all = PracticeCard.all.map { card in
        PracticeCardNote(
            number: card.number, name: card.name, brand: card.brand, account: card.account, behaviour: card.meaning,
            isDocumented: card.origin == .stripe, offSession: PracticeCardConduct(card))
    }
}
