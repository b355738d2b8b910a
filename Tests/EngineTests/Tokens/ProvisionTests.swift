import CardSimulator
import Checkout
import Testing

@Suite("A request for a token")
struct ProvisionTests {
    @Test("makes one that may be charged once the survey is taken and the card is verified, and takes no money")
    func provisions() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.provisioning(ana, try shop.cart("gym"))
        #expect(session.isTokenRequest && session.amountTotal == .zero && session.expiresAt == nil)
        let id = try #require(session.token)
        #expect(try await shop.refusal { try await shop.charge(id) }.code == "SessionPending")
        #expect(
            try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.health)) }.code
                == "letter_of_medical_necessity_required", "the survey comes before the health card")
        try await shop.consult(.session(session.id))
        let done = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        #expect(done.status == .complete && done.amountReceived == .zero)
        #expect(try await shop.network.audit().isEmpty)
        #expect(try await shop.charge(id).status == .complete)
        #expect(
            try await shop.story(of: id).prefix(2) == [
                "payment_token.created", "payment_token.updated provision_token_request_id",
            ])
    }

    @Test("in review is provisioned by the practitioner's approval, and never by a denial")
    func review() async throws {
        for decision in ReviewDecision.allCases {
            let shop = try await Shop()
            let session = try await shop.provisioning(try await shop.customer(), try shop.cart("gym"))
            let signed = try await shop.consult(.session(session.id), .inReview)
            let waiting = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
            #expect(waiting.status == .inReview)
            #expect(try await shop.token(session.token).status == .provisioning)
            _ = try await shop.engine.review(signed.consultation.id, decision)
            let isApproved = decision == .approve
            #expect(try await shop.session(session.id).status == (isApproved ? .complete : .rejected))
            #expect(try await shop.token(session.token).status == (isApproved ? .active : .provisioning))
        }
    }

    @Test("waits for another card after one that declines")
    func declined() async throws {
        let shop = try await Shop()
        let session = try await shop.provisioning(try await shop.customer(), [Shop.order()])
        let refusal = try await shop.refusal {
            try await shop.engine.pay(session.id, card: try Shop.card(Shop.declined))
        }
        #expect(refusal.decline != nil)
        #expect(try await shop.session(session.id).status == .open)
        #expect(try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa)).status == .complete)
    }

    @Test("is somebody's, and of items that can be reckoned with")
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        var nobodys = NewCheckout(customer: nil, items: [Shop.order()], tokenize: true)
        nobodys.mode = .setup
        let new = nobodys
        #expect(try await shop.refusal { try await shop.engine.createCheckout(new) } == .missingField("customer"))
        for (item, quantity) in [
            (OrderItem(name: "A", unitAmount: Money(minorUnits: .max)), 2),
            (OrderItem(name: "A", unitAmount: .zero), 0),
            (OrderItem(name: "A", unitAmount: .zero, charges: Money(minorUnits: .max)), 1),
            (OrderItem(name: "A", unitAmount: Money(minorUnits: 100), discounts: Money(minorUnits: -101)), 1),
        ] {
            let refusal = try await shop.refusal {
                try await shop.provisioning(ana, [CartItem(.ordered(item), quantity: quantity)])
            }
            guard case .totalInvalid(.outOfRange) = refusal else {
                Issue.record("\(item) is refused with \(refusal)")
                continue
            }
        }
    }

    @Test("whose token is deleted can no longer be followed, not even by a card that is being asked")
    func deleted() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let first = try await shop.provisioning(ana, [Shop.order()])
        _ = try await shop.engine.deleteToken(try #require(first.token))
        let refusal = try await shop.refusal {
            try await shop.engine.pay(first.id, card: try Shop.card(Shop.visa))
        }
        #expect(refusal.code == "checkout_session_canceled")
        let second = try await shop.provisioning(ana, [Shop.order()])
        let token = try #require(second.token)
        let late = shop.interrupted { _ = try await shop.engine.deleteToken(token) }
        let told = try await shop.refusal { try await late.pay(second.id, card: try Shop.card(Shop.visa)) }
        #expect(told == .noPendingUpdate(id: token.description))
        #expect(try await shop.session(second.id).status == .canceled)
        #expect(try await shop.token(token).status == .deleted)
    }
}
