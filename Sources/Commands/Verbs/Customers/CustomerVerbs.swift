// almoner customer add|edit.

import ArgumentParser
import Checkout

/// What is done to customers.
struct CustomerVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer", abstract: "Add or edit customers.",
        subcommands: [CustomerAddVerb.self, CustomerEditVerb.self])
}

/// Adds a customer.
struct CustomerAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a customer.",
        discussion: "Example: almoner customer add --name 'Ana Beltrán' --email ana@example.com --state CA")
    static let use = LedgerUse.creates

    @Option(help: ArgumentHelp("First names and family name.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Where mail goes; nobody else may have it.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("A telephone number.", valueName: "number"))
    var phone: String?

    @Option(help: ArgumentHelp("Who employs them.", valueName: "name"))
    var employer: String?

    @Option(help: ArgumentHelp("Where they live: two letters or the full name.", valueName: "state"))
    var state: String?

    @OptionGroup var address: ShippingOptions

    @OptionGroup var notes: NoteOptions

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = NewCustomer(
            name: name, email: email, phone: phone, employer: employer, state: state, shipping: address.address,
            metadata: notes.notes ?? [:])
        return try await context.answer(customer: try await context.engine.addCustomer(new).id)
    }
}

/// Edits a customer.
struct CustomerEditVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what is kept of a customer.",
        discussion: """
            What is not given stays; an empty text clears a field. An address and notes are replaced whole.

            Example: almoner customer edit fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6 --state NY --phone ''
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The customer.", transform: identifier)
    var customer: ID<Customer>

    @Option(help: ArgumentHelp("First names and family name.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Where mail goes; nobody else may have it.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("A telephone number.", valueName: "number"))
    var phone: String?

    @Option(help: ArgumentHelp("Who employs them.", valueName: "name"))
    var employer: String?

    @Option(help: ArgumentHelp("Where they live: two letters or the full name.", valueName: "state"))
    var state: String?

    @OptionGroup var address: ShippingOptions

    @OptionGroup var notes: NoteOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard
            [name, email, phone, employer, state].contains(where: { $0 != nil }) || address.address != nil
                || notes.notes != nil
        else {
            throw ValidationError("Nothing to change; give --name, --email, --phone, --employer or --state.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let edit = CustomerEdit(
            name: name, email: email, phone: phone, employer: employer, state: state, shipping: address.address,
            metadata: notes.notes)
        return try await context.answer(customer: try await context.engine.editCustomer(customer, edit).id)
    }
}
