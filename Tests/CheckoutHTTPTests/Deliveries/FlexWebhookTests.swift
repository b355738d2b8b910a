import CardSimulator
import Checkout
import CheckoutHTTP
import Dialects
import Foundation
import OrderedJSON
import SQLiteLedger
import Testing

@Suite("What Flex's webhooks say")
struct FlexWebhookTests {
    /// The bodies of all deliveries, the earliest first.
    private func bodies(_ post: Post) async throws -> [[String: Any]] {
        let texts = try await post.engine.read { reader, _ in
            try reader.deliveries(.all, from: .first, limit: 200).rows.reversed().map { listed in
                try reader.message(of: listed.row.event, .flex)?.body ?? []
            }
        }
        return try texts.map { try #require(JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]) }
    }

    private func object(_ name: String, _ body: [String: Any]) -> [String: Any]? {
        (body["object"] as? [String: Any])?[name] as? [String: Any]
    }

    @Test("documented events alone, each with its object under the name of its type, as it stood")
    func story() async throws {
        let post = try await Post()
        _ = try await post.engine.addWebhook(NewWebhook(url: "http://127.0.0.1:9/"))
        let product = try await post.engine.addProduct(NewProduct(name: "Bandage", eligibility: .autoSubstantiation))
        let price = try await post.engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 900)).price
        let customer = try await post.customer()
        let session = try await post.engine.createCheckout(
            NewCheckout(customer: .known(customer.id), items: [CartItem(price: price.id)]))
        let card = try CardEntry(number: "4242424242424242", expiry: "12/30", cvc: "123", postalCode: "90210")
        _ = try await post.engine.pay(session.id, card: card)
        _ = try await post.engine.refund(session.id, amount: Money(minorUnits: 400))

