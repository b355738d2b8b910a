import CardSimulator
import Checkout
import Foundation
import Randomness
import SQLiteLedger
import Testing

/// A seeded storm over the real engine, ledger and card journal: random requests, a silent network, lost answers, a busy
/// ledger, restarts and jumps of the clock. Whatever happens, the ledger and the card network agree on every cent.
@Suite("In a storm")
struct SimulationTests {
    @Test("no cent is lost, none is taken twice, and nothing stays half done")
    func storm() async throws {
        let seed = Seeded.newSeed()
        var storm = try await Storm(seed: seed)
        for _ in 0..<400 { try await storm.step() }
        try await storm.calm()
        try await storm.check("ALMONER_TEST_SEED=\(seed) swift test --filter SimulationTests")
    }
}

/// The state of one storm.
struct Storm {
    var random: Seeded
    let folder: URL
    var ledger: MeddledLedger
    var engine: CheckoutEngine
    var network: CardSimulator
    var customers: [ID<Customer>] = []
    var sessions: [ID<CheckoutSession>] = []
    var tokens: [ID<PaymentToken>] = []
    var subscriptions: [ID<Subscription>] = []
    var recurring: [ID<Price>] = []
    var prices: [ID<Price>] = []
    var keys = 0

    init(seed: UInt64) async throws {
        random = Seeded(seed)
        folder = FileManager.default.temporaryDirectory.appending(path: "almoner-storm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "ledger.db").path
        (ledger, network, engine) = try Storm.start(
            path, .create(NewLedger(name: "storm", seed: seed, createdAt: Shop.opening)))
        _ = try await engine.freeze()
        let products: [NewProduct] = [
            NewProduct(name: "Pass", visitType: .gym, eligibility: .letterOfMedicalNecessity),
            NewProduct(name: "Cream", visitType: .skincare, eligibility: .letterOfMedicalNecessity),
            NewProduct(name: "Bandages", eligibility: .autoSubstantiation),
            NewProduct(name: "Towel", eligibility: .notEligible),
        ]
        for number in 0..<4 {
            let name = NewCustomer(name: "C \(number)", email: "c\(number)@example.com", state: "CA")
            customers.append(try await engine.addCustomer(name).id)
        }
        for product in products {
            let product = try await engine.addProduct(product)
            prices.append(try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 700)).price.id)
            guard product.eligibility != .notEligible else { continue }
            let weekly = try await engine.addPrice(
                product: product.id, unitAmount: Money(minorUnits: 300),
                recurrence: Recurrence(.weekly, trialDays: chance(3) ? 5 : nil))
            recurring.append(weekly.price.id)
        }
    }

    /// One random thing. Refusals are part of the weather; a broken ledger is not.
    mutating func step() async throws {
        if chance(8) {
            network.fail(next: Int.random(in: 1...2, using: &random), with: chance(2) ? .unreachable : .answerLost)
        }
        if chance(12) { ledger.fail(at: Int.random(in: 1...6, using: &random)) }
        if chance(25) { try restart() }
        do {
            try await act()
        } catch let error as CheckoutError {
            if case .ledger(let failure) = error, failure != .busy(path: "the ledger") { throw failure }
        }
    }

    mutating func act() async throws {
        switch Int.random(in: 0..<18, using: &random) {
        case 0:
            let name = NewCustomer(name: "C \(customers.count)", email: "c\(customers.count)@example.com", state: "CA")
            customers.append(try await engine.addCustomer(name).id)
        case 1, 2: try await checkout()
        case 3, 4:
            if let id = pick(sessions) {
                _ = try await engine.pay(id, card: try card(), secondCard: chance(3) ? try card() : nil)
            }
        case 5: if let id = pick(customers) { _ = try await engine.saveCard(try card(), for: id) }
        case 6, 7: try await chargeSomebody()
        case 8: if let id = pick(tokens.suffix(4)) { try await chargeOrRepair(id) }
        case 9: if let id = pick(sessions.suffix(8)) { try await settleByHand(id) }
        case 10: if let id = pick(customers) { try await consult(id) }
        case 11: try await subscribe()
        case 12, 13: if let id = pick(subscriptions.suffix(6)) { try await meddle(with: id) }
        case 14: try await beginFree()
        case 15, 16: if let id = pick(tokens.suffix(6)) { try await renew(id) }
        default:
            _ = try await engine.advance(by: chance(4) ? .days(200) : .hours(Int.random(in: 1...60, using: &random)))
        }
    }

    mutating func checkout() async throws {
        guard let id = pick(customers) else { return }
        let session = try await engine.createCheckout(
            NewCheckout(
                customer: .known(id), items: cart(), setupFutureUse: chance(2), tokenize: chance(3),
                capturesManually: chance(4)))
        sessions.append(session.id)
        if let token = session.token { tokens.append(token) }
        if !chance(8) { try await pay(session.id) }
    }

    /// Mostly as a customer would: what lacks a letter is consulted first, what needs a second card gets one.
    mutating func pay(_ id: ID<CheckoutSession>) async throws {
        let (customer, needed) = try await engine.read { reader, now in
            let session = try reader.find(id)
            return (session?.customer, try session.map { try reader.consultationsNeeded(for: $0, at: now) } ?? [])
        }
        if let customer, chance(3) == false {
            for type in needed { try await consult(customer, type, chance(3) ? .inReview : .approved) }
        }
        let first = try card(health: chance(2))
        do {
            _ = try await engine.pay(id, card: first)
        } catch CheckoutError.secondCardRequired {
            _ = try await engine.pay(id, card: first, secondCard: try card(health: false))
        } catch CheckoutError.letterRequired {
            _ = try await engine.pay(id, card: first, secondCard: try card(health: false))
        }
    }

    /// A free trial, or a request for a token.
    mutating func beginFree() async throws {
        guard let id = pick(customers) else { return }
        var new = NewCheckout(customer: .known(id), items: cart(), tokenize: true)
        if chance(2) {
            (new.mode, new.lapses) = (.setup, false)
        } else {
            new.details.nextBill = NextBill(amount: Money(minorUnits: 700), date: CivilDate(daysSinceEpoch: 21_000))
        }
        let session = try await engine.createCheckout(new)
        sessions.append(session.id)
        if let token = session.token { tokens.append(token) }
        if !chance(8) { try await pay(session.id) }
    }

    /// The merchant's wish to renew a token, whose page the customer mostly follows; or its end.
    mutating func renew(_ id: ID<PaymentToken>) async throws {
        if chance(12) { _ = try await engine.deleteToken(id) }
        let update = TokenUpdate(token: id, items: chance(2) ? cart() : nil, asksForCard: chance(2))
        let request = try await engine.update(update)
        sessions.append(request.id)
        if !chance(3) { try await pay(request.id) }
    }

    mutating func subscribe() async throws {
        guard let customer = pick(customers), let price = pick(recurring) else { return }
        var new = NewCheckout(customer: .known(customer), items: [CartItem(price: price, quantity: 2)])
        new.mode = .subscription
        let session = try await engine.createCheckout(new)
        sessions.append(session.id)
        if let id = session.subscription { subscriptions.append(id) }
        if !chance(8) { try await pay(session.id) }
    }

    mutating func meddle(with id: ID<Subscription>) async throws {
        let overview = try await engine.overview(of: id)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: _ = try await engine.cancelSubscription(id, atPeriodEnd: chance(2))
        case 1: _ = try await engine.editSubscription(id, SubscriptionEdit(cancelAtPeriodEnd: false))
        case 2, 3:
            let card = try await engine.saveCard(try card(), for: overview.customer.id)
            _ = try await engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: card.id))
        default: if let invoice = overview.invoice { _ = try await engine.payInvoice(invoice.id) }
        }
    }

    mutating func chargeSomebody() async throws {
        guard let id = pick(customers), let card = pick(try await engine.overview(of: id).paymentMethods) else {
            return
        }
        keys += 1
        let charge = OffSessionCharge(customer: id, paymentMethod: card.id, items: cart(), idempotencyKey: "k\(keys)")
        do {
            sessions.append(try await engine.charge(charge).id)
        } catch CheckoutError.networkUnreachable {
            // The caller does what callers should: the same key again.
            sessions.append(try await engine.charge(charge).id)
        }
    }

    mutating func chargeOrRepair(_ id: ID<PaymentToken>) async throws {
        let overview = try await engine.overview(of: id)
        switch overview.token.pendingUpdate?.action {
        case nil: sessions.append(try await engine.charge(TokenCharge(token: id, items: cart())).id)
        case .updatePaymentMethod:
            _ = try await engine.repair(id, card: try card(), secondCard: chance(2) ? try card(health: false) : nil)
        case .takeHealthSurvey: try await consult(overview.customer.id)
        }
    }

    mutating func settleByHand(_ id: ID<CheckoutSession>) async throws {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: _ = try await engine.capture(id, amount: chance(2) ? Money(minorUnits: 60) : nil)
        case 1: _ = try await engine.void(id)
        case 2: _ = try await engine.cancel(id)
        case 3: _ = try await engine.reauthorize(id)
        case 4: try await confirm(id)
        case 5: try await refundLine(id)
        default: _ = try await engine.refund(id, amount: chance(2) ? Money(minorUnits: 100) : nil)
        }
    }

    /// Twice under one key, as a caller does whose connection broke.
    mutating func confirm(_ id: ID<CheckoutSession>) async throws {
        let customer = try await engine.read { reader, _ in try reader.find(id)?.customer }
        guard let customer, let card = pick(try await engine.overview(of: customer).paymentMethods) else { return }
        keys += 1
        _ = try await engine.confirm(id, paymentMethod: card.id, idempotencyKey: "k\(keys)")
        _ = try await engine.confirm(id, paymentMethod: card.id, idempotencyKey: "k\(keys)")
    }

    /// Twice under one key too.
    mutating func refundLine(_ id: ID<CheckoutSession>) async throws {
        let products = try await engine.read { reader, _ in try reader.find(id)?.lines.compactMap(\.product) ?? [] }
        guard let product = pick(products) else { return }
        keys += 1
        let amount = chance(2) ? Money(minorUnits: 250) : nil
        let wishes = LineWishes(items: [LineWishes.Item(.product(product), amount: amount)])
        let request = RefundRequest(session: id, extent: .lines(wishes), idempotencyKey: "k\(keys)")
        _ = try await engine.refund(request)
        _ = try await engine.refund(request)
    }

    mutating func consult(
        _ id: ID<Customer>, _ type: VisitType? = nil, _ sample: SurveySample? = nil
    ) async throws {
        let open = try await engine.startConsultation(.customer(id, type ?? (chance(2) ? .gym : .skincare)))
        let sample = sample ?? SurveySample.allCases.randomElement(using: &random) ?? .approved
        for (question, answer) in open.walk.survey.sample(sample, for: nil) {
            _ = try await engine.answer(open.consultation.id, question: question, answer)
        }
        let signed = try await engine.sign(open.consultation.id)
        if signed.consultation.status == .inReview, chance(2) {
            _ = try await engine.review(signed.consultation.id, chance(2) ? .approve : .deny)
        }
    }

    /// Ends this process's ledger and network as a crash would, and starts again from the files.
    mutating func restart() throws {
        (ledger, network, engine) = try Storm.start(folder.appending(path: "ledger.db").path, .existing)
    }

    private static func start(
        _ path: String, _ mode: OpenMode
    ) throws -> (MeddledLedger, CardSimulator, CheckoutEngine) {
        let ledger = MeddledLedger(try SQLiteLedger.open(path: path, mode: mode))
        let network = CardSimulator(journal: path + ".cards")
        let engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { Shop.opening }, actor: Actor(.operator, name: "storm"))
        return (ledger, network, engine)
    }

    /// A ledger and a network that answer, so that everything half done is finished, by the process that began it.
    mutating func calm() async throws {
        ledger.disarm()
        network.fail(next: 0, with: .unreachable)
        // What falls due meanwhile may meet a card whose network is silent the first time.
        for _ in 0..<10 { try await engine.resumeInterrupted() }
    }
}
