// The customers' list: pages of rows, and how many there are.
import Checkout
import GRDB

extension SQLiteReading {
    func customers(_ query: CustomerQuery, from seek: Seek, limit: Int) throws -> Page<CustomerRow> {
        let now = try now()
        let window = Window(seek)
        let limit = max(0, limit)
        let places = try finder(query, now: now).places(window, limit: limit)
        let rows = places.prefix(limit).map { Listed($0, cursor: $0) }
        return try window.page(of: rows, goesOn: places.count > limit).map { place in
            try customerRow(number: place.number, now: now)
        }
    }

    func customerCount(_ query: CustomerQuery) throws -> RowCount { try finder(query, now: now()).count() }

    func quickCustomerCount(_ query: CustomerQuery) throws -> RowCount? {
        try finder(query, now: now()).quickCount()
    }

    private func finder(_ query: CustomerQuery, now: Instant) -> CustomerFinder {
        CustomerFinder(
            database: database, filter: CustomerFilter(query.filter, now: now), order: CustomerOrder(sort: query.sort))
    }

    private func customerRow(number: Int64, now: Instant) throws -> CustomerRow {
        let found = try database.row(
            "SELECT pending_tokens, \(CustomerTable.columns) FROM customers WHERE n = ?", [.integer(number)]
        ) { (pendingTokens: Int(try $0.integer()), customer: try CustomerTable.decode(&$0)) }
        guard let (pendingTokens, customer) = found else { throw MissingRow(kind: Customer.kind) }
        return CustomerRow(
            customer: customer, letters: try standingLetters(of: customer.id, now: now),
            card: try customer.defaultPaymentMethod.flatMap(card), pendingTokens: pendingTokens)
    }

    private func card(_ id: ID<PaymentMethod>) throws -> Card? {
        try database.row(
            """
            SELECT \(PaymentMethodTable.cardColumns) FROM payment_methods WHERE id = ? AND +removed_at IS NULL
            """, [.id(id)], as: PaymentMethodTable.decodeCard)
    }

    /// One letter a visit type: the valid one that lasts longest, else the latest in review.
    private func standingLetters(of customer: ID<Customer>, now: Instant) throws -> [Letter] {
        var standing: [Letter] = []
        for letter in try letters(of: customer) {
            let isValid = LetterValidity.isValid(letter, at: now)
            guard isValid || letter.status == .inReview else { continue }
            if let place = standing.firstIndex(where: { $0.visitType == letter.visitType }) {
                let other = standing[place]
                guard isValid, other.status == .inReview || letter.expiresAt > other.expiresAt else { continue }
                standing[place] = letter
            } else {
                standing.append(letter)
            }
        }
        return standing.sorted { $0.visitType < $1.visitType }
    }
}
