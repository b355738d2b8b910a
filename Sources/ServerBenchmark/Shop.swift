// The ledger that is served: what is asked for has to be there.
import Checkout
import Foundation
import SQLiteLedger
import Wiring

/// A ledger with a product that needs a letter, and a customer who has one and a card that may be charged.
struct Shop {
    let path: String
    let exercises: [Exercise]
    private let customer: ID<Customer>

    /// - Parameter original: a ledger to copy, with its key beside it; nil for a new one.
    init(in folder: TemporaryFolder, copying original: String?) async throws {
        let name = original == nil ? "empty.db" : "large.db"
        if let original {
            _ = try folder.copy(original + ".key", to: name + ".key")
            path = try folder.copy(original, to: name)
        } else {
            path = folder.file(name)
        }
        let ledger = try await LedgerWiring(path: path).openOrMake(seed: 1)
        let engine = LedgerWiring.engine(on: ledger, path: path, actor: Actor(.operator, name: "benchmark"))
        let product = try await engine.addProduct(
            NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity))
        let price = try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 4_900)).price
        let card = try await engine.customerWithCard()
        customer = card.customer
        let key = try await engine.createKey(label: "benchmark").secret
        let (buyer, item) = (card.customer.description, price.id.description)
        exercises = [
            .sessions(customer: buyer, price: item, key: key),
            .charges(customer: buyer, card: card.id.description, price: item, key: key), .lists(key: key),
        ]
    }

    /// Every session that was answered is in the ledger. wrk leaves some answers unread at the end of a run.
    func verify(created: Int) async throws {
        let (ledger, customer) = (try LedgerWiring(path: path).open(), customer)
        let kept = try await ledger.read { try $0.totals(of: customer).sessions }
        guard kept >= created else { throw Trouble("\(created) sessions answered, \(kept) kept") }
        let level = try ledger.durability()
        guard level == 2 else { throw Trouble("the ledger's synchronous is \(level), not 2, which is FULL") }
        print("\(created) sessions were answered, \(kept) are in the ledger; synchronous: \(level) (2 is FULL)")
    }
}

extension CheckoutEngine {
    /// A customer with a letter for the gym and a card that may be charged while they are away.
    fileprivate func customerWithCard() async throws -> PaymentMethod {
        let customer = try await addCustomer(
            NewCustomer(name: "Wren Kade", email: "wren.kade@benchmark.example", state: "CA"))
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
