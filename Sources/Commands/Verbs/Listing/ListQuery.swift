// The rows of a list, as document and as columns.

import Checkout
import OrderedJSON
import TransactionProcess

/// What is asked of a list.
struct ListQuery: Sendable {
    let kind: ListKind
    let customer: ID<Customer>?
    let search: String?
    let pending: Bool
    let sort: CustomerQuery.Sort?
    let limit: Int
    let state: StateName?
    let isStuck: Bool
    let transaction: ID<Transaction>?

    /// The rows, read from one consistent state.
    func answer(_ reader: any LedgerReader, _ now: Instant) throws -> Answer {
        if let customer { _ = try found(customer, reader.find) }
        if let transaction { _ = try found(transaction, reader.find) }
        let facts = try LedgerFacts(reader, now)
        switch kind {
        case .customers: return try customers(reader, facts)
        case .products: return try products(reader, facts)
        case .prices: return try prices(reader, facts)
        case .letters: return try letters(reader, facts)
        case .paymentMethods: return try paymentMethods(reader, facts)
        case .tokens: return try tokens(reader, facts)
        case .sessions: return try sessions(reader, facts)
        case .subscriptions: return try subscriptions(reader, facts)
        case .invoices: return try invoices(reader, facts)
        case .consultations: return try consultations(reader, facts)
        case .transactions: return try transactions(reader, facts)
        case .listings: return try listings(reader, facts)
        case .processes: return try processes(reader, facts)
        case .standingOrders: return try standingOrders(reader, facts)
        case .mails: return try mails(reader, facts)
        case .events: return try events(reader, facts)
        case .deliveries: return try deliveries(reader, facts)
        }
    }

    /// Rows up to the limit, page after page, and whether there are more.
    func rows<Row>(_ page: (Seek, Int) throws -> Page<Row>) throws -> Rows<Row> {
        var rows: [Row] = []
        var seek = Seek.first
        while true {
            let page = try page(seek, min(200, limit - rows.count))
            rows += page.rows.map(\.row)
            guard page.hasLater, let last = page.rows.last else { return Rows(rows, areMore: false) }
            if rows.count >= limit { return Rows(rows, areMore: true) }
            seek = .after(last.cursor)
        }
    }

    /// The first rows of a list that is at hand as a whole.
    func rows<Row>(_ all: [Row]) -> Rows<Row> { Rows(Array(all.prefix(limit)), areMore: all.count > limit) }

    /// A list as document and as columns.
    func answer<Row>(
        _ rows: Rows<Row>, _ table: TextTable, json: (Row) throws -> JSON, cells: (Row) throws -> [String]
    ) rethrows -> Answer {
        var table = table
        for row in rows.rows { table.add(try cells(row)) }
        var lines = table.lines(orNote: "There are none.")
        if rows.areMore {
            lines += ["", limit < 1_000 ? "and more; see them with --limit \(min(1_000, limit * 4))" : "and more"]
        }
        return Answer(.array(try rows.rows.map(json)), lines: lines)
    }
}

/// Some rows of a list.
struct Rows<Row> {
    let rows: [Row]
    let areMore: Bool

    init(_ rows: [Row], areMore: Bool) {
        self.rows = rows
        self.areMore = areMore
    }
}
