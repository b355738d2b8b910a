// almoner charge: a charge while the customer is away, of a saved card or of a payment token.

import ArgumentParser
import Checkout

/// Charges somebody who is away.
struct ChargeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "charge", abstract: "Charge a saved card or a payment token while its owner is away.",
        discussion: """
            Example: almoner charge --customer fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6 \
            --payment-method fpm_01K9Z3QJ2E5M7T9W1R3S5N7P9A --price fprice_01K9Z3QG6Y8M0T2W4R6S8N0P2C
            """)
    static let use = LedgerUse.changes

    @Option(
        name: .customLong("customer"), help: ArgumentHelp("Who is charged.", valueName: "customer"),
        transform: identifier)
    var customer: ID<Customer>?

    @Option(
        name: .customLong("payment-method"), help: ArgumentHelp("Which of their cards.", valueName: "payment-method"),
        transform: identifier)
    var paymentMethod: ID<PaymentMethod>?

    @Option(
        help: ArgumentHelp("A payment token, instead of a customer and a card.", valueName: "token"),
        transform: identifier)
    var token: ID<PaymentToken>?

    @OptionGroup var cart: CartOptions

    @Option(help: ArgumentHelp("Asking twice with one key charges once.", valueName: "key"))
    var idempotencyKey: String?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if token != nil {
            guard customer == nil, paymentMethod == nil else {
                throw ValidationError(
                    "--token already says whose card is charged; leave out --customer and --payment-method.")
            }
        } else if customer == nil {
            throw ValidationError("Missing who is charged: give --customer and --payment-method, or --token.")
        } else if paymentMethod == nil {
            throw ValidationError("Missing expected argument '--payment-method <payment-method>'")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let session: CheckoutSession
        if let token {
            session = try await context.engine.charge(
                TokenCharge(token: token, items: cart.items, idempotencyKey: idempotencyKey))
        } else if let customer, let paymentMethod {
            session = try await context.engine.charge(
                OffSessionCharge(
                    customer: customer, paymentMethod: paymentMethod, items: cart.items,
                    idempotencyKey: idempotencyKey))
        } else {
            throw ValidationError("Missing who is charged: give --customer and --payment-method, or --token.")
        }
        return try await context.answer(session: session.id)
    }
}
