// Events: everybody's, a customer's, a thing's.
import Checkout
import GRDB

enum EventTable {
    static let columns = "id, at, type, actor_role, actor_name, customer, subject_kind, subject_id, changes"

    /// The same beside those of other tables.
    static let qualified = "events." + columns.split(separator: ", ").joined(separator: ", events.")

    static func decode(_ columns: inout Columns) throws -> Event {
        Event(
            id: try columns.id(), at: try columns.instant(), type: try columns.text(),
            actor: Actor(try columns.word(), name: try columns.text()), customer: try columns.optionalID(),
            subject: Subject(kind: try columns.text(), id: try columns.text()),
            changes: try JSONText.changes(from: try columns.text()))
    }
}

extension SQLiteReading {
    func find(_ id: ID<Event>) throws -> Event? {
        try find(id, in: "events", columns: EventTable.columns, as: EventTable.decode)
    }

    func events(of customer: ID<Customer>?, types: Set<String>?, from seek: Seek, limit: Int) throws -> Page<Event> {
        let types = types?.sorted()
        let conditions = [
            customer.map { _ in "customer = ?" },
            types.map { "type IN (\($0.map { _ in "?" }.joined(separator: ", ")))" },
        ]
        let list = KeysetList(
            columns: EventTable.columns, source: "events",
            condition: conditions.compactMap(\.self).joined(separator: " AND "),
            values: (customer.map { [.id($0)] } ?? []) + (types ?? []).map { .text($0) }, key: nil, number: "n",
            isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: EventTable.decode)
    }

    func everybodysEvents(from seek: Seek, limit: Int) throws -> Page<EventRow> {
        let list = KeysetList(
            columns: "\(EventTable.qualified), customers.first_name, customers.last_name",
            source: "events LEFT JOIN customers ON customers.id = events.customer", key: nil, number: "events.n",
            isDescending: true)
        return try list.page(database, from: seek, limit: limit) { columns in
            let event = try EventTable.decode(&columns)
            let name = columns.customerName()
            return EventRow(event: event, customerName: event.customer.map { _ in name })
        }
    }

    func events(about subject: Subject, limit: Int) throws -> [Event] {
        try database.rows(
            """
            SELECT \(EventTable.columns) FROM events WHERE subject_id = ? AND subject_kind = ? ORDER BY n LIMIT ?
            """, [.text(subject.id), .text(subject.kind), .integer(max(0, limit))], as: EventTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ event: Event) throws {
        try database.run(
            "INSERT INTO events (\(EventTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(event.id), .instant(event.at), .text(event.type), .word(event.actor.role),
                .text(event.actor.name), .id(event.customer), .text(event.subject.kind), .text(event.subject.id),
                .text(JSONText.changes(event.changes)),
            ])
        noteRow(of: Event.self)
    }
}
