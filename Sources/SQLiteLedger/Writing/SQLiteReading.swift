// What reading needs: a connection inside a transaction. Each folder of this module adds the queries of its concept.
import Checkout
import GRDB

/// Something that reads a ledger through one connection.
protocol SQLiteReading: LedgerReader {
    var database: Database { get }
    /// The system's time, for a ledger whose clock is live.
    var systemTime: @Sendable () -> Instant { get }
}

/// Reads one consistent state.
struct SQLiteReader: SQLiteReading {
    let database: Database
    let systemTime: @Sendable () -> Instant
}

extension SQLiteReading {
    /// The ledger's now.
    func now() throws -> Instant { try clock().now(systemTime: systemTime()) }

    func place<Thing: Identified>(of id: ID<Thing>) throws -> Cursor? {
        guard let table = Identifiers.tables[Thing.kind] else { throw UnknownKind(kind: Thing.kind) }
        return try database.number("SELECT n FROM \(table) WHERE id = ?", [.id(id)]).map { Cursor(number: $0) }
    }

    /// A table's row with this identifier.
    func find<Thing, Row>(
        _ id: ID<Thing>, in table: String, columns: String, as decode: (inout Columns) throws -> Row
    ) throws -> Row? {
        try database.row("SELECT \(columns) FROM \(table) WHERE id = ?", [.id(id)], as: decode)
    }
}
