// Letters: one by one, a customer's, and everybody's by expiry.
import Checkout
import GRDB

enum LetterTable {
    static let columns = """
        id, customer, visit_type, consultation, status, signed_at, issued_at, denied_at, denial_reason,
        is_expiry_recorded
        """

    /// Those of several customers, each customer's in the order of the index: the latest signed last.
    static let ofCustomers = OwnedRows(columns, of: "letters", owner: "customer", by: "letters_customer")

    static func decode(_ columns: inout Columns) throws -> Letter {
        Letter(
            id: try columns.id(), customer: try columns.id(), visitType: VisitType(try columns.text()),
            consultation: try columns.optionalID(), status: try columns.word(), signedAt: try columns.instant(),
            issuedAt: columns.optionalInstant(), deniedAt: columns.optionalInstant(),
            denialReason: columns.optionalText(), isExpiryRecorded: try columns.flag())
    }

    static func insert(_ letter: Letter, into database: Database) throws {
        try database.run(
            """
            INSERT INTO letters (id, customer, visit_type, consultation, signed_at, expires_at, status, issued_at,
                denied_at, denial_reason, is_expiry_recorded)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(letter.id), .id(letter.customer), .text(letter.visitType.name), .id(letter.consultation),
                .instant(letter.signedAt),
            ] + changeable(letter))
    }

    static func changeable(_ letter: Letter) -> [SQLValue] {
        [
            // A denied letter never runs out.
            letter.status == .denied ? .integer(NextExpiry.never) : .instant(letter.expiresAt),
            .word(letter.status), .instant(letter.issuedAt), .instant(letter.deniedAt), .text(letter.denialReason),
            .flag(letter.isExpiryRecorded),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Letter>) throws -> Letter? {
        try find(id, in: "letters", columns: LetterTable.columns, as: LetterTable.decode)
    }

    func letters(of customer: ID<Customer>) throws -> [Letter] {
        try database.rows(
            "SELECT \(LetterTable.columns) FROM letters WHERE customer = ? ORDER BY signed_at DESC, n DESC",
            [.id(customer)], as: LetterTable.decode)
    }

    func letters(ofEach customers: [ID<Customer>]) throws -> [[Letter]] {
        try LetterTable.ofCustomers.rows(of: customers.map { .id($0) }, in: database, as: LetterTable.decode)
            .map { $0.reversed() }
    }

    func latestIssuedLetter(of customer: ID<Customer>, for visitType: VisitType) throws -> Letter? {
        // Signed last is expiring last. Of its own SQLite would walk everybody's letters of the type.
        try database.row(
            """
            SELECT \(LetterTable.columns) FROM letters INDEXED BY letters_customer
            WHERE customer = ? AND visit_type = ? AND status = 'issued' ORDER BY signed_at DESC, n DESC LIMIT 1
            """, [.id(customer), .text(visitType.name)], as: LetterTable.decode)
    }

    func letters(from seek: Seek, limit: Int) throws -> Page<Letter> {
        let list = KeysetList(
            columns: LetterTable.columns, source: "letters INDEXED BY letters_expiry", key: "expires_at", number: "n",
            isDescending: false)
        return try list.page(database, from: seek, limit: limit, decode: LetterTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ letter: Letter) throws {
        forgetDue(.letter)
        try LetterTable.insert(letter, into: database)
    }

    func update(_ letter: Letter) throws {
        forgetDue(.letter)
        try change(
            Letter.kind,
            """
            UPDATE letters SET expires_at = ?, status = ?, issued_at = ?, denied_at = ?, denial_reason = ?,
                is_expiry_recorded = ?
            WHERE id = ?
            """, LetterTable.changeable(letter) + [.id(letter.id)])
    }
}
