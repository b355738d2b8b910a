import Checkout
import Crypto
import Foundation
import OrderedJSON
import Testing

@Suite("What Truemed's webhooks say", .timeLimit(.minutes(5)))
struct TruemedWebhookTests {
    /// A session of Ana's, paid unless `pay` is false.
    private func session(
        _ channel: Channel, _ key: String, _ more: [JSON.Field] = [], sample: SurveySample = .approved,
        pays: Bool = true
    ) async throws -> ID<CheckoutSession> {
        let person: [JSON.Field] = [
            .init("customer_email", "ana@example.com"), .init("customer_name", "Ana Beltrán"),
            .init("customer_state", "CA"),
        ]
        let made = try await channel.create(Channel.order(key, person + more))
        let id = try #require(made.json["id"]?.text.flatMap { ID<CheckoutSession>($0) })
        try await channel.consult(.session(id), sample)
        if pays { _ = try await channel.engine.pay(id, card: Channel.card()) }
        return id
    }

    private func sessions(_ delivered: [JSON]) -> [JSON] {
        delivered.filter { $0["event_type"]?.text == "payment_session.updated" }.compactMap { $0["data"] }
    }

    @Test("processing, then captured, with the items, the amount and the note")
    func captured() async throws {
        try await Channel.open { channel in
            let id = try await session(channel, "a", [.init("metadata", "order 7")])
            let told = sessions(try await channel.delivered())
            #expect(told.map { $0["status"]?.text } == ["processing", "captured"])
            for data in told {
                #expect(data["payment_session_id"]?.text == id.uuid && data["id"]?.text == id.uuid)
                #expect(data["capture_amount"]?.number == 4_900 && data["metadata"]?.text == "order 7")
                #expect(data["payment_token"] == nil && data["failure_reason"] == nil)
                #expect(data["created_at"]?.text == "2026-03-03T12:00:00Z")
                #expect(data["order_items"]?.elements.first?["sku"]?.text == "gym-plan")
            }
            #expect(told[0]["order_items"]?.elements.first?["total_refundable"] == nil)
            #expect(told[1]["order_items"]?.elements.first?["total_refundable"]?.number == 4_900)
        }
    }

    @Test("a hold: no capture amount before the capture, what can be captured meanwhile")
    func hold() async throws {
        try await Channel.open { channel in
            let id = try await session(channel, "a", [.init("kind", "authorization")])
            _ = try await channel.engine.capture(id, amount: Money(minorUnits: 3_000))
            let told = sessions(try await channel.delivered())
            #expect(told.map { $0["status"]?.text } == ["processing", "authorized", "captured"])
            #expect(told.map { $0["capture_amount"]?.number } == [nil, nil, 3_000])
            #expect(told[1]["order_items"]?.elements.first?["total_capturable"]?.number == 4_900)
        }
    }

    @Test("a practitioner's denial after the customer saw success: processing, then rejected with its reason")
    func rejected() async throws {
        try await Channel.open { channel in
            let id = try await session(channel, "a", sample: .inReview)
            let consultations = try await channel.engine.read { reader, _ in try reader.consultations(session: id) }
            _ = try await channel.engine.review(try #require(consultations.first?.id), .deny)
            let delivered = try await channel.delivered()
            let told = sessions(delivered)
            #expect(told.map { $0["status"]?.text } == ["processing", "rejected"])
            #expect(told.last?["failure_reason"]?.text == "review_denied")
            let surveys = delivered.filter { $0["event_type"]?.text == "qualification_session.completed" }
            #expect(surveys.map { $0["data"]?["status"]?.text } == ["rejected"])
        }
    }

    @Test("ineligible at the survey: rejected at once; given up: canceled; voided")
    func ends() async throws {
        try await Channel.open { channel in
            _ = try await session(channel, "a", sample: .ineligible, pays: false)
            let open = try await channel.create(Channel.order("b"))
            let id = try #require(open.json["id"]?.text.flatMap { ID<CheckoutSession>($0) })
            _ = try await channel.engine.cancel(id)
            let held = try await session(channel, "c", [.init("kind", "authorization")])
            _ = try await channel.engine.void(held)
            let told = sessions(try await channel.delivered())
            #expect(
                told.map { $0["status"]?.text }
                    == ["rejected", "canceled", "processing", "authorized", "authorization_voided"])
            #expect(told[0]["failure_reason"]?.text == "ineligible")
        }
    }

