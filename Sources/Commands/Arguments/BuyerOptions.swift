// Who buys, as typed: a known customer, or an e-mail and a name.

import ArgumentParser
import Checkout

/// `--customer ID`, or `--email ADDRESS --name NAME --state STATE`.
struct BuyerOptions: ParsableArguments, Sendable {
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

    /// The buyer. A new customer needs a name; a known e-mail does not.
    func buyer(_ context: CommandContext) async throws -> Buyer {
        if let customer { return .known(customer) }
        guard let name else {
            let email = email ?? ""
            let known = try await context.engine.read { reader, _ in try reader.customer(email: email) }
            guard let known else { throw CheckoutError.missingField("name") }
            return .known(known.id)
        }
        return .person(NewCustomer(name: name, email: email, state: state))
    }
}
