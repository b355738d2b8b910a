// almoner demo: the console on a throw-away ledger with demo customers.

import ArgumentParser
import CardSimulator
import Checkout
import Commands
import Glibc
import SQLiteLedger
import Wiring

/// Opens the console on a throw-away ledger.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open the console on a throw-away ledger with demo customers.",
        discussion: """
            The ledger goes when the console is left. The same moment tells the same story.

            Example: almoner demo --at 2026-11-20T14:05:00Z
            """)

    @Option(
        help: ArgumentHelp(
            "The demo's now, at which its clock is frozen; otherwise this minute.", valueName: "instant"),
        transform: Moment.read)
    var at: Instant?

    @OptionGroup var appearance: AppearanceOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if options.ledger != nil { throw ValidationError("The demo has a ledger of its own; leave out --db.") }
    }

    func open() -> Int32 {
        do {
            let ledger = try waiting { try await story() }
            return ConsoleLauncher(options: ConsoleOptions(options, appearance)).start(ledger)
        } catch {
            StandardStream.error.write(line: "almoner: \((error as? CheckoutError)?.message ?? "\(error)")")
            return 1
        }
    }

    /// A throw-away ledger on which the story has been told.
    private func story() async throws -> SQLiteLedger {
        let now = SystemTime.now()
        let moment = at ?? Instant(milliseconds: now.milliseconds / 60_000 * 60_000)
        let story = DemoStory(at: moment)
        ThrowAwayFolder.prefer()
        let ledger = try SQLiteLedger.temporary(
            NewLedger(name: "demo", seed: DemoStory.seed, createdAt: story.beginning), systemTime: SystemTime.now)
        try await ledger.write { try $0.setClock(.frozen(story.beginning)) }
        try await story.tell(on: ledger, network: CardSimulator(journal: CardJournalPlace.path(of: ledger.path)))
        return ledger
    }
}

/// Where throw-away ledgers are made.
private enum ThrowAwayFolder {
    /// Prefers a folder in memory, where waiting for the disk costs nothing, unless somebody chose one.
    static func prefer() {
        guard getenv("TMPDIR") == nil else { return }
        let runtime: String? = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) }
        let folders: [String] = [runtime, "/dev/shm"].compactMap(\.self)
        let folder = folders.first { (path: String) in access(path, W_OK | X_OK) == 0 }
        if let folder { setenv("TMPDIR", folder, 0) }
    }
}
