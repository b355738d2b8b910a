// Payment tokens as they are looked up and listed.
import Checkout
import GRDB

extension SQLiteReading {
    func find(_ id: ID<PaymentToken>) throws -> PaymentToken? {
        try tokens("WHERE tokens.id = ?", [.id(id)]).first
    }

    func tokens(of customer: ID<Customer>) throws -> [PaymentToken] {
        try tokens("WHERE customer = ? ORDER BY n DESC", [.id(customer)])
    }

    func tokens(using paymentMethod: ID<PaymentMethod>) throws -> [PaymentToken] {
        try tokens(
            "WHERE health_card = ? OR ordinary_card = ? ORDER BY n DESC", [.id(paymentMethod), .id(paymentMethod)])
    }

    func tokens(pendingOnly: Bool, from seek: Seek, limit: Int) throws -> Page<TokenRow> {
        let columns = "\(TokenTable.columns), customers.first_name, customers.last_name"
        let joined = "CROSS JOIN customers ON customers.id = tokens.customer"
        let list =
            pendingOnly
            ? KeysetList(
                columns: columns, source: "tokens INDEXED BY tokens_pending \(joined)",
                condition: "pending_action IS NOT NULL", key: "pending_since", number: "tokens.n", isDescending: false)
            : KeysetList(
                columns: columns, source: "tokens \(joined)", key: nil, number: "tokens.n", isDescending: true)
        return try list.page(database, from: seek, limit: limit) { columns in
            TokenRow(token: try TokenTable.decode(&columns, in: database), customerName: columns.customerName())
        }
    }

    func pendingTokenCount() throws -> RowCount {
        let bound = RowCount.bound
        let found = try database.number(
            "SELECT count(*) FROM (SELECT 1 FROM tokens WHERE pending_action IS NOT NULL LIMIT \(bound + 1))")
        let count = Int(found ?? 0)
        return count > bound ? .moreThan(bound) : .exactly(count)
    }

    /// The token in this row.
    func tokens(number: Int64) throws -> [PaymentToken] { try tokens("WHERE n = ?", [.integer(number)]) }

    private func tokens(_ condition: String, _ values: [SQLValue]) throws -> [PaymentToken] {
        try database.rows("SELECT \(TokenTable.columns) FROM tokens \(condition)", values) {
            try TokenTable.decode(&$0, in: database)
        }
    }
}
