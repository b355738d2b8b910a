// A small marketplace on the tests' ledger: one boat, and bookings that stand where an operator looks twice. The process
// is the one of the engine's own tests.
import CardSimulator
import Checkout
import Foundation
import OrderedJSON
import TransactionProcess

/// The marketplace and its people.
struct BoatMarket: Sendable {
    let story: Story
    let process: ProcessVersion
    let listing: Listing
    let provider: Customer
    /// Whose card can be charged.
    let ana: Customer
    /// Whose card refuses what its owner does not see.
    let boris: Customer
    /// Is charged in two hours.
    let agreed: ID<Transaction>
    /// Could not be charged, four hours ago.
    let stuck: ID<Transaction>
    /// Waits for the provider's answer.
    let requested: ID<Transaction>

    var engine: CheckoutEngine { story.engine }

    /// The marketplace at the story's now.
    static func told() async throws -> BoatMarket {
        let story = try await Story.empty()
        let engine = story.engine
        let process = try await engine.install(NewProcess(name: "boat-hire", source: try source("boat-hire")))
        let otto = try await engine.addCustomer(NewCustomer(name: "Otto Lind", email: "otto@example.com", state: "WA"))
        let ana = try await engine.addCustomer(NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA"))
        let boris = try await engine.addCustomer(NewCustomer(name: "Boris Ng", email: "boris@example.com"))
        _ = try await engine.connectPayouts(of: otto.id)
        _ = try await engine.saveCard(try card("4242424242424242"), for: ana.id)
        _ = try await engine.saveCard(try card("4000000000000341"), for: boris.id)
        let boat = try await engine.addListing(
            NewListing(provider: otto.id, title: "The blue boat", price: Money(minorUnits: 4_000)))
        _ = try await engine.order(
            NewStandingOrder(
                process: "boat-hire", state: StateName("state/paying"), after: .days(2),
                transition: TransitionName("transition/call-off-paying")))
        _ = try await engine.freeze(at: moment("2026-11-10T09:00:00Z"))

        func book(_ guest: Customer, _ start: String, _ end: String) async throws -> ID<Transaction> {
            try await engine.start(
                NewTransaction(
                    process: process.id, listing: boat.id, customer: guest.id,
                    transition: TransitionName("transition/request"),
                    parameters: request(moment(start), moment(end)), isTrusted: true)
            ).id
        }
        func agree(_ tx: ID<Transaction>) async throws {
            _ = try await engine.take(
                TransitionRequest(TransitionName("transition/agree"), of: tx, by: .provider, isTrusted: true))
        }
        let agreed = try await book(ana, "2026-11-21T16:05:00Z", "2026-11-21T20:00:00Z")
        try await agree(agreed)
        let stuck = try await book(boris, "2026-11-21T10:00:00Z", "2026-11-21T14:00:00Z")
        try await agree(stuck)
        _ = try await engine.freeze(at: moment("2026-11-20T12:00:00Z"))
        let requested = try await book(ana, "2026-12-10T09:00:00Z", "2026-12-11T09:00:00Z")
        _ = try await engine.freeze(at: Story.now)
        return BoatMarket(
            story: story, process: process, listing: boat, provider: otto, ana: ana, boris: boris, agreed: agreed,
            stuck: stuck, requested: requested)
    }

    private static func source(_ name: String) throws -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(
            contentsOf: tests.appending(path: "EngineTests/Transactions/Processes/\(name).edn"), encoding: .utf8)
    }

    private static func card(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "12/28", cvc: "123", postalCode: "90210")
    }

    /// A time, and a price of which the house keeps a tenth.
    private static func request(_ start: Instant, _ end: Instant) -> JSON {
        let price: JSON = ["amount": 12_000, "currency": "USD"]
        return [
            "protectedData": ["note": "two paddles"], "bookingStart": .string(start.description),
            "bookingEnd": .string(end.description),
            "lineItems": [
                ["code": "line-item/day", "unitPrice": price, "quantity": 1],
                [
                    "code": "line-item/provider-commission", "unitPrice": price, "percentage": -10,
                    "includeFor": ["provider"],
                ],
            ],
        ]
    }

    /// The name of a transaction's state.
    func state(of id: ID<Transaction>) async throws -> String {
        try await engine.overview(of: id).transaction.state.short
    }
}
