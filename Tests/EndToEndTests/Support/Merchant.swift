// A merchant whose customers have been there before, for tests that ask the server.
import Checkout
import Foundation
import SQLiteLedger
import Testing
import Wiring

/// A ledger frozen at noon of 3 March 2026 with a catalogue, Ana who has a letter for the gym and a verified card, and an
/// API key. The engine works beside the server, as a command would.
struct Merchant {
    static let opening = Instant("2026-03-03T12:00:00Z")
    static let visa = "4242424242424242"
    static let health = "4000051230000072"
    /// Pays at the checkout, and is declined while its owner is away.
    static let declinedLater = "4000009900000012"

    let scratch: Scratch
    let ledger: SQLiteLedger
    let engine: CheckoutEngine
    /// The API key.
    let key: String
    /// Identifiers by short names: `ana`, `card`, `product.gym`, `price.gym`.
    private(set) var names: [String: String] = [:]

    var path: String { scratch.ledger }
    var authorization: String { "Authorization: Bearer \(key)" }

    private static let catalogue: [(String, NewProduct, Int)] = [
        ("gym", NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity), 4_900),
        ("cream", NewProduct(name: "Acne cream", visitType: .skincare, eligibility: .letterOfMedicalNecessity), 3_000),
        ("bandage", NewProduct(name: "Bandages", eligibility: .autoSubstantiation), 900),
        ("plaster", NewProduct(name: "A plaster", eligibility: .autoSubstantiation), 40),
        ("towel", NewProduct(name: "Towel", eligibility: .notEligible), 1_500),
    ]

    init() async throws {
        scratch = try Scratch()
        let wiring = LedgerWiring(path: scratch.ledger)
        ledger = try await wiring.openOrMake(seed: 7, frozenAt: Merchant.opening)
        engine = LedgerWiring.engine(on: ledger, path: scratch.ledger, actor: Actor(.operator, name: "tess"))
        key = try await engine.createKey(label: "shop").secret
        for (name, product, cents) in Merchant.catalogue {
            let product = try await engine.addProduct(product)
            names["product.\(name)"] = product.id.description
            let price = try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: cents)).price
            names["price.\(name)"] = price.id.description
        }
        let ana = try await engine.addCustomer(
            NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA"))
        names["ana"] = ana.id.description
        let letter = try await consult(.customer(ana.id, .gym)).letter
        names["letter"] = letter?.id.description
        let entry = try Merchant.card(Merchant.visa)
        names["card"] = try await engine.saveCard(entry, for: ana.id).id.description
    }

    /// The identifier of this name.
    func named(_ name: String) throws -> String { try #require(names[name], "nothing is called \(name)") }

    /// Remembers an identifier under a name.
    mutating func name(_ name: String, _ id: String?) throws { names[name] = try #require(id) as String }

    func id<Thing: Identified>(_ name: String, as type: Thing.Type = Thing.self) throws -> ID<Thing> {
        try #require(names[name].flatMap { ID<Thing>($0) }, "nothing is called \(name)")
    }

    /// A card as its owner would type it.
    static func card(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "12/30", cvc: "123", postalCode: "90210")
    }

    func cart(_ products: [String]) throws -> [CartItem] {
        try products.map { CartItem(price: try id("price.\($0)")) }
    }

    /// Walks a consultation to its end.
    @discardableResult
    func consult(_ purpose: ConsultationPurpose, _ sample: SurveySample = .approved) async throws -> SignedConsultation
    {
        let open = try await engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(sample, for: USState(code: "CA")) {
            _ = try await engine.answer(open.consultation.id, question: question, answer)
        }
        return try await engine.sign(open.consultation.id)
    }

    /// A checkout of Ana's, not paid yet.
    func checkout(_ products: String..., manual: Bool = false) async throws -> CheckoutSession {
        try await engine.createCheckout(
            NewCheckout(
                customer: .known(id("ana")), items: cart(products), capturesManually: manual,
                successURL: "https://shop.example/thanks"))
    }

    /// A checkout of Ana's that she paid.
    func paid(_ products: String..., with card: String = Merchant.visa, and second: String? = nil) async throws
        -> CheckoutSession
    {
        let session = try await engine.createCheckout(
            NewCheckout(customer: .known(id("ana")), items: cart(products), successURL: "https://shop.example/thanks"))
        return try await engine.pay(
            session.id, card: Merchant.card(card), secondCard: second.map { try Merchant.card($0) })
    }
}
