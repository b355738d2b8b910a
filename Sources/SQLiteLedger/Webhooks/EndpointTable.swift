// Webhook endpoints.
import Checkout
import GRDB

enum EndpointTable {
    static let columns = "id, url, dialect, events, is_signed, sealed_secret, created_at, removed_at"

    static func decode(_ columns: inout Columns) throws -> WebhookEndpoint {
        WebhookEndpoint(
            id: try columns.id(), url: try columns.text(), dialect: try columns.word(),
            events: try columns.text().split(separator: " ").map(String.init), isSigned: try columns.flag(),
            sealedSecret: try columns.bytes(), createdAt: try columns.instant(), removedAt: columns.optionalInstant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<WebhookEndpoint>) throws -> WebhookEndpoint? {
        try find(id, in: "webhook_endpoints", columns: EndpointTable.columns, as: EndpointTable.decode)
    }

    func webhookEndpoints() throws -> [WebhookEndpoint] { try database.webhookEndpoints() }
}

extension Database {
    /// The endpoints that are not removed.
    func webhookEndpoints() throws -> [WebhookEndpoint] {
        try rows(
            """
            SELECT \(EndpointTable.columns) FROM webhook_endpoints INDEXED BY webhook_endpoints_active
            WHERE removed_at IS NULL ORDER BY n
            """, as: EndpointTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ endpoint: WebhookEndpoint) throws {
        try database.run(
            "INSERT INTO webhook_endpoints (\(EndpointTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(endpoint.id), .text(endpoint.url), .word(endpoint.dialect),
                .text(endpoint.events.joined(separator: " ")), .flag(endpoint.isSigned),
                .bytes(endpoint.sealedSecret), .instant(endpoint.createdAt), .instant(endpoint.removedAt),
            ])
        forgetEndpoints()
    }

    func update(_ endpoint: WebhookEndpoint) throws {
        try change(
            WebhookEndpoint.kind, "UPDATE webhook_endpoints SET removed_at = ? WHERE id = ?",
            [.instant(endpoint.removedAt), .id(endpoint.id)])
        forgetEndpoints()
    }
}
