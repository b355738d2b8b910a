// Which rows a list shows, and how a part of them is read.
import Checkout

/// The lists that are read piece by piece.
enum ListQuestion: Hashable, Sendable {
    /// The customers that a filter finds.
    case customers(CustomerQuery)
    /// Everybody's letters, the first to expire first.
    case letters
    /// Everybody's tokens that wait for an update, the longest waiting first.
    case pendingTokens
    /// One customer's sessions or everybody's, the latest first.
    case sessions(ID<Customer>?)
    /// One customer's subscriptions or everybody's, the latest made first.
    case subscriptions(ID<Customer>?)
    /// One customer's events or everybody's, the latest first.
    case events(ID<Customer>?)
    /// The consultations in review, the first to be decided first.
    case reviews
    /// The prices with their products, in the order they were made.
    case prices
    /// The transactions that a query finds, the latest begun first.
    case transactions(TransactionQuery)
    /// The standing orders, the latest given first.
    case orders
    /// The mails of a transaction or of all, the last to be due first.
    case mails(ID<Transaction>?)
}

/// Which part of a list is wanted.
enum WindowQuery: Hashable, Sendable {
    /// Where it is opened: at its start, unless it says otherwise.
    case opening
    /// Its start.
    case first
    /// Its end.
    case last
    /// What lies on both sides of a row, and the row itself.
    case around(Cursor)
    /// The same around the row of a customer, wherever the list has it.
    case aroundCustomer(ID<Customer>)
    /// What follows a row, leaving some out.
    case after(Cursor, skipping: Int)
    /// What precedes a row, leaving some out.
    case before(Cursor, skipping: Int)

    /// Whether what it finds replaces what was there, rather than being added to it.
    var isElsewhere: Bool {
        switch self {
        case .opening, .first, .last: true
        case .around, .aroundCustomer: false
        case .after(_, let skipping), .before(_, let skipping): skipping > 0
        }
    }
}

/// A part of a list.
struct ListPage: Sendable {
    /// The rows.
    var rows: [Listed<Item>]
    /// Whether the list goes on before them.
    var hasEarlier: Bool
    /// Whether the list goes on after them.
    var hasLater: Bool
    /// Of an `around`: how many rows lie before the one that was asked about.
    var position = 0
    /// How many rows the whole list has, as far as that was asked.
    var count = Counting.unsaid

    /// Whether there are no others.
    var isWhole: Bool { !hasEarlier && !hasLater }
}

extension ListQuestion {
    /// Reads a part, in one consistent state of the ledger. Starting over and reading again also say how many rows there
    /// are, or that they are still to be counted.
    func read(_ query: WindowQuery, limit: Int, from reader: any LedgerReader, at now: Instant) throws -> ListPage {
        switch query {
        case .opening: return try counted(opening(limit, reader, now), reader)
        case .first: return try counted(page(.first, limit, reader), reader)
        case .last: return try page(.last, limit, reader)
        case .after(let cursor, let skipping): return try page(.after(cursor, skipping: skipping), limit, reader)
        case .before(let cursor, let skipping): return try page(.before(cursor, skipping: skipping), limit, reader)
        case .around(let cursor):
            let earlier = try page(.before(cursor), limit / 2, reader)
            guard let last = earlier.rows.last else { return try counted(page(.first, limit, reader), reader) }
            let later = try page(.after(last.cursor), limit, reader)
            let both = ListPage(
                rows: earlier.rows + later.rows, hasEarlier: earlier.hasEarlier, hasLater: later.hasLater,
                position: earlier.rows.count)
            return try counted(both, reader)
        case .aroundCustomer(let id):
            let place = try place(of: id, reader)
            return try read(place.map { .around($0) } ?? .first, limit: limit, from: reader, at: now)
        }
    }

