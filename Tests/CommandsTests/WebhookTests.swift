import Checkout
import Commands
import OrderedJSON
import Testing

@Suite("Keys and webhooks at the shell")
struct WebhookTests {
    @Test("keys create prints the key once, as a document and to a person; keys list never does")
    func keys() async throws {
        let desk = try await Desk()
        let made = try await desk.done("keys", "create", "--label", "shop")
        let secret = try #require(made["key"]?.text)
        #expect(secret.hasPrefix("fsk_test_") && made["label"] == "shop" && made["revoked_at"] == JSON.null)
        let listed = try await desk.done("keys", "list")
        #expect(listed.elements.map { $0["key_id"] } == [made["key_id"]])
        #expect(!listed.description.contains(secret))
        let id = try #require(made["key_id"]?.text)
        #expect(try await desk.done("keys", "revoke", id)["revoked_at"] == "2026-03-03T12:00:00Z")
        #expect(try await desk.done("show", id)["revoked_at"] == "2026-03-03T12:00:00Z")
        #expect(try await desk.run("keys", "create").output.hasPrefix("fsk_test_"))
        let events = try await desk.done("list", "events")
        #expect(!events.description.contains(secret.dropFirst("fsk_test_".count)))
    }

    @Test("webhooks add shows the secret once; what happens is delivered, listed, shown and sent again")
    func webhooks() async throws {
        let desk = try await Desk(dialects: [LoudDialect()])
        let added = try await desk.done(
            "webhooks", "add", "https://shop.example/hooks", "--events", "customer.created,customer.updated")
        let (id, secret) = (try #require(added["webhook_id"]?.text), try #require(added["secret"]?.text))
        #expect(secret.hasPrefix("fwhsec_") && added["events"] == ["customer.created", "customer.updated"])
        let listed = try await desk.done("webhooks", "list")
        #expect(listed.elements.map { $0["url"] } == ["https://shop.example/hooks"])
        #expect(!listed.description.contains(secret) && listed.elements[0]["secret"] == nil)

        _ = try await desk.done("customer", "add", "--name", "Ana")
        let row = try #require(try await desk.done("list", "deliveries", "--pending").elements.first)
        let delivery = try #require(row["delivery_id"]?.text)
        #expect(row["event_type"] == "customer.created" && row["attempts"] == 0)
        #expect(row["next_attempt_at"] == "2026-03-03T12:00:00Z")
        let shown = try await desk.done("show", delivery)
        #expect(shown["body"] == "{\"loud\":true}" && shown["tries"] == [])
        #expect(try await desk.done("webhooks", "resend", delivery)["status"] == "pending")

        #expect(try await desk.done("webhooks", "remove", id)["removed_at"] == "2026-03-03T12:00:00Z")
        #expect(try await desk.done("webhooks", "list") == [])
        #expect(try await desk.done("list", "deliveries", "--pending") == [])
        #expect(try await desk.done("list", "deliveries").elements.map { $0["status"] } == ["parked"])
        #expect(try await desk.refused("webhooks", "resend", delivery)["code"] == "webhook_removed")
    }

    @Test("what cannot be an endpoint is refused with its field")
    func refusals() async throws {
        let desk = try await Desk(dialects: [LoudDialect()])
        #expect(try await desk.refused("webhooks", "add", "shop.example")["field"] == "url")
        #expect(try await desk.refused("webhooks", "add", "https://a.example", "--unsigned")["field"] == "is_signed")
        #expect(
            try await desk.refused("webhooks", "add", "https://a.example", "--dialect", "truemed")["field"] == "dialect"
        )
        #expect(throws: (any Error).self) {
            try VerbTable.parse(["webhooks", "add", "https://a.example", "--dialect", "other"])
        }
    }
}

/// A dialect that says the same of every event.
struct LoudDialect: WebhookDialect {
    let dialect = WebhookEndpoint.Dialect.flex

    func message(for event: Event, in reader: any LedgerReader, now: Instant) throws -> WebhookMessage? {
        WebhookMessage(
            event: event.id, dialect: .flex, type: event.type, subject: event.subject.id,
            body: Array("{\"loud\":true}".utf8))
    }
}
