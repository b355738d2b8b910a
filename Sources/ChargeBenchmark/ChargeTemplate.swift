// What the engine writes for a charge, read back from its ledger, so that plain statements can write the same again.
import CardSimulator
import Checkout
import SQLiteLedger

/// A value that a statement binds: what the engine wrote, or a name that every charge has of its own.
enum Slot {
    case fixed(Cell)
    case name(FreshNames.Name)
}

/// One statement of a charge.
struct TemplateStatement {
    let sql: String
    let slots: [Slot]
}

/// The statements of a charge: what is inserted before the card network is asked, and what its answer changes.
struct ChargeTemplate {
    let asked: [TemplateStatement]
    let answered: [TemplateStatement]

    /// Charges every customer once and reads back what each of the two commits wrote. Between them the network keeps
    /// silent, which leaves the charge as its first commit left it.
    static func record(at shop: Shop) async throws -> [ChargeTemplate] {
        var templates: [ChargeTemplate] = []
        let database = try PlainDatabase(path: shop.ledger.path)
        for customer in 0..<Shop.mostCallers {
            let key = "template \(customer)"
            shop.network.fail(next: 1, with: .unreachable)
            do {
                _ = try await shop.charge(customer: customer, key: key)
                throw WrongCount("a charge was answered although the card network kept silent")
            } catch CheckoutError.networkUnreachable {}
            let asked = try ChargeRows(key: key, in: database)
            guard try await shop.charge(customer: customer, key: key) else {
                throw WrongCount("a charge did not complete when the card network was asked again")
            }
            templates.append(ChargeTemplate(asked, try ChargeRows(key: key, in: database)))
        }
        return templates
    }

    private init(_ asked: ChargeRows, _ answered: ChargeRows) {
        let names = answered.names(asked: asked)
        self.asked =
            [names.insert("sessions", asked.session)]
            + asked.lines.map { names.insert("session_lines", $0) } + [
                names.insert("idempotency", asked.idempotency), names.insert("payments", asked.payment),
            ] + asked.events.map { names.insert("events", $0) }
        self.answered =
            [
                names.update("payments", from: asked.payment, to: answered.payment),
                names.update("sessions", from: asked.session, to: answered.session),
            ] + answered.events.dropFirst(asked.events.count).map { names.insert("events", $0) }
    }
}

/// A row with its columns by name.
typealias Row = [(column: String, cell: Cell)]

/// The rows of one charge.
private struct ChargeRows {
    let session: Row
    let lines: [Row]
    let payment: Row
    let idempotency: Row
    let events: [Row]

    init(key: String, in database: PlainDatabase) throws {
        idempotency = try database.one("SELECT * FROM idempotency WHERE key = ?", .text(key))
        session = try database.one("SELECT * FROM sessions WHERE id = ?", idempotency["session"])
        payment = try database.one("SELECT * FROM payments WHERE session = ?", session["id"])
        lines = try database.rows("SELECT * FROM session_lines WHERE session = ? ORDER BY position", [session["n"]])
        events = try database.rows(
            "SELECT * FROM events WHERE subject_id IN (?, ?) ORDER BY n",
            [ID<CheckoutSession>(session["id"]).text, ID<Payment>(payment["id"]).text])
    }

    /// Which values are names of this charge's own, taken together with the rows of its first commit.
    func names(asked: ChargeRows) -> OwnNames {
        var names: [Cell: FreshNames.Name] = [
            session["id"]: .sessionID, ID<CheckoutSession>(session["id"]).text: .sessionText,
            payment["id"]: .paymentID, ID<Payment>(payment["id"]).text: .paymentText,
            idempotency["key"]: .idempotencyKey, asked.payment["pending_key"]: .pendingKey,
            payment["network_reference"]: .networkReference,
        ]
        for (index, event) in events.enumerated() { names[event["id"]] = .eventID(index) }
        return OwnNames(names: names)
    }
}

/// The values of a recorded charge that another charge has differently.
private struct OwnNames {
    let names: [Cell: FreshNames.Name]

    func insert(_ table: String, _ row: Row) -> TemplateStatement {
        // Row numbers are SQLite's to give.
        let row = row.filter { $0.column != "n" }
        let columns = row.map(\.column).joined(separator: ", ")
        let places = row.map { _ in "?" }.joined(separator: ", ")
        return TemplateStatement(
            sql: "INSERT INTO \(table) (\(columns)) VALUES (\(places))",
            slots: row.map { column, cell in
                // The session is inserted just before its lines, whose table has no row numbers of its own.
                table == "session_lines" && column == "session" ? .fixed(.lastInsertedRow) : slot(cell)
            })
    }

    func update(_ table: String, from before: Row, to after: Row) -> TemplateStatement {
        let changed = zip(before, after).filter { $0.cell != $1.cell }.map { $1 }
        let columns = changed.map { "\($0.column) = ?" }.joined(separator: ", ")
        return TemplateStatement(
            sql: "UPDATE \(table) SET \(columns) WHERE id = ?",
            slots: changed.map { slot($0.cell) } + [slot(after["id"])])
    }

    private func slot(_ cell: Cell) -> Slot {
        cell == .null ? .fixed(cell) : names[cell].map(Slot.name) ?? .fixed(cell)
    }
}

extension Row {
    fileprivate subscript(column: String) -> Cell { first { $0.column == column }?.cell ?? .null }
}

extension PlainDatabase {
    fileprivate func one(_ sql: String, _ cell: Cell) throws -> Row {
        guard let row = try rows(sql, [cell]).first else { throw WrongCount("no row from: \(sql)") }
        return row
    }
}