        let bodies = try await bodies(post)
        #expect(
            bodies.map { $0["event_type"] as? String } == [
                "customer.created", "payment_intent.created", "payment_intent.succeeded", "checkout.session.completed",
                "refund.created", "charge.refunded",
            ])
        for body in bodies {
            #expect(Set(body.keys) == ["event_dt", "event_id", "event_type", "object"])
            #expect(body["event_dt"] as? Int == Int(Post.opening.unixSeconds))
            #expect((body["event_id"] as? String)?.hasPrefix("fevt_") == true)
            #expect((body["object"] as? [String: Any])?.count == 1)
        }
        #expect(object("customer", bodies[0])?["customer_id"] as? String == customer.id.description)
        let intent = try #require(object("payment_intent", bodies[2]))
        #expect(intent["status"] as? String == "succeeded" && intent["amount_received"] as? Int == 900)
        let completed = try #require(object("checkout_session", bodies[3]))
        #expect(completed["checkout_session_id"] as? String == session.id.description)
        #expect(completed["status"] as? String == "complete" && completed["amount_received"] as? Int == 900)
        #expect(completed["customer"] as? String == customer.id.description)
        let refund = try #require(object("refund", bodies[4]))
        #expect(refund["amount"] as? Int == 400 && refund["status"] as? String == "succeeded")
        #expect(refund["payment_intent_id"] as? String == intent["payment_intent_id"] as? String)
    }

    @Test("a split cart's payments are told one after the other, and the completed session after both")
    func turns() async throws {
        let post = try await Post()
        let types = [
            "payment_intent.created", "payment_intent.succeeded", "checkout.session.completed", "refund.created",
        ]
        _ = try await post.engine.addWebhook(NewWebhook(url: "http://127.0.0.1:9/", events: types))
        var items: [CartItem] = []
        for (name, eligibility) in [("Bandage", Eligibility.autoSubstantiation), ("Towel", .notEligible)] {
            let product = try await post.engine.addProduct(NewProduct(name: name, eligibility: eligibility))
            let price = try await post.engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 900)).price
            items.append(CartItem(price: price.id))
        }
        let customer = try await post.customer()
        let session = try await post.engine.createCheckout(NewCheckout(customer: .known(customer.id), items: items))
        let cards = try ["4000051230000072", "4242424242424242"].map {
            try CardEntry(number: $0, expiry: "12/30", cvc: "123", postalCode: "90210")
        }
        _ = try await post.engine.pay(session.id, card: cards[0], secondCard: cards[1])
        _ = try await post.engine.refund(session.id)
        var told: [String] = []
        while true {
            let due = try await post.engine.takeDueDeliveries(limit: 32)
            guard let next = due.first?.delivery else { break }
            #expect(due.count == 1, "nothing about a session is under way beside something else about it")
            told.append(next.type)
            try await post.engine.finishDelivery(next.id, DeliveryAnswer(code: 200))
        }
        #expect(told == [types[0], types[0], types[1], types[1], types[2], types[3], types[3]])
    }

    @Test("a letter that runs out is an expired consultation")
    func expiry() async throws {
        let post = try await Post()
        _ = try await post.engine.addWebhook(
            NewWebhook(url: "http://127.0.0.1:9/", events: ["consultation.approved", "consultation.expired"]))
        let customer = try await post.customer()
        let open = try await post.engine.startConsultation(.customer(customer.id, .gym))
        for (question, answer) in open.walk.survey.sample(.approved, for: USState(code: "CA")) {
            _ = try await post.engine.answer(open.consultation.id, question: question, answer)
        }
        _ = try await post.engine.sign(open.consultation.id)
        _ = try await post.engine.advance(by: .years(1))
        let bodies = try await bodies(post)
        #expect(bodies.map { $0["event_type"] as? String } == ["consultation.approved", "consultation.expired"])
        let ids = bodies.map { object("consultation", $0)?["consultation_id"] as? String }
        #expect(ids == [open.consultation.id.description, open.consultation.id.description])
        #expect(bodies.map { object("consultation", $0)?["status"] as? String } == ["complete", "expired"])
    }

    @Test("a card that says no is a failed charge; a consultation that begins is attached to its customer")
    func others() async throws {
        let post = try await Post()
        let types = ["charge.failed", "customer.consultation.attached"]
        _ = try await post.engine.addWebhook(NewWebhook(url: "http://127.0.0.1:9/", events: types))
        let customer = try await post.customer()
        _ = try await post.engine.startConsultation(.customer(customer.id, .gym))
        let product = try await post.engine.addProduct(NewProduct(name: "Bandage", eligibility: .autoSubstantiation))
        let price = try await post.engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 900)).price
        let session = try await post.engine.createCheckout(
            NewCheckout(customer: .known(customer.id), items: [CartItem(price: price.id)]))
        let card = try CardEntry(number: "4000000000000002", expiry: "12/30", cvc: "123", postalCode: "90210")
        await #expect(throws: CheckoutError.self) { try await post.engine.pay(session.id, card: card) }
        let bodies = try await bodies(post)
        #expect(bodies.map { $0["event_type"] as? String } == types.reversed())
        #expect(object("customer", bodies[0])?["customer_id"] as? String == customer.id.description)
        let intent = try #require(object("payment_intent", bodies[1]))
        #expect((intent["last_payment_error"] as? [String: Any])?["code"] as? String == "card_declined")
    }

    @Test("a letter that came with the ledger's first customers is an expired consultation without an identifier")
    func seededLetter() async throws {
        let post = try await Post()
        _ = try await post.engine.addWebhook(
            NewWebhook(url: "http://127.0.0.1:9/", events: ["consultation.expired"]))
        let customer = try await post.customer()
        try await post.ledger.write { transaction in
            try transaction.insert(
                Letter(
                    id: transaction.newID(at: Post.opening), customer: customer.id, visitType: .gym, consultation: nil,
                    status: .issued, signedAt: Post.opening, issuedAt: Post.opening))
        }
        _ = try await post.engine.advance(by: .years(1))
        let body = try #require(try await bodies(post).first)
        #expect(body["event_type"] as? String == "consultation.expired")
        let consultation = try #require(object("consultation", body))
        #expect(consultation["consultation_id"] is NSNull && consultation["consultation_type"] as? String == "gym")
        #expect(consultation["customer"] as? String == customer.id.description)
        let shown = try await post.engine.read { reader, now in
            try reader.events(of: nil, types: Flex.eventTypes, from: .first, limit: 10).rows.map {
                try Flex(reader).event($0.row, reader, now)
            }
        }
        #expect(shown.count == 2 && !shown.contains(nil))
    }

    @Test("both spellings of the completed session mean the dotted one")
    func spelling() async throws {
        let post = try await Post()
        let asked = NewWebhook(
            url: "http://127.0.0.1:9/", events: ["checkout_session.completed", "checkout.session.completed"])
        #expect(try await post.engine.addWebhook(asked).endpoint.events == ["checkout.session.completed"])
    }
}
