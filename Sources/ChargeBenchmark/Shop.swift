// The engine's side: a ledger on disk, a card network with its journal, and callers who charge and wait.
import CardSimulator
import Checkout
import SQLiteLedger
import Synchronization

/// A shop whose customers have a letter and a saved card, all of it made through the engine.
final class Shop: Sendable {
    /// The most callers, each of whom charges a customer of their own.
    static let mostCallers = 128

    let ledger: SQLiteLedger
    let network: CardSimulator
    private let engine: CheckoutEngine
    private let cart: [CartItem]
    private let cards: [PaymentMethod]
    /// Charges that were answered as complete since the shop was made.
    private let answered = Mutex(0)

    init(path: String) async throws {
        ledger = try SQLiteLedger.open(path: path, mode: .create(NewLedger(name: "benchmark", seed: 1)))
        network = CardSimulator(journal: ledger.path + ".cards")
        engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: SystemTime.now, actor: Actor(.merchant, name: "benchmark"))
        let product = try await engine.addProduct(
            NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity))
        let price = try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 4_900)).price
        cart = [CartItem(price: price.id)]
        var cards: [PaymentMethod] = []
        for number in 1...Shop.mostCallers { cards.append(try await engine.customerWithCard(number)) }
        self.cards = cards
    }

    /// One charge of the customer with this number, counted around; false when it did not end complete.
    func charge(customer number: Int, key: String) async throws -> Bool {
        let card = cards[number % cards.count]
        let session = try await engine.charge(
            OffSessionCharge(customer: card.customer, paymentMethod: card.id, items: cart, idempotencyKey: key))
        guard session.status == .complete else { return false }
        answered.withLock { $0 += 1 }
        return true
    }

    /// Charges with so many callers waiting, each for one charge after the other.
    func charge(_ charges: Int, callers: Int, name: String) async throws -> EngineRun {
        let before = ledger.commitCount
        let start = ContinuousClock.now
        let completed = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var completed = 0
                    for number in stride(from: caller, to: charges, by: callers)
                    where try await self.charge(customer: number, key: "\(name), charge \(number)") { completed += 1 }
                    return completed
                }
            }
            return try await group.reduce(0, +)
        }
        let elapsed = start.duration(to: .now)
        let after = ledger.commitCount
        return EngineRun(
            completed: completed, elapsed: elapsed, commits: after.commits - before.commits,
            writes: after.writes - before.writes)
    }

    /// Every charge that was answered is in the ledger and was asked of the network once, and nothing waits.
    func verify() async throws {
        let database = try PlainDatabase(path: ledger.path)
        let completed = try database.number(
            "SELECT count(*) FROM sessions WHERE mode = 'off_session' AND status = 'complete'")
        let pending = try database.number("SELECT count(*) FROM payments WHERE pending_operation IS NOT NULL")
        let moved = try await network.audit().filter { $0.operation == .charge }.count
        let answered = answered.withLock { $0 }
        guard completed == answered, moved == answered, pending == 0 else {
            throw WrongCount(
                "\(answered) charges answered, \(completed) complete, \(moved) moved money, \(pending) pending")
        }
    }

    /// How durable the engine's commits are, read back.
    func synchronous() throws -> Int {
        let level = try ledger.durability()
        guard level == PlainDatabase.full else { throw WrongCount("the ledger's synchronous is \(level), not FULL") }
        return level
    }
}

/// What one round of the engine did.
struct EngineRun {
    /// Charges answered as complete.
    let completed: Int
    let elapsed: Duration
    /// Commits of the ledger, and the callers' writes that they were made of.
    let commits: Int
    let writes: Int
}

extension CheckoutEngine {
    /// A customer with a letter for the gym and a card that may be charged while they are away.
    fileprivate func customerWithCard(_ number: Int) async throws -> PaymentMethod {
        let customer = try await addCustomer(
            NewCustomer(name: "Customer \(number)", email: "customer\(number)@example.com", state: "CA"))
        let open = try await startConsultation(.customer(customer.id, .gym))
        for (question, answer) in open.walk.survey.sample(.approved, for: customer.state) {
            _ = try await self.answer(open.consultation.id, question: question, answer)
        }
        _ = try await sign(open.consultation.id)
        return try await saveCard(
            try CardEntry(number: "4242424242424242", expiry: "12/60", cvc: "123", postalCode: "90210"),
            for: customer.id)
    }
}
