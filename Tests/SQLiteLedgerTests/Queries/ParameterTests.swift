import GRDB
import GRDBSQLite
import Testing

@testable import SQLiteLedger

@Suite("The parameters of a statement") struct ParameterTests {
    @Test("are as many as it names")
    func count() async throws {
        let sums = try await DatabaseQueue().write { database in
            [
                try database.number("SELECT ? + ?", [.integer(1), .integer(2)]),
                try database.number("SELECT ?1 + ?1", [.integer(2)]),
            ]
        }
        #expect(sums == [3, 4])
    }

    @Test("end the program where one is missing, rather than take that of the last run")
    func tooFew() async {
        await #expect(processExitsWith: .failure) {
            // What is thrown would end it too.
            _ = try? await DatabaseQueue().write { database in
                try database.number("SELECT ? + ?", [.integer(1), .integer(2)])
                    .map { try database.number("SELECT ? + ?", [.integer($0)]) }
            }
        }
    }

    @Test("end the program where there is one too many")
    func tooMany() async {
        await #expect(processExitsWith: .failure) {
            _ = try? await DatabaseQueue().write { try $0.number("SELECT ?", [.integer(1), .integer(2)]) }
        }
    }

    @Test("that SQLite does not take are refused, and the statement does not run")
    func refused() async throws {
        let sql = "SELECT coalesce(length(?), 0)"
        let lengths = try await DatabaseQueue().write { database in
            let before = try database.number(sql, [.text("four")])
            sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, 100)
            let long = String(repeating: "x", count: 101)
            for value in [SQLValue.text(long), .bytes(Array(long.utf8))] {
                let error = #expect(throws: DatabaseError.self) { try database.number(sql, [value]) }
                #expect(error?.resultCode == .SQLITE_TOOBIG)
            }
            return [before, try database.number(sql, [.text("seven")])]
        }
        #expect(lengths == [4, 5])
    }
}
