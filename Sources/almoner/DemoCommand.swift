// almoner demo: the console on a throw-away ledger with demo customers.

import ArgumentParser
import CardSimulator
import Checkout
import Commands
import Dispatch
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
            let now = SystemTime.now()
            let story = DemoStory(at: at ?? Instant(milliseconds: now.milliseconds / 60_000 * 60_000))
            ThrowAwayFolder.prefer()
            let ledger = try SQLiteLedger.temporary(
                NewLedger(name: "demo", seed: DemoStory.seed, createdAt: story.beginning), systemTime: SystemTime.now)
            // Leaving ends the process, which gives nothing up.
            defer { ledger.removeTemporaryFiles() }
            let early = EarlyEnd { ledger.removeTemporaryFiles() }
            try waiting { try await tell(story, on: ledger) }
            early.cancel()
            return ConsoleLauncher(options: ConsoleOptions(options, appearance)).start(ledger)
        } catch {
            StandardStream.error.write(line: VerbRunner.complaint(of: error))
            return 1
        }
    }

    private func tell(_ story: DemoStory, on ledger: SQLiteLedger) async throws {
        try await ledger.write { try $0.setClock(.frozen(story.beginning)) }
        try await story.tell(on: ledger, network: CardSimulator(journal: CardJournalPlace.path(of: ledger.path)))
    }
}

/// Does something before a signal ends the program, for as long as there is no console, which sees to signals itself.
private struct EarlyEnd {
    private let sources: [any DispatchSourceSignal]

    init(_ lastAct: @escaping @Sendable () -> Void) {
        sources = EarlyEnd.signals.map { number in
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                lastAct()
                // As the shell calls the end of a program by a signal.
                _exit(128 + number)
            }
            source.activate()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
        // The console takes them, and puts this back when it is left: a second one, which a closed terminal sends, must not
        // end the program before its ledger is removed.
        for number in EarlyEnd.signals { signal(number, SIG_IGN) }
    }

    private static let signals = [SIGINT, SIGTERM, SIGHUP]
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
