// The one place that starts the console, on whatever ledger.

import ArgumentParser
import Checkout
import Commands
import SQLiteLedger

/// Starts the console.
struct ConsoleLauncher: Sendable {
    /// What the console is started on.
    struct Session: Sendable {
        /// The ledger, whose changes by others the console wants to hear of.
        let ledger: SQLiteLedger
        /// What its verbs work with.
        let context: CommandContext
        /// Whether every change is refused.
        let isReadOnly: Bool
        /// Who acts.
        let actor: String
    }

    /// Runs the console until its person leaves, and answers the exit status.
    let run: @Sendable (Session) async -> Int32

    /// The console of this program.
    static let usual = ConsoleLauncher { _ in
        StandardStream.output.write(line: AlmonerCommand.helpMessage())
        return 0
    }

    /// Opens the ledger and runs the console on it.
    func open(_ options: CommonOptions) async -> Int32 {
        do {
            return await start(try LedgerDoor(options).open(), options)
        } catch {
            return complain(error)
        }
    }

    /// Runs the console on an open ledger.
    func start(_ ledger: SQLiteLedger, _ options: CommonOptions) async -> Int32 {
        let context = LedgerDoor(options).context(on: ledger)
        do {
            if !options.isReadOnly { try await context.engine.resumeInterrupted() }
        } catch {
            return complain(error)
        }
        return await run(
            Session(
                ledger: ledger, context: context, isReadOnly: options.isReadOnly,
                actor: LedgerPlace.actor(options.actor)))
    }

    private func complain(_ error: any Error) -> Int32 {
        let message = (error as? CheckoutError)?.message ?? "\(error)"
        StandardStream.error.write(line: "almoner: \(message)")
        return 1
    }
}
