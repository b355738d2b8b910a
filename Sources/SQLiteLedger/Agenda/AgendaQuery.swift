// What falls due next, read from the deadlines that lie on the things themselves.
import Checkout
import GRDB

extension SQLiteReading {
    func nextDue() throws -> DueItem? { try database.agenda(limit: 1, deliveries: 0).first }

    func agenda(limit: Int) throws -> [DueItem] { try database.agenda(limit: limit, deliveries: limit) }
}

extension Database {
    /// The heads of all indexes together, in time order.
    private static let union =
        "SELECT at, rank, n, id FROM ("
        + DueKind.allCases.map { "SELECT * FROM (\($0.selection(limit: $0 == .delivery ? "?2" : "?1")))" }
        .joined(separator: "\nUNION ALL\n")
        + ") ORDER BY at, rank, n LIMIT ?1"

    /// The next things to fall due; of deliveries at most so many.
    func agenda(limit: Int, deliveries: Int) throws -> [DueItem] {
        try rows(Database.union, [.integer(max(0, limit)), .integer(max(0, deliveries))]) { columns in
            try DueHead(&columns).item
        }
    }
}
