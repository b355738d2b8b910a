import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A letter on the wire") struct LetterTests {
    /// A gym pass that was paid with the letter of its own consultation.
    private func order(_ counter: Counter) async throws -> CheckoutSession {
        let pass = try await counter.engine.addProduct(
            NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity))
        let price = try await counter.engine.addPrice(product: pass.id, unitAmount: Money(minorUnits: 4_900)).price
        let ana = NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA")
        let made = try await counter.engine.createCheckout(
            NewCheckout(customer: .person(ana), items: [CartItem(price: price.id)]))
        return try await Partner(counter: counter).pay(made.id, Partner.health)
    }

    private func letters(_ counter: Counter, of order: CheckoutSession) async throws -> [JSON] {
        try await counter.send(.GET, "/v1/consumer/orders/\(order.id)/letters").json["letters"]?.elements ?? []
    }

    @Test("of an order stays the one that it was paid with, whatever a later letter says")
    func kept() async throws {
        try await Counter.open { counter in
            let order = try await order(counter)
            let customer = try #require(order.customer)
            let paidWith = try await letters(counter, of: order)
            #expect(paidWith.map { $0["status"]?["status"]?.text } == ["approved"])
            _ = try await counter.engine.freeze(at: Counter.opening + .years(1) + .days(1))
            let open = try await counter.engine.startConsultation(.customer(customer, .gym))
            for (question, answer) in open.walk.survey.sample(.inReview, for: USState(code: "CA")) {
                _ = try await counter.engine.answer(open.consultation.id, question: question, answer)
            }
            _ = try await counter.engine.sign(open.consultation.id)
            _ = try await counter.engine.review(open.consultation.id, .deny)
            let later = try await letters(counter, of: order)
            #expect(later.map { $0["letter_id"] } == paidWith.map { $0["letter_id"] })
            #expect(later.map { $0["status"]?["status"]?.text } == ["expired"])
        }
    }

    @Test("names the product for which its consultation was taken, and none where it was taken for no order")
    func product() async throws {
        try await Counter.open { counter in
            let order = try await order(counter)
            let customer = try #require(order.customer)
            let open = try await counter.engine.startConsultation(.customer(customer, .skincare))
            for (question, answer) in open.walk.survey.sample(.approved, for: USState(code: "CA")) {
                _ = try await counter.engine.answer(open.consultation.id, question: question, answer)
            }
            _ = try await counter.engine.sign(open.consultation.id)
            let all = try await counter.engine.read { reader, _ in try reader.letters(of: customer) }
            #expect(all.count == 2)
            for letter in all {
                let shown = try await counter.send(.GET, "/v1/consumer/letters/\(letter.id)").json
                let product = letter.visitType == .gym ? order.lines.first?.product?.description : nil
                #expect(shown["product"] == .optional(product), "\(shown.compact)")
            }
        }
    }
}
