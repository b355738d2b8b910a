// almoner process start: a transaction between a customer and the provider of a listing begins.

import ArgumentParser
import Checkout
import TransactionProcess

/// Begins a transaction.
struct ProcessStartVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Begin a transaction by the first transition of a process.",
        discussion: """
            Takes a file or folder, which is installed if its text is new, or the name of an installed process, whose \
            latest version is meant. The shell is a trusted place: privileged transitions are allowed here. --trial \
            checks everything, changes nothing and asks no card.

            Example: almoner process start sauna-visit --listing 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11 \
            --customer fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6 --transition request --booking-start 2027-06-09T10:00:00Z \
            --booking-end 2027-06-09T12:00:00Z --price 9000
            """)
    static let use = LedgerUse.changes

    @Argument(
        help: ArgumentHelp("A file, a folder, - for standard input, or an installed name.", valueName: "process"),
        completion: .file())
    var process: String

    @Option(help: ArgumentHelp("What it is about.", valueName: "listing"), transform: identifier)
    var listing: ID<Listing>

    @Option(help: ArgumentHelp("Who pays.", valueName: "customer"), transform: identifier)
    var customer: ID<Customer>

    @Option(
        help: ArgumentHelp("The transition that begins it, where there are several.", valueName: "name"),
        transform: Commands.transitionName)
    var transition: TransitionName?

    @Option(
        help: ArgumentHelp(
            "Who begins it: customer or provider; otherwise whoever the process says.", valueName: "part"),
        transform: actorRole)
    var by: ActorRole?

    @Flag(help: "Only say what would come of it.")
    var trial = false

    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var mailbox: MailboxOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard process != "-" || parameters.params != "-" else {
            throw ValidationError("Standard input is either the process or the parameters; give one of them as a file.")
        }
        guard by != .operator else {
            throw ValidationError("An operator begins no transaction; give customer or provider.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        // What was typed wrong is said before anything is installed.
        let document = try parameters.document(context.input)
        let new = NewTransaction(
            process: try await version(context).id, listing: listing, customer: customer, transition: transition,
            parameters: document, by: by, isTrusted: true)
        guard !trial else { return try await context.answer(trial: try await context.engine.trial(new)) }
        return try await mailbox.posting(context) {
            try await context.answer(transaction: try await context.engine.start(new).id)
        }
    }

    /// The version that it begins with.
    private func version(_ context: CommandContext) async throws -> ProcessVersion {
        let name = process
        do {
            let new = try NewProcess(reading: process, name: nil, from: context.input)
            guard trial else { return try await context.engine.install(new) }
            let latest = try await context.engine.read { reader, _ in try reader.latestProcess(named: new.name) }
            guard let latest, latest.source == new.source, latest.templates == new.templates else {
                throw CommandRefusal(
                    code: "process_not_installed",
                    message: "A trial changes nothing, so that the process has to be there: "
                        + "`almoner process install \(name)` installs it.")
            }
            return latest
        } catch let refusal as CommandRefusal where refusal.code == "unreadable_file" {
            let latest = try await context.engine.read { reader, _ in try reader.latestProcess(named: name) }
            guard let latest else {
                throw CommandRefusal(
                    code: refusal.code,
                    message: "\(refusal.message.dropLast()), and no process of that name is installed; "
                        + "`almoner list processes` shows those that are.")
            }
            return latest
        }
    }
}
