// The one place that starts the console, on whatever ledger.

import ArgumentParser
import CardSimulator
import Checkout
import Commands
import Console
import SQLiteLedger
import Terminal
import Wiring

/// Starts the console.
struct ConsoleLauncher {
    let options: ConsoleOptions

    /// Opens the ledger and runs the console on it.
    func open() -> Int32 {
        let theme = readTheme()
        do {
            return start(try LedgerDoor(options).open(), theme)
        } catch {
            return complain(error)
        }
    }

    /// Runs the console on an open ledger until its person leaves, and answers the exit status.
    func start(_ ledger: SQLiteLedger) -> Int32 { start(ledger, readTheme()) }

    /// Reads the theme while the ledger is opened.
    private func readTheme() -> Underway<Theme, any Error> { Underway { [options] in try options.readTheme() } }

    private func start(_ ledger: SQLiteLedger, _ theme: Underway<Theme, any Error>) -> Int32 {
        let context = LedgerDoor(options).context(on: ledger)
        do {
            let theme = try theme.wait()
            let mailbox = Mailbox<ConsoleMessage>()
            let changes = watch(ledger, mailbox)
            defer { changes?.stop() }
            let (firstFrame, isShown) = AsyncStream.makeStream(of: Void.self)
            var program = ConsoleProgram(
                services: services(context), overlays: StandardOverlays { .allVerbs }, theme: theme.name,
                whenShown: { isShown.finish() }, send: { mailbox.send($0) })
            Task.detached(executorPreference: WorkThreads.shared) {
                // Not before something can be seen, which it would hold up.
                for await _ in firstFrame {}
                await resumeAndWatch(context.engine, changes, mailbox)
            }
            return try run(
                &program, on: TerminalScreen(theme: theme, usesMouse: !options.leavesMouse), mailbox: mailbox)
        } catch {
            return complain(error)
        }
    }

    /// A watch on the ledger; nil where the system has none left to give, which the screen says.
    private func watch(_ ledger: SQLiteLedger, _ mailbox: Mailbox<ConsoleMessage>) -> LedgerChanges? {
        do throws(LedgerFailure) {
            return try ledger.changes()
        } catch {
            mailbox.send(.unwatched(error.description))
            return nil
        }
    }

    private func services(_ context: CommandContext) -> ConsoleServices {
        ConsoleServices(
            engine: context.engine, ledger: context.ledger, files: context.input,
            save: ScreenFile.write, systemTime: SystemTime.now, isReadOnly: options.isReadOnly,
            actorName: LedgerPlace.actor(options.actor))
    }

    /// Finishes what a process that died left half done, then passes on that somebody wrote to the ledger. The screen
    /// does not wait for either.
    private func resumeAndWatch(
        _ engine: CheckoutEngine, _ changes: LedgerChanges?, _ mailbox: Mailbox<ConsoleMessage>
    ) async {
        // A card network that is silent leaves it for later; whatever is wrong with the ledger, the screen says.
        if !options.isReadOnly { try? await engine.resumeInterrupted() }
        guard let changes else { return }
        for await _ in changes.notices { mailbox.send(.ledgerChanged) }
    }

    private func complain(_ error: any Error) -> Int32 {
        if let misuse = error as? ValidationError {
            StandardStream.error.write(line: "Error: \(misuse)")
            return ExitCode.validationFailure.rawValue
        }
        let message = (error as? CheckoutError)?.message ?? "\(error)"
        StandardStream.error.write(line: "almoner: \(message)")
        return 1
    }
}
