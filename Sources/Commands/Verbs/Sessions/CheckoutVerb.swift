// almoner checkout: the start of an on-session checkout.

import ArgumentParser
import Checkout

/// Starts a checkout whose customer is there.
struct CheckoutVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "checkout", abstract: "Start a checkout whose customer is there.",
        discussion: """
            Prices and eligibility are frozen, and nothing is paid yet. The same e-mail keeps its customer.

            Example: almoner checkout --price fprice_01K9Z3QH8YV2M4T6W8R0S2N4P6 --email ana@example.com \
            --name 'Ana Beltrán' --setup-future-use off_session
            """)
    static let use = LedgerUse.changes

    @OptionGroup var cart: CartOptions

    @Option(
        name: .customLong("customer"), help: ArgumentHelp("Who buys, if known.", valueName: "customer"),
        transform: identifier)
    var customer: ID<Customer>?

    @Option(help: ArgumentHelp("Who buys, by e-mail.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("Their name, if they are new.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Where they live, if they are new.", valueName: "state"))
    var state: String?

    @Option(
        help: ArgumentHelp("off_session makes the card chargeable later, once it has paid.", valueName: "use"),
        transform: futureUse)
    var setupFutureUse: Bool?

    @Flag(help: "Make a payment token of it too.")
    var tokenize = false

    @Flag(help: "Only hold the money; capture or void it later.")
    var authorizeOnly = false

    @Option(help: ArgumentHelp("A promotion code to take off it.", valueName: "code"))
    var promoCode: String?

    @Option(help: ArgumentHelp("Where the customer goes after paying.", valueName: "url"))
    var successURL: String?

    @Option(help: ArgumentHelp("Where the customer goes otherwise.", valueName: "url"))
    var cancelURL: String?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if customer != nil,
            let stray = [("--email", email), ("--name", name), ("--state", state)].first(where: { $0.1 != nil })
        {
            throw ValidationError("\(stray.0) and --customer both say who buys; give one of them.")
        }
        if customer == nil, email == nil {
            throw ValidationError("Missing who buys: give --customer, or --email and --name.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = NewCheckout(
            customer: try await buyer(context), items: cart.items, setupFutureUse: setupFutureUse ?? false,
            tokenize: tokenize, capturesManually: authorizeOnly, successURL: successURL, cancelURL: cancelURL,
            terms: CartTerms(discounts: promoCode.map { [.code($0)] } ?? []))
        return try await context.answer(session: try await context.engine.createCheckout(new).id)
    }

    /// A new customer needs a name; a known e-mail does not.
    private func buyer(_ context: CommandContext) async throws -> Buyer {
        if let customer { return .known(customer) }
        guard let name else {
            let email = email ?? ""
            let known = try await context.engine.read { reader, _ in try reader.customer(email: email) }
            guard let known else { throw CheckoutError.missingField("name") }
            return .known(known.id)
        }
        return .person(NewCustomer(name: name, email: email, state: state))
    }

    @Sendable
    private static func futureUse(_ text: String) throws -> Bool {
        guard text == "off_session" else {
            throw ValidationError("“\(text)” is no future use; expected off_session.")
        }
        return true
    }
}
