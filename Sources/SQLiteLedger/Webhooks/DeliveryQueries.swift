// Deliveries as they are looked up, listed and fallen due.
import Checkout
import GRDB

extension SQLiteReading {
    func find(_ id: ID<Delivery>) throws -> Delivery? {
        try find(id, in: "deliveries", columns: DeliveryTable.columns, as: DeliveryTable.decode)
    }

    func deliveries(_ scope: DeliveryScope, from seek: Seek, limit: Int) throws -> Page<Delivery> {
        let (source, condition, values) = scope.source
        let list = KeysetList(
            columns: DeliveryTable.columns, source: source, condition: condition, values: values, key: nil,
            number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: DeliveryTable.decode)
    }

    func attempts(of delivery: ID<Delivery>) throws -> [DeliveryAttempt] {
        try database.rows(
            """
            SELECT number, at, code, failure, body, milliseconds FROM delivery_attempts
            WHERE delivery = ? ORDER BY number
            """, [.id(delivery)]
        ) { columns in
            DeliveryAttempt(
                number: try columns.count(), at: try columns.instant(),
                code: columns.optionalInteger().map(Int.init), failure: columns.optionalText(),
                body: try columns.bytes(), milliseconds: try columns.count())
        }
    }

    func nextDeliveryAt() throws -> Instant? {
        try database.row(
            """
            SELECT next_attempt_at FROM deliveries INDEXED BY deliveries_due
            WHERE status = 'pending' AND owner IS NULL AND next_attempt_at IS NOT NULL
            ORDER BY next_attempt_at, n LIMIT 1
            """
        ) { try $0.instant() }
    }

    func dueDeliveries(by end: Instant, limit: Int) throws -> [Delivery] {
        try database.rows(
            """
            SELECT \(DeliveryTable.columns) FROM deliveries INDEXED BY deliveries_due
            WHERE status = 'pending' AND owner IS NULL AND next_attempt_at IS NOT NULL AND next_attempt_at <= ?
            ORDER BY next_attempt_at, n LIMIT ?
            """, [.instant(end), .integer(max(0, limit))], as: DeliveryTable.decode)
    }

    func firstPendingDelivery(to endpoint: ID<WebhookEndpoint>, about subject: String) throws -> Delivery? {
        try database.row(
            """
            SELECT \(DeliveryTable.columns) FROM deliveries INDEXED BY deliveries_line
            WHERE endpoint = ? AND subject = ? AND status = 'pending' ORDER BY n LIMIT 1
            """, [.id(endpoint), .text(subject)], as: DeliveryTable.decode)
    }

    func processesDelivering(otherThan process: Int64) throws -> [Int64] {
        try database.rows(
            """
            SELECT DISTINCT owner FROM deliveries INDEXED BY deliveries_taken
            WHERE owner IS NOT NULL AND owner <> ?
            """, [.integer(process)]
        ) { try $0.integer() }
    }
}

extension DeliveryScope {
    /// The rows, and the condition that names them with its parameters.
    fileprivate var source: (String, String, [SQLValue]) {
        switch self {
        case .all: return ("deliveries", "", [])
        case .pending: return ("deliveries INDEXED BY deliveries_pending", "status = 'pending'", [])
        case .parked: return ("deliveries INDEXED BY deliveries_parked", "status = 'parked'", [])
        case .event(let id): return ("deliveries INDEXED BY deliveries_event", "event = ?", [.id(id)])
        case .endpoint(let id): return ("deliveries INDEXED BY deliveries_endpoint", "endpoint = ?", [.id(id)])
        }
    }
}
