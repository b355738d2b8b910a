// API keys: their digests, never themselves.
import Checkout
import GRDB

enum KeyTable {
    static let columns = "id, label, hint, digest, created_at, revoked_at"

    static func decode(_ columns: inout Columns) throws -> APIKey {
        APIKey(
            id: try columns.id(), label: try columns.text(), hint: try columns.text(), digest: try columns.bytes(),
            createdAt: try columns.instant(), revokedAt: columns.optionalInstant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<APIKey>) throws -> APIKey? {
        try find(id, in: "api_keys", columns: KeyTable.columns, as: KeyTable.decode)
    }

    func isValid(_ id: ID<APIKey>) throws -> Bool { try database.isValid(id) }

    func keys(hint: String) throws -> [APIKey] {
        try database.rows(
            "SELECT \(KeyTable.columns) FROM api_keys WHERE hint = ? ORDER BY n", [.text(hint)], as: KeyTable.decode)
    }

    func keys(from seek: Seek, limit: Int) throws -> Page<APIKey> {
        let list = KeysetList(
            columns: KeyTable.columns, source: "api_keys", key: nil, number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: KeyTable.decode)
    }
}

extension Database {
    func isValid(_ key: ID<APIKey>) throws -> Bool {
        try number("SELECT revoked_at IS NULL FROM api_keys WHERE id = ?", [.id(key)]) == 1
    }
}

extension SQLiteTransaction {
    func insert(_ key: APIKey) throws {
        try database.run(
            "INSERT INTO api_keys (\(KeyTable.columns)) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .id(key.id), .text(key.label), .text(key.hint), .bytes(key.digest), .instant(key.createdAt),
                .instant(key.revokedAt),
            ])
    }

    func update(_ key: APIKey) throws {
        forgetKeys()
        try change(
            APIKey.kind, "UPDATE api_keys SET revoked_at = ? WHERE id = ?", [.instant(key.revokedAt), .id(key.id)])
    }
}
