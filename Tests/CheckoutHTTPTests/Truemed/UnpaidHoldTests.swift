import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

/// Holds that end without money, and what their sessions tell then.
@Suite("Truemed: a hold without its money") struct UnpaidHoldTests {
    /// Can be held, and not captured.
    private static let unpaying = "4000009909000047"

    private func act(
        _ partner: Partner, _ action: String, _ id: ID<CheckoutSession>, key: String = "k"
    ) async throws -> Counter.Answer {
        try await partner.send(
            .POST, "/payments/v1/payment_session/\(id.uuid)/\(action)",
            ["total_amount": 10_000, "idempotency_key": .string(key)])
    }

    @Test("that is fresh and that its card does not pay is SessionExpired too, and nobody says that it lapsed (ours)")
    func unpaid() async throws {
        try await Partner.open { partner in
            let id = try await partner.authorized(card: UnpaidHoldTests.unpaying)
            let answer = try await act(partner, "capture", id)
            let later = try await act(partner, "capture", id, key: "again")
            let message = try await partner.session(id).failure?.message ?? ""
            #expect(answer.error == "SessionExpired" && later.error == "SessionExpired")
            #expect(answer.sentence.contains("The card was declined"), "\(answer.sentence)")
            #expect(later.sentence.contains("\(id.uuid) is authorization_expired: "), "\(later.sentence)")
            for words in [answer.sentence, later.sentence, message] {
                #expect(words.contains("did not pay what was held") && !words.contains("lapsed"), "\(words)")
            }
        }
    }

    @Test("authorized_on stays when a hold was given back or lost, and is null while no card has agreed")
    func authorizedOn() async throws {
        try await Partner.open { partner in
            func authorizedOn(_ id: ID<CheckoutSession>) async throws -> JSON? {
                try await partner.retrieved(id)["authorized_on"]
            }
            let open = try await partner.created(Partner.order(Partner.ana.with(["kind": "authorization"])))
            await #expect(throws: CheckoutError.self) { try await partner.pay(open, "4000000000000002") }
            #expect(try await authorizedOn(open) == .null)
            let inReview = try await partner.created(
                Partner.order(["kind": "authorization", "customer_email": "ben@example.com"]))
            try await partner.pay(inReview, Partner.visa, .inReview)
            let voided = try await partner.authorized()
            #expect(try await act(partner, "void", voided).status == 200)
            let unpaid = try await partner.authorized(card: UnpaidHoldTests.unpaying)
            #expect(try await act(partner, "capture", unpaid).status == 400)
            let unrenewed = try await partner.authorized(card: Partner.declinedLater)
            for id in [inReview, voided, unpaid, unrenewed] {
                #expect(try await authorizedOn(id)?.text == "2026-03-03T12:00:00Z")
            }
            _ = try await partner.engine.advance(by: .days(40))
            #expect(try await act(partner, "capture", unrenewed).status == 400)
            #expect(try await authorizedOn(unrenewed)?.text == "2026-03-03T12:00:00Z")
        }
    }
}
