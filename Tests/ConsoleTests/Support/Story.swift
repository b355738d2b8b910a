// A small practice that every screen of these tests shows, told through the engine itself on a real ledger. The clock is
// frozen and the seed fixed, so identifiers and screens repeat to the byte.
import CardSimulator
import Checkout
import SQLiteLedger
import Testing

/// The ledger of the tests' practice and an engine on it.
struct Story: Sendable {
    let ledger: SQLiteLedger
    let engine: CheckoutEngine

    /// When the story has been told.
    static let now = moment("2026-11-20T14:05:00Z")

    /// A ledger on which nothing has happened.
    static func empty(isReadOnly: Bool = false) async throws -> Story {
        let start = moment("2025-11-22T14:05:00Z")
        let ledger = try SQLiteLedger.temporary(
            NewLedger(name: "demo ledger", seed: 7, createdAt: start), systemTime: { start })
        let engine = CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: nil), systemTime: { start },
            actor: Actor(.operator, name: "rosa"))
        let story = Story(ledger: ledger, engine: engine)
        _ = try await engine.freeze(at: start)
        return story
    }

    /// A ledger with a year's worth of things.
    static func told() async throws -> Story {
        let story = try await empty()
        try await story.tell()
        return story
    }

    private func tell() async throws {
        let shop = try await Shop(engine)
        let ana = try await add("Ana Beltrán", "ana.beltran@example.com", "CA")
        let anais = try await add("Anaïs Lefèvre", "anais@example.com", "NY")
        _ = try await add("Anand Krishnan", "anand@example.com", "TX")
        let oe = try await add("Anastasia Ōe", "oe@example.com", "CA")
        _ = try await add("Boris Ng", nil, nil)
        _ = try await consult(ana, .sleep)
        try await goOn(to: "2026-03-03T09:00:00Z")
        _ = try await consult(ana, .gym)
        try await subscribe(ana, shop.gym, card: "4000051230000072")
        _ = try await consult(anais, .gym)
        try await subscribe(anais, shop.gym, card: "4000009905000041")
        try await goOn(to: "2026-10-14T09:00:00Z")
        let signed = try await consult(ana, .skincare, .inReview)
        _ = try await engine.review(signed.consultation.id, .deny, reason: "Not for this purpose.")
        _ = try await engine.saveCard(try card("4242424242424242"), for: ana)
        try await goOn(to: "2026-11-14T10:00:00Z")
        try await chargeInVain(tokenOf: anais, shop.gym)
        try await goOn(to: "2026-11-20T02:05:00Z")
        _ = try await consult(oe, .skincare, .inReview)
        try await goOn(to: Self.now.description)
    }

    private func goOn(to text: String) async throws {
        _ = try await engine.freeze(at: moment(text))
    }

    private func add(_ name: String, _ email: String?, _ state: String?) async throws -> ID<Customer> {
        try await engine.addCustomer(NewCustomer(name: name, email: email, state: state)).id
    }

    private func consult(
        _ customer: ID<Customer>, _ type: VisitType, _ sample: SurveySample = .approved
    ) async throws -> SignedConsultation {
        let open = try await engine.startConsultation(.customer(customer, type))
        for (question, answer) in open.walk.survey.sample(sample, for: nil) {
            _ = try await engine.answer(open.consultation.id, question: question, answer)
        }
        return try await engine.sign(open.consultation.id)
    }

    private func subscribe(_ customer: ID<Customer>, _ price: ID<Price>, card number: String) async throws {
        let session = try await engine.createCheckout(
            NewCheckout(
                customer: .known(customer), items: [CartItem(price: price)], setupFutureUse: true, tokenize: true))
        _ = try await engine.pay(session.id, card: try card(number))
    }

    /// The card of this token refuses what its owner does not see.
    private func chargeInVain(tokenOf customer: ID<Customer>, _ price: ID<Price>) async throws {
        let token = try #require(try await engine.overview(of: customer).tokens.first)
        await #expect(throws: CheckoutError.self) {
            try await engine.charge(TokenCharge(token: token.id, items: [CartItem(price: price)]))
        }
    }

    private func card(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "12/28", cvc: "123", postalCode: "90210")
    }
}

/// What the practice sells.
private struct Shop {
    let gym: ID<Price>

    init(_ engine: CheckoutEngine) async throws {
        gym = try await Self.sell(engine, "Gym membership", .gym, cents: 4_900)
        _ = try await Self.sell(engine, "Sleep ring", .sleep, cents: 19_900)
        _ = try await Self.sell(engine, "Retinol serum", .skincare, cents: 3_450)
        let monitor = try await engine.addProduct(
            NewProduct(name: "Blood pressure monitor", eligibility: .autoSubstantiation))
        _ = try await engine.addPrice(product: monitor.id, unitAmount: Money(minorUnits: 5_999))
    }

    private static func sell(
        _ engine: CheckoutEngine, _ name: String, _ type: VisitType, cents: Int
    ) async throws -> ID<Price> {
        let product = try await engine.addProduct(
            NewProduct(name: name, visitType: type, eligibility: .letterOfMedicalNecessity))
        return try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: cents)).price.id
    }
}

extension Story {
    /// Adds many customers at once, `Customer 0001` and so on, past the engine.
    func addCrowd(_ count: Int) async throws {
        try await ledger.write { transaction in
            let now = try transaction.clock().now(systemTime: Story.now)
            for number in 1...count {
                let digits = String(number)
                let name = String(repeating: "0", count: 5 - digits.count) + digits
                try transaction.insert(
                    Customer(
                        id: transaction.newID(at: now), firstName: "Customer", lastName: name, createdAt: now))
            }
        }
    }
}

extension Story {
    /// Gives a customer many letters, past the engine, one of which expires every hour from now on.
    func addExpiries(_ count: Int) async throws {
        let start = LetterValidity.expiry(signedAt: Story.now).milliseconds - Story.now.milliseconds
        try await ledger.write { transaction in
            let customer = Customer(
                id: try transaction.newID(at: Story.now), firstName: "Zoë", lastName: "Expiring", createdAt: Story.now)
            try transaction.insert(customer)
            for number in 1...count {
                let signed = Story.now.adding(milliseconds: Int64(number) * 3_600_000 - start)
                try transaction.insert(
                    Letter(
                        id: transaction.newID(at: Story.now), customer: customer.id, visitType: .gym,
                        consultation: nil, status: .issued, signedAt: signed, issuedAt: signed))
            }
        }
    }
}

/// A moment that is known to be well written.
func moment(_ text: String) -> Instant { Instant(text) ?? Instant(milliseconds: 0) }
