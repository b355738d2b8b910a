// The list of transactions: pages, and how many there are.
import Checkout
import GRDB
import TransactionProcess

extension SQLiteReading {
    func transactions(_ query: TransactionQuery, from seek: Seek, limit: Int) throws -> Page<TransactionRow> {
        let conditions = Conditions(query)
        let list = KeysetList(
            columns: "id", source: "transactions", condition: conditions.sql, values: conditions.values, key: nil,
            number: "n", isDescending: true)
        let page: Page<ID<Transaction>> = try list.page(database, from: seek, limit: limit) { try $0.id() }
        return try page.map(row)
    }

    func count(_ query: TransactionQuery) throws -> RowCount {
        let conditions = Conditions(query)
        let narrowed = conditions.sql.isEmpty ? "" : "WHERE \(conditions.sql)"
        let count = try database.number(
            "SELECT count(*) FROM (SELECT 1 FROM transactions \(narrowed) LIMIT \(RowCount.bound + 1))",
            conditions.values)
        let found = Int(count ?? 0)
        return found > RowCount.bound ? .moreThan(RowCount.bound) : .exactly(found)
    }

    /// Only the rows of a page are looked at, each with what it is about.
    private func row(_ id: ID<Transaction>) throws -> TransactionRow {
        let tx = try require(id, find)
        let process = try require(tx.process, find)
        let session = try tx.session.flatMap(find)
        return TransactionRow(
            transaction: tx, process: process.words, listing: try require(tx.listing, find).title,
            customerName: try require(tx.customer, find).name, providerName: try require(tx.provider, find).name,
            payment: session?.paymentStanding(namedCard: tx.namedCard != nil) ?? .none)
    }
}

extension Conditions {
    fileprivate init(_ query: TransactionQuery) {
        self.init()
        if let party = query.party { add("(customer = ? OR provider = ?)", .id(party), .id(party)) }
        if let state = query.state { add("state = ?", .text(state.text)) }
        if query.isStuck { add("is_spent = 1") }
    }
}
