import CardSimulator
import Checkout
import Foundation
import SQLiteLedger
import Testing

/// A seeded storm over the real engine, ledger and card journal: random requests, a silent network, lost answers,
/// restarts and jumps of the clock. Whatever happens, the ledger and the card network agree on every cent.
@Suite("In a storm")
struct SimulationTests {
    @Test("no cent is lost, none is taken twice, and nothing stays half done")
    func storm() async throws {
        let given = ProcessInfo.processInfo.environment["ALMONER_TEST_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: .min ... .max)
        var storm = try await Storm(seed: seed)
        for _ in 0..<400 { try await storm.step() }
        try await storm.calm()
        try await storm.check("ALMONER_TEST_SEED=\(seed) swift test --filter SimulationTests")
    }
}

/// The state of one storm.
private struct Storm {
    private var random: Seeded
    private let folder: URL
    private var ledger: SQLiteLedger
    private var network: CardSimulator
    private var customers: [ID<Customer>] = []
    private var sessions: [ID<CheckoutSession>] = []
    private var tokens: [ID<PaymentToken>] = []
    private var subscriptions: [ID<Subscription>] = []
    private var recurring: [ID<Price>] = []
    private var prices: [ID<Price>] = []
    private var keys = 0

    private var engine: CheckoutEngine {
        CheckoutEngine(
            ledger: ledger, network: network, systemTime: { Shop.opening }, actor: Actor(.operator, name: "storm"))
    }

