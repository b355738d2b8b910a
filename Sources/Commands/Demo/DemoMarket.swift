// Plays the visits of the demo's marketplace through the engine.

import Checkout
import OrderedJSON
import TransactionProcess

/// The demo's marketplace: its listings, and the visits that were begun.
struct DemoMarket {
    private let engine: CheckoutEngine
    private let end: Instant
    private let process: ID<ProcessVersion>
    private let listings: [ID<Listing>]
    private var begun: [String: ID<Transaction>] = [:]

    /// Opens the marketplace: a process, the providers with their accounts, and what they offer.
    init(engine: CheckoutEngine, end: Instant) async throws {
        self.engine = engine
        self.end = end
        process = try await engine.install(NewProcess(ShippedProcess.saunaVisit.folder)).id
        var listings: [ID<Listing>] = []
        for listing in DemoListing.allCases {
            let facts = listing.facts
            let provider = try await DemoMarket.customer(facts.provider, engine)
            _ = try await engine.connectPayouts(of: provider)
            let new = NewListing(provider: provider, title: facts.title, price: Money(minorUnits: facts.price))
            listings.append(try await engine.addListing(new).id)
        }
        self.listings = listings
        // Nothing else leads on from a failed charge by itself.
        _ = try await engine.order(
            NewStandingOrder(
                process: ShippedProcess.saunaVisit.name, state: StateName("state/charge-due"), after: .days(2),
                transition: TransitionName("transition/give-up-charging")))
    }

    /// When a step of a visit is taken.
    static func moment(of step: DemoVisit.Step, before end: Instant) -> Instant { end - .hours(step.ago) }

    /// Does one thing.
    mutating func perform(_ deed: DemoVisit.Deed, of visit: DemoVisit) async throws {
        switch deed {
        case .save(let number):
            let guest = try await DemoMarket.customer(visit.guest, engine)
            _ = try await acting(visit.guest).saveCard(try card(number), for: guest)
        case .request: try await request(visit)
        case .take(let name): try await take(name, visit)
        case .rate(let name, let rating, let words):
            try await take(name, visit, ["reviewRating": .int(rating), "reviewContent": .string(words)])
        case .pay(let number):
            let session = try await engine.overview(of: try id(visit)).transaction.session
            guard let session else { throw CheckoutError.missingField("session") }
            _ = try await acting(visit.guest).pay(session, card: try card(number))
        }
    }

    private mutating func request(_ visit: DemoVisit) async throws {
        let facts = visit.listing.facts
        let start = start(visit)
        let price: JSON = ["amount": .int(facts.price), "currency": "USD"]
        let total: JSON = ["amount": .int(facts.price * visit.hours), "currency": "USD"]
        let parameters: JSON = [
            "bookingStart": .instant(start), "bookingEnd": .instant(start + .hours(visit.hours)),
            "lineItems": [
                ["code": "line-item/hour", "unitPrice": price, "quantity": .int(visit.hours)],
                [
                    "code": "line-item/provider-commission", "unitPrice": total, "percentage": -10,
                    "includeFor": ["provider"],
                ],
            ],
        ]
        let new = NewTransaction(
            process: process, listing: listings[visit.listing.rawValue],
            customer: try await DemoMarket.customer(visit.guest, engine),
            transition: TransitionName("transition/request"), parameters: parameters, isTrusted: true)
        begun[visit.guest] = try await acting(visit.guest).start(new).id
    }

    private func take(_ name: String, _ visit: DemoVisit, _ parameters: JSON = .object([])) async throws {
        let name = TransitionName("transition/\(name)")
        let overview = try await engine.overview(of: try id(visit))
        let role = overview.process.definition.transition(name)?.role ?? .operator
        let actor = role == .provider ? overview.provider.name : visit.guest
        _ = try await acting(actor).take(
            TransitionRequest(name, of: overview.transaction.id, by: role, parameters: parameters, isTrusted: true))
    }

    /// When a visit begins: at a full hour.
    private func start(_ visit: DemoVisit) -> Instant {
        let hour: Int64 = 3_600_000
        let wanted = (end + Period(milliseconds: Int64(visit.inHours) * hour)).milliseconds
        return Instant(milliseconds: (wanted + hour - 1) / hour * hour)
    }

    private func id(_ visit: DemoVisit) throws -> ID<Transaction> {
        guard let id = begun[visit.guest] else { throw CheckoutError.missingField("transaction") }
        return id
    }

    private func card(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "9/\(end.date.year + 2)", cvc: "123", postalCode: "90210")
    }

    private func acting(_ name: String) -> CheckoutEngine { engine.acting(as: Actor(.customer, name: name)) }

    /// Somebody of the demo, who is made if they are new.
    private static func customer(_ name: String, _ engine: CheckoutEngine) async throws -> ID<Customer> {
        let email = DemoPerson(name, "", []).email
        let known = try await engine.read { reader, _ in try reader.customer(email: email) }
        if let known { return known.id }
        return try await engine.addCustomer(NewCustomer(name: name, email: email, state: "MN")).id
    }
}
