import Checkout
import Testing

@Suite("A checkout without a customer")
struct LearningCheckoutTests {
    private let fee = NewFee(
        name: "Consultation", amount: Money(minorUnits: 400), type: SessionFee.consultation)

    private func checkout(_ shop: Shop) async throws -> CheckoutSession {
        try await shop.engine.createCheckout(
            NewCheckout(customer: nil, items: try shop.cart("gym"), terms: CartTerms(fees: [fee])))
    }

    @Test("takes no card before it knows who buys, and then keeps the customer of the e-mail as they are")
    func identify() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await checkout(shop)
        #expect(session.customer == nil)
        let card = try Shop.card(Shop.visa)
        let refusal = try await shop.refusal { try await shop.engine.pay(session.id, card: card) }
        #expect(refusal.message.contains("\(session.id)”; expected one whose customer has said who they are"))
        let person = NewCustomer(name: "Anna", familyName: "B", email: "ANA@example.com", state: "NY")
        let known = try await shop.engine.identify(person, on: session.id)
        #expect(known.customer == ana.id)
        #expect(known.amountTotal == Money(minorUnits: 5_300))
        #expect(try await shop.engine.read { reader, _ in try require(ana.id, reader.find) } == ana)
        let again = try await shop.refusal { try await shop.engine.identify(person, on: session.id) }
        #expect(again == .sessionNotOpen(id: session.id.description, status: .open))
    }

    @Test("charges no consultation fee to somebody whose letter turns out to be valid")
    func fees() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        try await shop.consult(.customer(ana.id, .gym))
        let session = try await checkout(shop)
        #expect(session.amountTotal == Money(minorUnits: 5_300))
        #expect(session.amountHealthPayable == Money(minorUnits: 400))
        let known = try await shop.engine.identify(
            NewCustomer(name: "Ana Beltrán", email: "ana@example.com"), on: session.id)
        #expect(known.amountTotal == Money(minorUnits: 4_900))
        #expect(known.fees.map(\.isApplied) == [false])
        #expect(known.amountHealthPayable == Money(minorUnits: 4_900))
        #expect(try await shop.engine.read { reader, _ in try require(session.id, reader.find) } == known)
    }

    @Test("is refused where a token has to be somebody's, and for a name or an e-mail that is none")
    func refusals() async throws {
        let shop = try await Shop()
        let items = try shop.cart("gym")
        #expect(
            try await shop.refusal {
                try await shop.engine.createCheckout(NewCheckout(customer: nil, items: items, tokenize: true))
            } == .missingField("customer"))
        let session = try await checkout(shop)
        for (person, field) in [
            (NewCustomer(name: "", email: "a@b"), "name"), (NewCustomer(name: "Ana", email: "nonsense"), "email"),
            (NewCustomer(name: "Ana", email: "a@b", state: "ZZ"), "state"),
        ] {
            let refusal = try await shop.refusal { try await shop.engine.identify(person, on: session.id) }
            guard case .invalidField(field, _, _) = refusal else {
                Issue.record("\(refusal)")
                continue
            }
        }
        #expect(
            try await shop.refusal { try await shop.engine.identify(NewCustomer(name: "Ana"), on: session.id) }
                == .missingField("email"))
    }

    @Test("tries the same cards again after the bank asked about them, once")
    func bank() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        let card = try await shop.engine.keep(try Shop.card("4000002760003184"))
        let asked = try await shop.refusal {
            try await shop.engine.pay(session.id, with: card, presence: .onSessionUnasked, attempt: 0)
        }
        #expect(asked.decline?.reason == Decline.authenticationRequired)
        #expect(try await shop.engine.read { reader, _ in try require(session.id, reader.find) }.waitsForConfirmation)
        for attempt in [0, 2] {
            let refusal = try await shop.refusal {
                try await shop.engine.answerBank(session.id, attempt: attempt, isConfirmed: true)
            }
            #expect(refusal == .sessionNotOpen(id: session.id.description, status: .open))
        }
        let paid = try await shop.engine.answerBank(session.id, attempt: 1, isConfirmed: true)
        #expect(paid.status == .complete && paid.amountReceived == Money(minorUnits: 900))
    }
}