    /// The letters are opened where they are still to expire; those that have are above.
    private func opening(_ limit: Int, _ reader: any LedgerReader, _ now: Instant) throws -> ListPage {
        guard case .letters = self else { return try page(.first, limit, reader) }
        let toCome = try page(.after(.expired(at: now)), limit, reader)
        return toCome.rows.isEmpty ? try page(.last, limit, reader) : toCome
    }

    /// Where the list has a customer; nil where it has not.
    private func place(of id: ID<Customer>, _ reader: any LedgerReader) throws -> Cursor? {
        guard case .customers(var query) = self else { return nil }
        query.filter = Filter(terms: query.filter.terms + [Filter.Term(field: "id", value: id.description)])
        return try reader.customers(query, from: .first, limit: 1).rows.first?.cursor
    }

    private func counted(_ page: ListPage, _ reader: any LedgerReader) throws -> ListPage {
        var page = page
        switch self {
        case .pendingTokens: page.count = .known(try reader.pendingTokenCount())
        case .reviews: page.count = .known(.exactly(try reader.reviewCount()))
        default:
            if page.isWhole {
                page.count = .known(.exactly(page.rows.count))
            } else if case .customers(let query) = self {
                page.count = try reader.quickCustomerCount(query).map { .known($0) } ?? .later
            } else if case .transactions = self {
                page.count = .later
            }
        }
        return page
    }

    /// Counts the rows of a list whose pages say `later`; nil for any other.
    func count(from reader: any LedgerReader) throws -> RowCount? {
        switch self {
        case .customers(let query): return try reader.customerCount(query)
        case .transactions(let query): return try reader.count(query)
        default: return nil
        }
    }

    private func page(_ seek: Seek, _ limit: Int, _ reader: any LedgerReader) throws -> ListPage {
        switch self {
        case .customers(let query): return try items(reader.customers(query, from: seek, limit: limit), Item.customer)
        case .letters:
            return try items(reader.letters(from: seek, limit: limit)) { letter in
                .letter(letter, customerName: try reader.find(letter.customer)?.name ?? "")
            }
        case .pendingTokens:
            return try items(reader.tokens(pendingOnly: true, from: seek, limit: limit)) { row in
                let isForLetter = row.token.pendingUpdate?.action == .takeHealthSurvey
                let consultations = isForLetter ? try reader.consultations(of: row.token.customer) : []
                return .token(
                    row.token, customerName: row.customerName, review: row.token.review(among: consultations))
            }
        case .sessions(let customer):
            return try items(reader.sessions(of: customer, from: seek, limit: limit), Item.session)
        case .subscriptions(let customer):
            return try items(reader.subscriptions(of: customer, from: seek, limit: limit), Item.subscription)
        case .events(let customer):
            guard customer == nil else {
                return try items(reader.events(of: customer, from: seek, limit: limit)) {
                    .event($0, customerName: nil)
                }
            }
            return try items(reader.everybodysEvents(from: seek, limit: limit)) { row in
                .event(row.event, customerName: row.customerName)
            }
        case .reviews:
            return try items(reader.consultations(inReviewOnly: true, from: seek, limit: limit)) { consultation in
                .consultation(consultation, customerName: try reader.find(consultation.customer)?.name ?? "")
            }
        case .prices: return try items(reader.prices(from: seek, limit: limit), Item.price)
        case .transactions(let query):
            return try items(reader.transactions(query, from: seek, limit: limit), Item.transaction)
        case .orders: return try items(reader.standingOrders(from: seek, limit: limit), Item.order)
        case .mails(let transaction):
            return try items(reader.mails(of: transaction, from: seek, limit: limit), Item.mail)
        }
    }

    private func items<Row>(_ page: Page<Row>, _ item: (Row) throws -> Item) rethrows -> ListPage {
        ListPage(
            rows: try page.rows.map { Listed(try item($0.row), cursor: $0.cursor) }, hasEarlier: page.hasEarlier,
            hasLater: page.hasLater)
    }
}
