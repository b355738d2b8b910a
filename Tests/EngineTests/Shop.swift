import CardSimulator
import Checkout
import SQLiteLedger
import Testing

/// A shop for tests: a real ledger on SQLite, frozen at noon of 3 March 2026, a practice card network, and a catalogue.
struct Shop {
    let ledger: SQLiteLedger
    let network: CardSimulator
    let engine: CheckoutEngine
    /// The prices by a short name.
    let prices: [String: ID<Price>]

    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)

    /// The catalogue: what the stories of these tests buy.
    private static let catalogue: [(String, NewProduct, Int)] = [
        ("gym", NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity), 4_900),
        (
            "trainer", NewProduct(name: "Personal training", visitType: .gym, eligibility: .letterOfMedicalNecessity),
            12_000
        ),
        ("cream", NewProduct(name: "Acne cream", visitType: .skincare, eligibility: .letterOfMedicalNecessity), 3_000),
        ("bandage", NewProduct(name: "Bandages", eligibility: .autoSubstantiation), 900),
        ("towel", NewProduct(name: "Towel", eligibility: .notEligible), 1_500),
    ]

    init(
        seed: UInt64 = 7, mode: LedgerSettings.Mode = .test, dialects: [any WebhookDialect] = []
    ) async throws {
        ledger = try SQLiteLedger.temporary(
            NewLedger(name: "test", mode: mode, seed: seed, createdAt: Shop.opening))
        network = CardSimulator(journal: nil)
        engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { Shop.opening }, actor: Actor(.operator, name: "tess"),
            dialects: dialects)
        var prices: [String: ID<Price>] = [:]
        _ = try await engine.freeze()
        for (name, product, cents) in Shop.catalogue {
            let product = try await engine.addProduct(product)
            prices[name] = try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: cents)).price.id
        }
        self.prices = prices
    }

    /// Another engine of the same process on this shop's ledger, or on one that is put before it.
    func engine(
        on ledger: (any Ledger)? = nil, network: (any CardNetwork)? = nil,
        systemTime: @escaping @Sendable () -> Instant = { Shop.opening }
    ) -> CheckoutEngine {
        CheckoutEngine(
            ledger: ledger ?? self.ledger, network: network ?? self.network, systemTime: systemTime,
            actor: Actor(.operator, name: "tess"))
    }

    func cart(_ names: String...) throws -> [CartItem] {
        try names.map { CartItem(price: try #require(prices[$0])) }
    }

    func customer(_ email: String = "ana@example.com") async throws -> Customer {
        try await engine.addCustomer(NewCustomer(name: "Ana Beltrán", email: email, state: "CA"))
    }

    /// A card as its owner would type it, far from its expiry.
    static func card(_ number: String, expires: String = "12/30") throws -> CardEntry {
        try CardEntry(
            number: number, expiry: expires, cvc: number.hasPrefix("37") ? "1234" : "123", postalCode: "90210")
    }

    static let visa = "4242424242424242"
    static let health = "4000051230000072"
    static let declined = "4000000000000002"
    /// Attaches, then every charge fails.
    static let failsLater = "4000000000000341"

    /// Walks a consultation to its end with the survey's own sample.
    @discardableResult
    func consult(_ purpose: ConsultationPurpose, _ sample: SurveySample = .approved) async throws -> SignedConsultation
    {
        let open = try await engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(sample, for: USState(code: "CA")) {
            _ = try await engine.answer(open.consultation.id, question: question, answer)
        }
        return try await engine.sign(open.consultation.id)
    }

    /// A paid on-session checkout that asked for later charges, and the card that paid it.
    func returning(
        _ customer: Customer, buys names: String = "gym", with number: String = Shop.visa
    ) async throws -> PaymentMethod {
        let session = try await engine.createCheckout(
            NewCheckout(customer: .known(customer.id), items: try cart(names), setupFutureUse: true))
        try await consult(.session(session.id))
        _ = try await engine.pay(session.id, card: try Shop.card(number))
        let cards = try await engine.overview(of: customer.id).paymentMethods
        return try #require(cards.last)
    }

    /// A token whose first checkout is paid.
    func token(
        of customer: Customer, for name: String = "gym", with number: String = Shop.visa
    ) async throws -> ID<PaymentToken> {
        let session = try await engine.createCheckout(
            NewCheckout(customer: .known(customer.id), items: try cart(name), tokenize: true))
        try await consult(.session(session.id))
        let paid = try await engine.pay(session.id, card: try Shop.card(number))
        return try #require(paid.token)
    }

    func charge(
        _ customer: Customer, _ card: PaymentMethod, _ names: String..., key: String? = nil
    ) async throws -> CheckoutSession {
        let items = try names.map { CartItem(price: try #require(prices[$0])) }
        return try await engine.charge(
            OffSessionCharge(customer: customer.id, paymentMethod: card.id, items: items, idempotencyKey: key))
    }

    func charge(_ token: ID<PaymentToken>, _ name: String = "gym", key: String? = nil) async throws -> CheckoutSession {
        try await engine.charge(TokenCharge(token: token, items: try cart(name), idempotencyKey: key))
    }

    /// A coupon, with a code of its own.
    func coupon(_ off: Coupon.Off, appliesTo products: [ID<Product>] = []) async throws -> Coupon {
        try await engine.addPromoCode("OFF\(off.digits)", new: NewCoupon(off: off, appliesTo: products)).coupon
    }

    /// Moves the clock to a moment.
    func move(to moment: Instant) async throws { _ = try await engine.freeze(at: moment) }

    /// What an engine call refused with.
    func refusal<Value: Sendable>(of body: () async throws -> Value) async throws -> CheckoutError {
        do {
            _ = try await body()
        } catch let error as CheckoutError {
            return error
        }
        Issue.record("expected a refusal")
        throw CheckoutError.readOnly
    }
}
