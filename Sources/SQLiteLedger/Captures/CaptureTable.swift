// Captures of held money.
import Checkout
import GRDB

enum CaptureTable {
    static let columns = "id, session, amount, parts, discount, status, metadata, created_at"

    static let ofSession = "SELECT \(columns) FROM captures WHERE session = ? ORDER BY n"

    static func decode(_ columns: inout Columns) throws -> Capture {
        Capture(
            id: try columns.id(), session: try columns.id(), amount: try columns.money(),
            parts: try JSONText.parts(from: columns.optionalText()), discount: try columns.money(),
            status: try columns.word(), metadata: try JSONText.metadata(from: columns.optionalText()),
            createdAt: try columns.instant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<Capture>) throws -> Capture? {
        try find(id, in: "captures", columns: CaptureTable.columns, as: CaptureTable.decode)
    }

    func captures(of session: ID<CheckoutSession>) throws -> [Capture] {
        try database.rows(CaptureTable.ofSession, [.id(session)], as: CaptureTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ capture: Capture) throws {
        try database.run(
            "INSERT INTO captures (\(CaptureTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(capture.id), .id(capture.session), .money(capture.amount), .text(JSONText.parts(capture.parts)),
                .money(capture.discount), .word(capture.status), .text(JSONText.metadata(capture.metadata)),
                .instant(capture.createdAt),
            ])
    }

    func update(_ capture: Capture) throws {
        try change(
            Capture.kind, "UPDATE captures SET status = ? WHERE id = ?", [.word(capture.status), .id(capture.id)])
    }
}
