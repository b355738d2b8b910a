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

    @OptionGroup var who: BuyerOptions

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

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = NewCheckout(
            customer: try await who.buyer(context), items: cart.items, setupFutureUse: setupFutureUse ?? false,
            tokenize: tokenize, capturesManually: authorizeOnly, successURL: successURL, cancelURL: cancelURL,
            terms: CartTerms(discounts: promoCode.map { [.code($0)] } ?? []))
        return try await context.answer(session: try await context.engine.createCheckout(new).id)
    }

    @Sendable
    private static func futureUse(_ text: String) throws -> Bool {
        guard text == "off_session" else {
            throw ValidationError("“\(text)” is no future use; expected off_session.")
        }
        return true
    }
}
