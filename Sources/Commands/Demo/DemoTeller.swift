// Plays the beats of the demo through the engine. A refusal is part of the story; anything else that fails is not.

import Checkout

/// Plays beats, and remembers what each person has at hand.
struct DemoTeller {
    private let engine: CheckoutEngine
    private let prices: [String: ID<Price>]
    /// What a month of the gym costs those who pay month by month.
    private let monthly: ID<Price>
    /// The year in which the demo ends; its cards run out in the years after.
    private let year: Int
    private var sessions: [String: CheckoutSession] = [:]
    private var tokens: [String: ID<PaymentToken>] = [:]
    private var consultations: [String: ID<Consultation>] = [:]

    init(engine: CheckoutEngine, shelf: [PriceRow], monthly: ID<Price>, year: Int) {
        self.engine = engine
        self.monthly = monthly
        self.year = year
        prices = Dictionary(
            shelf.map { ($0.product.sku ?? "", $0.price.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// Lets one thing happen.
    mutating func perform(_ beat: DemoBeat, _ person: DemoPerson) async throws {
        do {
            try await play(beat, person)
        } catch let error as CheckoutError where DemoTeller.isPartOfTheStory(error) {
            return
        }
    }

    private static func isPartOfTheStory(_ error: CheckoutError) -> Bool {
        switch error {
        case .cardDeclined, .tokenUpdateRequired: true
        default: false
        }
    }

    private mutating func play(_ beat: DemoBeat, _ person: DemoPerson) async throws {
        switch beat {
        case .checkout(let codes, let wish): try await checkout(codes, wish, person)
        case .consult(let sample): try await consult(sample, person)
        case .leaveConsultation: try await leaveConsultation(person)
        case .pay(let card, let second): try await pay(card, second, person)
        case .subscribe(let card): try await subscribe(card, person)
        case .save(let card): try await save(card, person)
        case .chargeCard(let code): try await chargeCard(code, person)
        case .chargeToken(let code): try await chargeToken(code, person)
        case .repair(let card): try await repair(card, person)
        case .giveUpRepair: _ = try await customer(person).abandonRepair(try token(person))
        case .review(let decision): try await review(decision, person)
        case .capture: _ = try await engine.capture(try session(person).id)
        case .void: _ = try await engine.void(try session(person).id)
        case .refund(let cents):
            _ = try await engine.refund(try session(person).id, amount: Money(minorUnits: cents))
        case .cancel: _ = try await engine.cancel(try session(person).id)
        }
    }

    private mutating func checkout(_ codes: [String], _ wish: DemoWish, _ person: DemoPerson) async throws {
        let buyer = Buyer.person(NewCustomer(name: person.name, email: person.email, state: person.state))
        let session = try await engine.createCheckout(
            NewCheckout(
                customer: buyer, items: try codes.map { CartItem(price: try price($0)) },
                setupFutureUse: wish == .laterCharges, tokenize: wish == .token, capturesManually: wish == .holdOnly))
        sessions[person.name] = session
        tokens[person.name] = session.token ?? tokens[person.name]
    }

    private mutating func consult(_ sample: SurveySample, _ person: DemoPerson) async throws {
        let open = try await customer(person).startConsultation(.session(try session(person).id))
        consultations[person.name] = open.consultation.id
        var answers = Dictionary(
            uniqueKeysWithValues: open.walk.survey.sample(sample, for: USState(code: person.state)).map {
                ($0.question, $0.answer)
            })
        answers[QuestionID.signature] = .text(person.name)
        try await answer(open, answers, person)
        _ = try await customer(person).sign(open.consultation.id)
    }

    /// Answers what is asked, all at once, so that the ledger commits the answers together; then what those open.
    private func answer(
        _ open: OpenConsultation, _ answers: [String: RawAnswer], _ person: DemoPerson
    ) async throws {
        let (id, engine) = (open.consultation.id, customer(person))
        var asked = open.walk.unanswered
        while !asked.isEmpty {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for question in asked {
                    guard let raw = answers[question.id] else { throw CheckoutError.unansweredQuestions([question.id]) }
                    group.addTask { _ = try await engine.answer(id, question: question.id, raw) }
                }
                try await group.waitForAll()
            }
            asked = try await engine.resumeConsultation(id).walk.unanswered
        }
    }

    private func leaveConsultation(_ person: DemoPerson) async throws {
        let open = try await customer(person).startConsultation(.session(try session(person).id))
        for (question, answer) in open.walk.survey.sample(.approved, for: USState(code: person.state)).prefix(4) {
            _ = try await customer(person).answer(open.consultation.id, question: question, answer)
        }
    }

    private func pay(_ card: String, _ second: String?, _ person: DemoPerson) async throws {
        _ = try await customer(person).pay(
            try session(person).id, card: try entry(card, person), secondCard: try second.map { try entry($0, person) })
    }

    private mutating func subscribe(_ card: String, _ person: DemoPerson) async throws {
        var new = NewCheckout(customer: .known(try owner(person)), items: [CartItem(price: monthly)])
        new.mode = .subscription
        sessions[person.name] = try await engine.createCheckout(new)
        try await pay(card, nil, person)
    }

    private func save(_ card: String, _ person: DemoPerson) async throws {
        _ = try await customer(person).saveCard(try entry(card, person), for: try owner(person))
    }

    private func repair(_ card: String, _ person: DemoPerson) async throws {
        _ = try await customer(person).repair(try token(person), card: try entry(card, person))
    }

    private func chargeCard(_ code: String, _ person: DemoPerson) async throws {
        let owner = try owner(person)
        let card = try await engine.read { reader, _ in try reader.find(owner)?.defaultPaymentMethod }
        guard let card else { throw CheckoutError.missingField("payment_method") }
        _ = try await engine.charge(
            OffSessionCharge(customer: owner, paymentMethod: card, items: [CartItem(price: try price(code))]))
    }

    private func chargeToken(_ code: String, _ person: DemoPerson) async throws {
        _ = try await engine.charge(
            TokenCharge(token: try token(person), items: [CartItem(price: try price(code))]))
    }

    private func review(_ decision: ReviewDecision, _ person: DemoPerson) async throws {
        guard let consultation = consultations[person.name] else { throw CheckoutError.missingField("consultation") }
        _ = try await engine.acting(as: Actor(.practitioner, name: "Dr Amara Osei")).review(consultation, decision)
    }

    /// The engine, with this customer acting.
    private func customer(_ person: DemoPerson) -> CheckoutEngine {
        engine.acting(as: Actor(.customer, name: person.name))
    }

    private func entry(_ number: String, _ person: DemoPerson) throws -> CardEntry {
        let letters = person.name.utf8.count
        return try CardEntry(
            number: number, expiry: "\(1 + letters % 12)/\(year + 1 + letters % 4)",
            cvc: number.hasPrefix("37") ? "1234" : "123", postalCode: "90210")
    }

    private func price(_ code: String) throws -> ID<Price> {
        guard let price = prices[code] else { throw CheckoutError.notFound(kind: Price.kind, id: code) }
        return price
    }

    private func session(_ person: DemoPerson) throws -> CheckoutSession {
        guard let session = sessions[person.name] else { throw CheckoutError.missingField("session") }
        return session
    }

    private func token(_ person: DemoPerson) throws -> ID<PaymentToken> {
        guard let token = tokens[person.name] else { throw CheckoutError.missingField("payment_token") }
        return token
    }

    private func owner(_ person: DemoPerson) throws -> ID<Customer> {
        guard let owner = try session(person).customer else { throw CheckoutError.missingField("customer") }
        return owner
    }
}
