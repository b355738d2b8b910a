// almoner listing add|edit|close|open: what providers offer.

import ArgumentParser
import Checkout

/// What is done to listings.
struct ListingVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listing", abstract: "Add, edit, close or open what providers offer.",
        subcommands: [ListingAddVerb.self, ListingEditVerb.self, ListingCloseVerb.self, ListingOpenVerb.self])
}

/// Adds a listing.
struct ListingAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a listing of a provider's.",
        discussion: """
            Providers are customers too. Without --eligible or --visit-type, health money may not pay for it, and it \
            needs no letter.

            Example: almoner listing add --provider fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6 --title 'Sauna by the lake' \
            --price 4500
            """)
    static let use = LedgerUse.changes

    @Option(help: ArgumentHelp("Who offers it.", valueName: "customer"), transform: identifier)
    var provider: ID<Customer>

    @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
    var title: String

    @OptionGroup var details: ListingDetailOptions

    @Option(
        help: ArgumentHelp("Health money may pay, with a letter of this visit type.", valueName: "type"),
        transform: Commands.visitType)
    var visitType: VisitType?

    @Flag(help: "Health money may pay, without a letter.")
    var eligible = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard visitType == nil || !eligible else {
            throw ValidationError("--visit-type asks for a letter and --eligible for none; give one of them.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = NewListing(
            provider: provider, title: title, price: details.amount, seats: details.seats ?? 1, stock: details.stock,
            eligibility: visitType.map { .eligibleWithLetter($0) } ?? (eligible ? .eligible : .notEligible))
        return try await context.answer(listing: try await context.engine.addListing(new).id)
    }
}

/// Edits a listing.
struct ListingEditVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what is kept of a listing.",
        discussion: """
            What is not given stays. Transactions that are priced already keep their price.

            Example: almoner listing edit 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11 --price 5000
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The listing.", transform: identifier)
    var listing: ID<Listing>

    @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
    var title: String?

    @OptionGroup var details: ListingDetailOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard edit != ListingEdit() else {
            throw ValidationError("Nothing to change; give --title, --price, --seats or --stock.")
        }
    }

    private var edit: ListingEdit {
        ListingEdit(title: title, price: details.amount, seats: details.seats, stock: details.stock)
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(listing: try await context.engine.edit(listing, edit).id)
    }
}

/// What a listing costs and holds.
struct ListingDetailOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("What a unit of it costs, in cents.", valueName: "cents"))
    var price: Int?

    @Option(help: ArgumentHelp("How many may book the same time; 1 unless said.", valueName: "n"))
    var seats: Int?

    @Option(help: ArgumentHelp("How many there are; otherwise they are not counted.", valueName: "n"))
    var stock: Int?

    var amount: Money? { price.map(Money.init(minorUnits:)) }
}

/// Closes a listing.
struct ListingCloseVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Let no transaction begin with a listing any more.",
        discussion: """
            Those that have begun go on.

            Example: almoner listing close 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The listing.", transform: identifier)
    var listing: ID<Listing>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(listing: try await context.engine.edit(listing, ListingEdit(isOpen: false)).id)
    }
}

/// Opens a listing.
struct ListingOpenVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Let transactions begin with a listing again.",
        discussion: "Example: almoner listing open 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11")
    static let use = LedgerUse.changes

    @Argument(help: "The listing.", transform: identifier)
    var listing: ID<Listing>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(listing: try await context.engine.edit(listing, ListingEdit(isOpen: true)).id)
    }
}
