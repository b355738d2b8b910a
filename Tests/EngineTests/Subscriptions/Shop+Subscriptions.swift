import CardSimulator
import Checkout
import Testing

/// What the tests of subscriptions do again and again.
extension Shop {
    /// A price that recurs, of a product of its own.
    func recurring(
        _ product: NewProduct = NewProduct(
            name: "Membership", visitType: .gym, eligibility: .letterOfMedicalNecessity),
        cents: Int = 4_900, _ recurrence: Recurrence = Recurrence(.monthly)
    ) async throws -> ID<Price> {
        let product = try await engine.addProduct(product)
        return try await engine.addPrice(
            product: product.id, unitAmount: Money(minorUnits: cents), recurrence: recurrence
        ).price.id
    }

    static let supplies = NewProduct(name: "Supplies", eligibility: .autoSubstantiation)

    /// The checkout of a subscription, not paid yet.
    func subscription(
        of customer: Customer, to prices: [ID<Price>], _ terms: SubscriptionTerms = SubscriptionTerms()
    ) async throws -> CheckoutSession {
        var new = NewCheckout(customer: .known(customer.id), items: prices.map { CartItem(price: $0) })
        new.mode = .subscription
        new.subscription = terms
        return try await engine.createCheckout(new)
    }

    /// A subscription whose checkout is paid.
    func subscribed(
        _ customer: Customer, to prices: [ID<Price>], _ terms: SubscriptionTerms = SubscriptionTerms(),
        with card: CardEntry? = nil
    ) async throws -> ID<Subscription> {
        let session = try await subscription(of: customer, to: prices, terms)
        _ = try await engine.pay(session.id, card: try card ?? Shop.card(Shop.visa))
        return try #require(session.subscription)
    }

    func find(_ id: ID<Subscription>) async throws -> Subscription {
        try #require(try await engine.read { reader, _ in try reader.find(id) })
    }

    func invoice(of id: ID<Subscription>) async throws -> Invoice {
        let latest = try #require(try await find(id).latestInvoice)
        return try #require(try await engine.read { reader, _ in try reader.find(latest) })
    }

    /// The events about a subscription and its invoices, in the order in which they happened.
    func happenings(of id: ID<Subscription>) async throws -> [String] {
        try await engine.read { reader, _ in
            let invoices = try reader.invoices(of: id, from: .first, limit: 100).rows.map(\.row.id.description)
            let things = Set(invoices + [id.description])
            return try reader.events(of: nil, from: .first, limit: 1_000).rows.map(\.row)
                .filter { things.contains($0.subject.id) }.map(\.type).reversed()
        }
    }

    /// The charges that the network made.
    func charges() async throws -> [Int] {
        try await network.audit().filter { $0.operation == .charge }.map(\.amount.minorUnits)
    }
}
