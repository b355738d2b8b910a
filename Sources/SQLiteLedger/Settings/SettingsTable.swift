// The one row of what is fixed or set for the whole ledger, its clock included.
import Checkout
import GRDB

extension SQLiteReading {
    func settings() throws -> LedgerSettings {
        let settings = try database.row(
            "SELECT name, mode, seed, created_at, review_months, review_milliseconds, public_url, armed_fault FROM settings"
        ) { columns in
            LedgerSettings(
                name: try columns.text(), mode: try columns.word(),
                seed: UInt64(bitPattern: try columns.integer()), createdAt: try columns.instant(),
                reviewAfter: Period(months: try columns.count(), milliseconds: try columns.integer()),
                publicURL: columns.optionalText(), armedFault: try columns.optionalWord())
        }
        guard let settings else { throw MissingRow(kind: "settings") }
        return settings
    }

    func clock() throws -> LedgerClock { try database.clock() }
}

extension SQLiteTransaction {
    func setSettings(_ settings: LedgerSettings) throws {
        try change(
            "settings",
            """
            UPDATE settings SET name = ?, review_months = ?, review_milliseconds = ?, public_url = ?,
                armed_fault = ?
            """,
            [
                .text(settings.name), .integer(settings.reviewAfter.months),
                .integer(settings.reviewAfter.milliseconds), .text(settings.publicURL), .word(settings.armedFault),
            ])
    }
}

extension LedgerClock {
    /// Where it stands; nil while it is live.
    var frozenAt: Instant? {
        guard case .frozen(let instant) = self else { return nil }
        return instant
    }
}

extension Database {
    /// The ledger's clock.
    func clock() throws -> LedgerClock {
        let frozenAt = try number("SELECT frozen_at FROM settings")
        return frozenAt.map { .frozen(Instant(milliseconds: $0)) } ?? .live
    }

    /// Writes a new ledger's settings.
    func insertSettings(_ settings: LedgerSettings) throws {
        try run(
            """
            INSERT INTO settings (n, name, mode, seed, created_at, review_months, review_milliseconds)
            VALUES (1, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(settings.name), .word(settings.mode), .integer(Int64(bitPattern: settings.seed)),
                .instant(settings.createdAt), .integer(settings.reviewAfter.months),
                .integer(settings.reviewAfter.milliseconds),
            ])
    }
}