    @Test("a token's request names itself, and exactly one of the three identifiers")
    func tokens() async throws {
        try await Channel.open { channel in
            let id = try await session(channel, "a", [.init("tokenize", true)])
            let session = try await channel.engine.read { reader, _ in try require(id, reader.find) }
            let token = try #require(session.token)
            let request = try await channel.engine.update(TokenUpdate(token: token, asksForCard: true))
            _ = try await channel.engine.repair(token, card: Channel.card("5555555555554444"))
            let told = try await channel.delivered().filter { $0["event_type"]?.text == "payment_token.updated" }
            let names = ["payment_session_id", "failed_payment_session_id", "provision_token_request_id"]
            #expect(
                told.map { data in names.map { data["data"]?[$0]?.text } } == [
                    [id.uuid, nil, nil], [nil, nil, request.id.uuid],
                ])
            #expect(told.allSatisfy { $0["data"]?["lmn_expires_at"]?.text == "2027-03-03T12:00:00Z" })
        }
    }

    @Test("an item's eligibility, in the envelope of its page")
    func item() async throws {
        try await Channel.open { channel in
            let sauna = NewProduct(name: "Sauna", sku: "sauna")
            let product = try await channel.engine.addProduct(sauna)
            var review = ProductEdit()
            review.eligibility = .letterOfMedicalNecessity
            _ = try await channel.engine.editProduct(product.id, review)
            let told = try #require(try await channel.delivered().last)
            #expect(told["event_type"]?.text == "product_catalog.item.eligibility_updated")
            #expect(told["timestamp"]?.text == "2026-03-03T12:00:00Z")
            let object = try #require(told["data"]?["object"])
            #expect(object["sku"]?.text == "sauna" && object["eligibility"]?.text == "eligible_with_lmn")
        }
    }

    @Test("is signed over time and body, and its name stays the same")
    func signed() async throws {
        try await Channel.open { channel in
            _ = try await session(channel, "a")
            _ = try await channel.delivered()
            for request in channel.receiver.requests {
                let parts = (request.headers["x-truemed-signature"] ?? "").split(separator: ",")
                    .map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
                #expect(parts.map(\.first) == ["t", "v1"])
                let time = try #require(parts.first?.last)
                let key = SymmetricKey(data: Data(channel.secret.utf8))
                let code = HMAC<SHA256>.authenticationCode(for: Data("\(time).".utf8) + request.body, using: key)
                let digits = code.map { String(format: "%02x", $0) }.joined()
                #expect(parts.last?.last == digits)
                #expect(request.headers["x-truemed-api-key"] == nil)
                let body = try JSON(reading: request.body)
                #expect(body["webhook_delivery_id"]?.text?.count == 36)
            }
        }
    }

    @Test("in the legacy form: the payload alone, and the secret in a header")
    func unsigned() async throws {
        try await Channel.open(isSigned: false) { channel in
            let id = try await session(channel, "a")
            _ = try await channel.delivered()
            let bodies = try channel.receiver.requests.map { try JSON(reading: $0.body) }
            #expect(channel.receiver.requests.allSatisfy { $0.headers["x-truemed-api-key"] == channel.secret })
            #expect(channel.receiver.requests.allSatisfy { $0.headers["x-truemed-signature"] == nil })
            #expect(bodies.filter { $0["payment_session_id"]?.text == id.uuid }.count == 2)
            #expect(bodies.allSatisfy { $0["data"] == nil && $0["webhook_delivery_id"] == nil })
        }
    }

    @Test("the names of the reference's pages can be asked for")
    func names() async throws {
        try await Channel.open { channel in
            let asked = NewWebhook(
                url: "http://127.0.0.1:9/", dialect: .truemed,
                events: ["payment_session_complete", "payment_token_updated", "payment_session.updated"])
            let endpoint = try await channel.engine.addWebhook(asked).endpoint
            #expect(endpoint.events == ["payment_session.updated", "payment_token.updated"])
        }
    }
}
