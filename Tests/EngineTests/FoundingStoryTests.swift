import Checkout
import Testing

/// The story of Flex's off-session guide, told through the engine.
@Suite("The founding story")
struct FoundingStoryTests {
    @Test("a first checkout leads through the consultation to a letter, a payment and a verified card")
    func firstCheckout() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("gym"), setupFutureUse: true))
        #expect(session.status == .open)
        let signed = try await shop.consult(.session(session.id))
        #expect(signed.letter?.status == .issued && signed.letter?.visitType == .gym && signed.stillNeeded.isEmpty)
        #expect(signed.letter?.expiresAt == Shop.opening + .years(1))
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        #expect(paid.status == .complete && paid.amountReceived == Money(minorUnits: 4_900))
        let overview = try await shop.engine.overview(of: ana.id)
        let card = try #require(overview.paymentMethods.first)
        #expect(card.offSession && overview.customer.defaultPaymentMethod == card.id)
    }

    @Test("a payment that fails leaves the card unverified and the session open for another card")
    func declinedPayment() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("gym"), setupFutureUse: true))
        try await shop.consult(.session(session.id))
        let refusal = try await shop.refusal {
            try await shop.engine.pay(session.id, card: try Shop.card(Shop.declined))
        }
        #expect(refusal == .cardDeclined(Decline(code: "card_declined", declineCode: "generic_decline")))
        let card = try #require(try await shop.engine.overview(of: ana.id).paymentMethods.first)
        #expect(!card.offSession)
        #expect(
            try await shop.refusal { try await shop.charge(ana, card, "gym") }
                == .paymentMethodNotOffSession(id: card.id.description))
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        #expect(paid.status == .complete && paid.failure == nil)
    }

    @Test("a checkout that did not ask for later use leaves the card unverified")
    func notAsked() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        #expect(try await shop.engine.overview(of: ana.id).paymentMethods.map(\.offSession) == [false])
    }

    @Test("the letter covers every product of its visit type, and what needs no letter is charged")
    func sameVisitType() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        #expect(try await shop.charge(ana, card, "trainer").status == .complete)
        #expect(try await shop.charge(ana, card, "bandage").amountReceived == Money(minorUnits: 900))
    }

    @Test("another visit type is refused, naming the product and the type; a cart of both names only that line")
    func otherVisitType() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        for cart in [["cream"], ["gym", "cream"]] {
            let items = try cart.map { CartItem(price: try #require(shop.prices[$0])) }
            let refusal = try await shop.refusal {
                try await shop.engine.charge(OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: items))
            }
            guard case .letterRequired(let missing) = refusal else {
                Issue.record("expected a refusal for the letter, not \(refusal)")
                return
            }
            #expect(missing.map(\.productName) == ["Acne cream"] && missing.map(\.visitType) == [.skincare])
        }
        let totals = try await shop.engine.overview(of: ana.id).totals
        #expect(totals.captured == Money(minorUnits: 4_900), "a refused cart takes nothing")
    }

    @Test(
        "a year later the last valid moment still charges, the first invalid one does not, and a consultation mends it")
    func aYearLater() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let expiry = Shop.opening + .years(1)
        try await shop.move(to: expiry.adding(milliseconds: -1))
        #expect(try await shop.charge(ana, card, "gym").status == .complete)
        try await shop.move(to: expiry)
        guard
            case .letterRequired(let missing) = try await shop.refusal(of: { try await shop.charge(ana, card, "gym") })
        else {
            Issue.record("expected a refusal for the letter")
            return
        }
        #expect(missing.first?.expiredAt == expiry)
        try await shop.consult(.customer(ana.id, .gym))
        #expect(try await shop.charge(ana, card, "gym").status == .complete)
    }

    @Test("the same e-mail, whatever its case, keeps its customer and default card")
    func returningCustomer() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let first = try await shop.returning(ana)
        let again = try await shop.engine.createCheckout(
            NewCheckout(
                customer: .person(NewCustomer(name: "A. Beltran", email: "ANA@Example.COM")),
                items: try shop.cart("bandage"), setupFutureUse: true))
        #expect(again.customer == ana.id)
        _ = try await shop.engine.pay(again.id, card: try Shop.card("5555555555554444"))
        let overview = try await shop.engine.overview(of: ana.id)
        #expect(overview.paymentMethods.count == 2 && overview.customer.defaultPaymentMethod == first.id)
    }
}
