import CardSimulator
import Checkout
import Synchronization
import Testing

/// What the tests of tokens do again and again.
extension Shop {
    /// An item that its merchant describes for one order.
    static func order(_ name: String = "Plan", cents: Int = 2_500, _ eligibility: LineEligibility = .eligible)
        -> CartItem
    {
        CartItem(.ordered(OrderItem(name: name, unitAmount: Money(minorUnits: cents), whenUnknown: eligibility)))
    }

    /// The checkout of a subscription that is free at first.
    func trial(_ customer: Customer, _ items: [CartItem]) async throws -> CheckoutSession {
        var details = SessionDetails()
        details.nextBill = NextBill(
            amount: Money(minorUnits: 4_900), date: try #require(CivilDate(year: 2026, month: 4, day: 3)))
        var new = NewCheckout(customer: .known(customer.id), items: items, tokenize: true, details: details)
        (new.statedTotal, new.lapses) = (.zero, false)
        return try await engine.createCheckout(new)
    }

    /// A request for a token, without a payment.
    func provisioning(_ customer: Customer, _ items: [CartItem]) async throws -> CheckoutSession {
        var new = NewCheckout(
            customer: .known(customer.id), items: items, tokenize: true, successURL: "https://shop.example/done",
            cancelURL: "https://shop.example/failed")
        (new.mode, new.lapses) = (.setup, false)
        return try await engine.createCheckout(new)
    }

    func session(_ id: ID<CheckoutSession>) async throws -> CheckoutSession {
        try await engine.read { reader, _ in try #require(try reader.find(id)) }
    }

    func token(_ id: ID<PaymentToken>?) async throws -> PaymentToken {
        try await engine.read { reader, _ in try #require(try id.flatMap { try reader.find($0) }) }
    }

    /// The last four digits of the cards that a token charges.
    func cards(of id: ID<PaymentToken>?) async throws -> [String] {
        try await engine.read { reader, _ in
            let token = try #require(try id.flatMap { try reader.find($0) })
            return try token.cards.compactMap { try reader.find($0)?.card.last4 }
        }
    }

    /// The events of a token in the order in which they happened, with what each names.
    func story(of id: ID<PaymentToken>) async throws -> [String] {
        try await engine.overview(of: id).events.map { event in
            ([event.type] + event.changes.map(\.field)).joined(separator: " ")
        }
    }

    /// A second operator on the same ledger, with a network of their own choice.
    func another(_ network: (any CardNetwork)? = nil) -> CheckoutEngine {
        CheckoutEngine(
            ledger: ledger, network: network ?? self.network, systemTime: { Shop.opening },
            actor: Actor(.operator, name: "otto"))
    }
}

/// A card network that lets something else happen before it answers the first question.
struct InterruptedNetwork: CardNetwork {
    let network: CardSimulator
    let interruption: Interruption

    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        try await network.keep(entry, at: now)
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        await interruption.happen()
        return try await network.perform(request)
    }

    /// What happens once.
    final class Interruption: Sendable {
        private let event: Mutex<(@Sendable () async throws -> Void)?>

        init(_ event: @escaping @Sendable () async throws -> Void) { self.event = Mutex(event) }

        func happen() async {
            let event = event.withLock { event in
                defer { event = nil }
                return event
            }
            do {
                try await event?()
            } catch {
                Issue.record(error)
            }
        }
    }
}

extension Shop {
    /// An operator to whose first question to the card network something else happens before the answer.
    func interrupted(by event: @escaping @Sendable () async throws -> Void) -> CheckoutEngine {
        another(InterruptedNetwork(network: network, interruption: InterruptedNetwork.Interruption(event)))
    }
}
