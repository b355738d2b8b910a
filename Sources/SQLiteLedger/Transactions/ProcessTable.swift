// Installed processes with the texts of their mails, and standing orders.
import Checkout
import GRDB
import OrderedJSON
import TransactionProcess

enum ProcessTable {
    static let columns = "id, name, version, source, templates, created_at"

    static func decode(_ columns: inout Columns) throws -> ProcessVersion {
        ProcessVersion(
            id: try columns.id(), name: try columns.text(), version: try columns.count(), source: try columns.text(),
            templates: try templates(from: try columns.text()), createdAt: try columns.instant())
    }

    static func templates(from text: String) throws -> [String: MailTemplateText] {
        let templates = try JSON(stored: text).fields().map { template in
            let texts = try template.value.elements().map { try $0.text() }
            guard texts.count == 2 else { throw UnreadableColumn(index: 4) }
            return (template.name, MailTemplateText(subject: texts[0], html: texts[1]))
        }
        return Dictionary(templates, uniquingKeysWith: { $1 })
    }

    /// The templates by name, each with its subject and its HTML.
    static func text(_ templates: [String: MailTemplateText]) -> String {
        let fields = templates.sorted { $0.key < $1.key }.map { name, text in
            JSON.Field(name, [.string(text.subject), .string(text.html)])
        }
        return JSON.object(fields).compact
    }
}

enum StandingOrderTable {
    static let columns = "id, process, state, after_months, after_milliseconds, transition, is_on, created_at"

    static func decode(_ columns: inout Columns) throws -> StandingOrder {
        StandingOrder(
            id: try columns.id(), process: try columns.text(), state: StateName(try columns.text()),
            after: Period(months: try columns.count(), milliseconds: try columns.integer()),
            transition: TransitionName(try columns.text()), isOn: try columns.flag(), createdAt: try columns.instant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<ProcessVersion>) throws -> ProcessVersion? {
        try find(id, in: "processes", columns: ProcessTable.columns, as: ProcessTable.decode)
    }

    func find(_ id: ID<StandingOrder>) throws -> StandingOrder? {
        try find(id, in: "standing_orders", columns: StandingOrderTable.columns, as: StandingOrderTable.decode)
    }

    func latestProcess(named name: String) throws -> ProcessVersion? {
        try database.row(
            "SELECT \(ProcessTable.columns) FROM processes WHERE name = ? ORDER BY version DESC LIMIT 1",
            [.text(name)], as: ProcessTable.decode)
    }

    func processes(from seek: Seek, limit: Int) throws -> Page<ProcessVersion> {
        let list = KeysetList(
            columns: ProcessTable.columns, source: "processes", key: nil, number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: ProcessTable.decode)
    }

    func standingOrders(for process: String, in state: StateName) throws -> [StandingOrder] {
        try database.rows(
            "SELECT \(StandingOrderTable.columns) FROM standing_orders WHERE process = ? AND state = ? ORDER BY n",
            [.text(process), .text(state.text)], as: StandingOrderTable.decode)
    }

    func standingOrders(from seek: Seek, limit: Int) throws -> Page<StandingOrder> {
        let list = KeysetList(
            columns: StandingOrderTable.columns, source: "standing_orders", key: nil, number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: StandingOrderTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ process: ProcessVersion) throws {
        try database.run(
            "INSERT INTO processes (\(ProcessTable.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .id(process.id), .text(process.name), .integer(process.version), .text(process.source),
                .text(ProcessTable.text(process.templates)), .instant(process.createdAt),
            ])
    }

    func insert(_ order: StandingOrder) throws {
        try database.run(
            "INSERT INTO standing_orders (\(StandingOrderTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(order.id), .text(order.process), .text(order.state.text), .integer(order.after.months),
                .integer(order.after.milliseconds), .text(order.transition.text), .flag(order.isOn),
                .instant(order.createdAt),
            ])
    }

    func update(_ order: StandingOrder) throws {
        try change(
            StandingOrder.kind, "UPDATE standing_orders SET is_on = ? WHERE id = ?",
            [.flag(order.isOn), .id(order.id)])
    }
}
