import CardSimulator
import Checkout
import Foundation
import OrderedJSON
import Testing
import TransactionProcess

/// A process of one state for tests of single actions: an operator may do each of its deeds again and again.
struct Bench {
    let market: Market
    let tx: ID<Transaction>

    var engine: CheckoutEngine { market.engine }

    /// - Parameter deeds: the actions of each deed, as `accept-booking` or `create-pending-booking {:type :time}`.
    init(
        _ deeds: KeyValuePairs<String, [String]>, card: String? = Shop.visa, isConnected: Bool = true, seats: Int = 1,
        stock: Int? = nil
    ) async throws {
        market = try await Market(
            NewProcess(name: "bench", source: Bench.source(deeds)), card: card, isConnected: isConnected,
            seats: seats, stock: stock)
        tx = try await Bench.begin(market, market.guest).id
    }

    private init(_ market: Market, _ tx: ID<Transaction>) { (self.market, self.tx) = (market, tx) }

    /// Another guest's transaction about the same listing.
    func neighbour(card: String? = Shop.visa) async throws -> Bench {
        let guest = try await market.shop.customer("\(UUID())@example.com")
        if let card { _ = try await engine.saveCard(try Shop.card(card), for: guest.id) }
        return Bench(market, try await Bench.begin(market, guest).id)
    }

    private static func begin(_ market: Market, _ guest: Customer) async throws -> Transaction {
        try await market.engine.start(
            NewTransaction(process: market.process.id, listing: market.listing.id, customer: guest.id))
    }

    static func source(_ deeds: KeyValuePairs<String, [String]>) -> String {
        let transitions = deeds.map { name, actions in
            let list = actions.map { action in
                let parts = action.split(separator: " ", maxSplits: 1)
                return "{:name :action/\(parts[0])" + (parts.count > 1 ? " :config \(parts[1])}" : "}")
            }
            return """
                {:name :transition/\(name) :actor :actor.role/operator :from :state/open :to :state/open
                 :actions [\(list.joined(separator: " "))]}
                """
        }
        return """
            {:format :v3 :transitions [{:name :transition/begin :actor :actor.role/customer :to :state/open}
            \(transitions.joined(separator: "\n"))]}
            """
    }

    /// Does a deed and returns what the transaction holds then.
    @discardableResult
    func does(_ deed: String, _ parameters: JSON = .object([])) async throws -> TransactionContents {
        try await engine.take(request(deed, parameters)).contents
    }

    func request(_ deed: String, _ parameters: JSON = .object([])) -> TransitionRequest {
        TransitionRequest(TransitionName("transition/\(deed)"), of: tx, by: .operator, parameters: parameters)
    }

    /// The code and the message with which a deed fails; it has to change nothing but to count the attempt.
    func refusal(_ deed: String, _ parameters: JSON = .object([])) async throws -> CheckoutError {
        let before = try await contents
        let error = try await market.shop.refusal { try await does(deed, parameters) }
        #expect(try await contents == before, "\(deed) failed and changed something")
        return error
    }

    var contents: TransactionContents { get async throws { try await overview.transaction.contents } }

    var overview: TransactionOverview { get async throws { try await engine.overview(of: tx) } }

    /// What the card network did so far: `hold`, `capture`.
    var asked: [PaymentOperation] { get async throws { try await market.shop.network.audit().map(\.operation) } }
}

extension JSON {
    /// The lines of a request, as one parameter.
    static func lines(_ lines: JSON...) -> JSON { ["lineItems": .array(lines)] }

    /// An amount in cents.
    static func cents(_ amount: Int) -> JSON { ["amount": .int(amount), "currency": "USD"] }

    /// A line of one, for both sides.
    static func line(_ cents: Int, quantity: JSON = 1) -> JSON {
        ["code": "line-item/thing", "unitPrice": .cents(cents), "quantity": quantity]
    }

    /// A time to be booked, in the hours of 12 September.
    static func hours(_ start: Int, _ end: Int, seats: Int? = nil) -> JSON {
        var fields = [
            JSON.Field("bookingStart", .string(Instant.september(12, start).description)),
            JSON.Field("bookingEnd", .string(Instant.september(12, end).description)),
        ]
        if let seats { fields.append(JSON.Field("seats", .int(seats))) }
        return .object(fields)
    }

    /// This object with another's fields after it.
    func and(_ other: JSON) -> JSON {
        guard case .object(let mine) = self, case .object(let more) = other else { return self }
        return .object(mine + more)
    }
}

extension Instant {
    /// A moment of September 2026, the month of these tests' bookings.
    static func september(_ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Instant {
        Instant(startOf: CivilDate(daysSinceEpoch: 20_697 + day - 1)) + .hours(hour) + .minutes(minute)
    }
}