    init(seed: UInt64) async throws {
        random = Seeded(seed)
        folder = FileManager.default.temporaryDirectory.appending(path: "almoner-storm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "ledger.db").path
        ledger = try SQLiteLedger.open(
            path: path, mode: .create(NewLedger(name: "storm", seed: seed, createdAt: Shop.opening)))
        network = CardSimulator(journal: path + ".cards")
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
        if chance(25) { try restart() }
        do {
            try await act()
        } catch let error as CheckoutError {
            if case .ledger(let failure) = error { throw failure }
        }
    }

    private mutating func act() async throws {
        switch Int.random(in: 0..<15, using: &random) {
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
        default:
            _ = try await engine.advance(by: chance(4) ? .days(200) : .hours(Int.random(in: 1...60, using: &random)))
        }
    }

    private mutating func checkout() async throws {
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
    private mutating func pay(_ id: ID<CheckoutSession>) async throws {
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

    private mutating func subscribe() async throws {
        guard let customer = pick(customers), let price = pick(recurring) else { return }
        var new = NewCheckout(customer: .known(customer), items: [CartItem(price: price, quantity: 2)])
        new.mode = .subscription
        let session = try await engine.createCheckout(new)
        sessions.append(session.id)
        if let id = session.subscription { subscriptions.append(id) }
        if !chance(8) { try await pay(session.id) }
    }

    private mutating func meddle(with id: ID<Subscription>) async throws {
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

    private mutating func chargeSomebody() async throws {
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

    private mutating func chargeOrRepair(_ id: ID<PaymentToken>) async throws {
        let overview = try await engine.overview(of: id)
        switch overview.token.pendingUpdate?.action {
        case nil: sessions.append(try await engine.charge(TokenCharge(token: id, items: cart())).id)
        case .updatePaymentMethod:
            _ = try await engine.repair(id, card: try card(), secondCard: chance(2) ? try card(health: false) : nil)
        case .takeHealthSurvey: try await consult(overview.customer.id)
        }
    }

    private mutating func settleByHand(_ id: ID<CheckoutSession>) async throws {
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
    private mutating func confirm(_ id: ID<CheckoutSession>) async throws {
        let customer = try await engine.read { reader, _ in try reader.find(id)?.customer }
        guard let customer, let card = pick(try await engine.overview(of: customer).paymentMethods) else { return }
        keys += 1
        _ = try await engine.confirm(id, paymentMethod: card.id, idempotencyKey: "k\(keys)")
        _ = try await engine.confirm(id, paymentMethod: card.id, idempotencyKey: "k\(keys)")
    }

    /// Twice under one key too.
    private mutating func refundLine(_ id: ID<CheckoutSession>) async throws {
        let products = try await engine.read { reader, _ in try reader.find(id)?.lines.compactMap(\.product) ?? [] }
        guard let product = pick(products) else { return }
        keys += 1
        let amount = chance(2) ? Money(minorUnits: 250) : nil
        let wishes = LineWishes(items: [LineWishes.Item(.product(product), amount: amount)])
        let request = RefundRequest(session: id, extent: .lines(wishes), idempotencyKey: "k\(keys)")
        _ = try await engine.refund(request)
        _ = try await engine.refund(request)
    }

    private mutating func consult(
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
    private mutating func restart() throws {
        let path = ledger.path
        ledger = try SQLiteLedger.open(path: path, mode: .existing)
        network = CardSimulator(journal: path + ".cards")
    }

    /// A last restart on a network that answers, so that everything half done is finished.
    mutating func calm() async throws {
        try restart()
        // What falls due meanwhile may meet a card whose network is silent the first time.
        for _ in 0..<10 { try await engine.resumeInterrupted() }
    }

    /// The ledger's sums against the network's own books.
    func check(_ replay: String) async throws {
        let held = try await network.audit()
        var books: [String: Int] = [:]
        for entry in held {
            let payment = String(entry.key.prefix(while: { $0 != ":" }))
            switch entry.operation {
            case .charge, .capture: books[payment, default: 0] += entry.amount.minorUnits
            case .refund: books[payment, default: 0] -= entry.amount.minorUnits
            case .hold, .void, .verify: books[payment, default: 0] += 0
            }
        }
        let sessions = try await engine.read { reader, _ in
            try reader.sessions(of: nil, from: .first, limit: 10_000).rows.map(\.row.session)
        }
        for session in sessions {
            #expect(session.aim == nil, "\(session.id) is half done; \(replay)")
            let payments = try await engine.read { reader, _ in try reader.payments(of: session.id) }
            #expect(payments.allSatisfy { $0.pending == nil }, "\(session.id) still asks; \(replay)")
            let refunds = try await engine.read { reader, _ in try reader.refunds(of: session.id) }
            #expect(refunds.allSatisfy { $0.status != .pending }, "\(session.id) has a refund half done; \(replay)")
            for payment in payments {
                let given = refunds.filter { $0.payment == payment.id && $0.status == .succeeded }.map(\.amount).sum
                #expect(given == payment.amountRefunded, "\(payment.id) and its refunds; \(replay)")
                let taken = books.removeValue(forKey: payment.id.description) ?? 0
                #expect(payment.amountRefundable.minorUnits == taken, "\(payment.id); \(replay)")
            }
            let kept = payments.filter { $0.attempt == session.attempt }.map(\.amountRefundable).sum
            if session.status == .complete, session.mode != .setup {
                #expect(session.amountReceived - session.amountRefunded == kept, "\(session.id); \(replay)")
            } else {
                #expect(kept == .zero, "\(session.id) is \(session.status) and keeps money; \(replay)")
            }
            let isWaiting = session.status == .inReview || session.status == .authorized
            #expect(
                payments.contains { $0.status == .held } == isWaiting, "\(session.id) is \(session.status); \(replay)")
        }
        try await checkSubscriptions(sessions, replay)
        #expect(books.values.allSatisfy { $0 == 0 }, "the network took money that the ledger does not know; \(replay)")
        try FileManager.default.removeItem(at: folder)
    }

    /// Every invoice that is paid was paid by one session of its amount, no period twice, and nothing else was charged.
    private func checkSubscriptions(_ sessions: [CheckoutSession], _ replay: String) async throws {
        let invoices = try await engine.read { reader, _ in
            try reader.invoices(of: nil, from: .first, limit: 10_000).rows.map(\.row)
        }
        let paid = invoices.filter { $0.status == .paid }
        let periods = Set(paid.map { "\($0.subscription) \($0.periodStart)" })
        #expect(periods.count == paid.count, "a period was paid twice; \(replay)")
        let payers = sessions.filter { $0.subscription != nil && $0.status == .complete && $0.amountReceived > .zero }
        #expect(Set(payers.map(\.id)) == Set(paid.compactMap(\.session)), "\(replay)")
        for invoice in paid {
            let payer = payers.first { $0.id == invoice.session }
            #expect(payer?.amountReceived == invoice.amount, "\(invoice.id); \(replay)")
        }
        for id in subscriptions {
            let subscription = try await engine.read { reader, _ in try reader.find(id) }
            let isServed = [.trialing, .active, .pastDue].contains(subscription?.status)
            #expect((subscription?.dueAt != nil) == isServed, "\(id) waits for nothing; \(replay)")
        }
    }

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
    private mutating func pick<Things: Collection>(_ things: Things) -> Things.Element? {
        things.randomElement(using: &random)
    }

    private mutating func cart() -> [CartItem] {
        (0...Int.random(in: 0...2, using: &random)).map { _ in
            CartItem(price: prices.randomElement(using: &random) ?? prices[0])
        }
    }

    private mutating func card(health: Bool? = nil) throws -> CardEntry {
        let isHealth = health ?? chance(3)
        let paying = isHealth ? Shop.health : Shop.visa
        let usable = PracticeCard.all.filter {
            $0.refusal == nil && !$0.brand.hasPrefix("american") && ($0.account == .health) == isHealth
        }
        return try Shop.card(
            chance(2) ? paying : pick(usable)?.number ?? paying, expires: chance(4) ? "08/26" : "12/40")
    }
}
