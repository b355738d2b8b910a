import AsyncHTTPClient
import CardSimulator
import Checkout
import CheckoutHTTP
import Logging
import SQLiteLedger
import Testing

/// A shop with hosted pages for tests: a ledger frozen at noon of 3 March 2026, practice cards, a catalogue, and a
/// server on a free port.
struct HostedShop {
    let engine: CheckoutEngine
    private let ledger: SQLiteLedger
    let prices: [String: ID<Price>]

    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)

    /// The type of Flex's sample pages, which has no questions of its own.
    static let sleepTherapy = VisitType("cbtSleep")

    private static let catalogue: [(String, NewProduct, Int)] = [
        ("gym", NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity), 4_900),
        ("cream", NewProduct(name: "Acne cream", visitType: .skincare, eligibility: .letterOfMedicalNecessity), 3_000),
        ("bandage", NewProduct(name: "Bandages", eligibility: .autoSubstantiation), 900),
        ("lamp", NewProduct(name: "Lamp", visitType: sleepTherapy, eligibility: .letterOfMedicalNecessity), 6_000),
        ("towel", NewProduct(name: "Towel", eligibility: .notEligible), 1_500),
        ("nasty", NewProduct(name: "<script>alert(1)</script> \"\u{301} onfocus=x", eligibility: .notEligible), 700),
    ]

    init(
        mode: LedgerSettings.Mode = .test, network: any CardNetwork = CardSimulator(journal: nil)
    ) async throws {
        ledger = try SQLiteLedger.temporary(
            NewLedger(name: "clinic", mode: mode, seed: 7, createdAt: HostedShop.opening))
        engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { HostedShop.opening },
            actor: Actor(.operator, name: "tess"))
        _ = try await engine.freeze()
        var prices: [String: ID<Price>] = [:]
        for (name, product, cents) in HostedShop.catalogue {
            let product = try await engine.addProduct(product)
            prices[name] = try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: cents)).price.id
        }
        self.prices = prices
    }

    static let success = "https://shop.example/thanks?id={CHECKOUT_SESSION_ID}"
    static let cancel = "https://shop.example/cart"
    static let ana = NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA")

    /// A checkout of these products.
    func checkout(
        _ names: String..., by buyer: NewCustomer? = HostedShop.ana, terms: CartTerms = CartTerms(),
        details: SessionDetails = SessionDetails(), capturesManually: Bool = false,
        success: String = HostedShop.success, cancel: String = HostedShop.cancel
    ) async throws -> CheckoutSession {
        let items = try names.map { CartItem(price: try #require(prices[$0])) }
        return try await engine.createCheckout(
            NewCheckout(
                customer: buyer.map { .person($0) }, items: items, setupFutureUse: true,
                capturesManually: capturesManually, successURL: success, cancelURL: cancel, terms: terms,
                details: details))
    }

    func session(_ id: ID<CheckoutSession>) async throws -> CheckoutSession {
        try await engine.read { reader, _ in try require(id, reader.find) }
    }

    func payments(_ id: ID<CheckoutSession>) async throws -> [Payment] {
        try await engine.read { reader, _ in try reader.payments(of: id) }
    }

    /// Serves the shop while somebody visits it.
    /// - Parameter isReadOnly: whether nothing can be changed there.
    func serve(
        isReadOnly: Bool = false, log: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ visit: (Visitor) async throws -> Void
    ) async throws {
        let served =
            isReadOnly
            ? CheckoutEngine(
                ledger: ledger, network: CardSimulator(journal: nil), systemTime: { HostedShop.opening },
                actor: Actor(.operator, name: "tess"), isReadOnly: true) : engine
        let (addresses, ready) = AsyncStream.makeStream(of: String.self)
        var options = ServerOptions()
        options.port = 0
        let cards = PracticeCard.all.map { PracticeCardLine(number: $0.number, meaning: $0.meaning) }
        let server = CheckoutServer(
            engine: served, options: options, practiceCards: cards, log: log)
        let running = Task { try await server.run(signals: []) { ready.yield($0) } }
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        var failure: (any Error)?
        do {
            let address = try #require(await addresses.first { _ in true })
            try await visit(Visitor(address: address, client: client))
        } catch {
            failure = error
        }
        running.cancel()
        _ = await running.result
        try await client.shutdown()
        if let failure { throw failure }
    }
}
