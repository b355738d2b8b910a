import Checkout
import OrderedJSON

/// Which part of a list is asked for: `limit` (1 to 100, 10 unless said) with `offset`, `starting_after` or
/// `ending_before` (Flex, section 10).
struct ListRange {
    let limit: Int
    let offset: Int
    private let startingAfter: String?
    private let endingBefore: String?

    /// The furthest that an offset reaches; beyond it, a cursor is quicker. Ours.
    static let furthestOffset = 100_000

    /// The names by which some list or other is narrowed. A list that one of them does not narrow refuses it, so that
    /// nobody takes all of it for a part.
    private static let filters = [
        "active", "checkout_session", "client_reference_id", "customer", "email", "event_type", "interval", "mode",
        "payment_intent", "payment_method", "product", "status", "subscription", "type",
    ]

    /// - Parameter filters: what the list is narrowed by.
    init(_ query: Query, by filters: String...) throws(CheckoutError) {
        for name in ListRange.filters where !filters.contains(name) {
            guard let given = query.string(name) else { continue }
            let others = filters.isEmpty ? "" : ", but by \(filters.joined(separator: ", "))"
            throw .invalidField(name, given: given, expected: "nothing: this list is not narrowed by it\(others)")
        }
        limit = try query.integer("limit", in: 1...100) ?? 10
        offset = try query.integer("offset", in: 0...ListRange.furthestOffset) ?? 0
        startingAfter = query.string("starting_after")
        endingBefore = query.string("ending_before")
        let places = ["offset", "starting_after", "ending_before"].compactMap { name in
            query.string(name).map { (name: name, given: $0) }
        }
        if places.count > 1 {
            throw .invalidField(places[0].name, given: places[0].given, expected: "nothing beside \(places[1].name)")
        }
    }

    /// Whether the page ends where the client has read from already.
    var isBackward: Bool { endingBefore != nil }

    /// The part of a list that comes in one piece, and whether there is more in the direction in which it is read.
    /// - Parameter id: an item's identifier on the wire.
    func part<Item>(of items: [Item], _ id: (Item) -> String) throws(CheckoutError) -> (ArraySlice<Item>, more: Bool) {
        func place(_ name: String, _ cursor: String) throws(CheckoutError) -> Int {
            guard let place = items.firstIndex(where: { id($0) == cursor }) else {
                throw .invalidField(name, given: cursor, expected: "the identifier of one of the list’s items")
            }
            return place
        }
        if let endingBefore {
            let end = try place("ending_before", endingBefore)
            let start = max(0, end - limit)
            return (items[start..<end], start > 0)
        }
        let start = try startingAfter.map { cursor throws(CheckoutError) in try place("starting_after", cursor) + 1 }
        let rest = items.dropFirst(start ?? offset)
        return (rest.prefix(limit), rest.count > limit)
    }

    /// Where the page begins.
    /// - Throws: `CheckoutError.invalidField` for a cursor that is nothing's identifier, `.notFound`.
    func seek<Thing: Identified>(_ type: Thing.Type, _ reader: any LedgerReader) throws -> Seek {
        try seek(type, spelledAs: type, reader)
    }

    /// As `seek`, where the list's things have other identifiers on the wire than in the ledger.
    func seek<Thing: Identified, Spelling: Identified>(
        _ type: Thing.Type, spelledAs spelling: Spelling.Type, _ reader: any LedgerReader
    ) throws -> Seek {
        func cursor(_ name: String, _ text: String) throws -> Cursor {
            guard let id = ID<Spelling>(text) else {
                throw CheckoutError.invalidField(name, given: text, expected: ID<Spelling>.expected)
            }
            guard let cursor = try reader.place(of: ID<Thing>(bits: id.bits)) else {
                throw CheckoutError.notFound(kind: Spelling.kind, id: text)
            }
            return cursor
        }
        if let startingAfter { return .after(try cursor("starting_after", startingAfter)) }
        if let endingBefore { return .before(try cursor("ending_before", endingBefore)) }
        return offset > 0 ? .offset(offset) : .first
    }
}

extension Page {
    /// The page in the envelope that is named for its objects. `has_more` is ours: whether there are more in the
    /// direction in which the list is read.
    /// - Parameter render: a row's object; nil for one that the list has none of.
    func envelope(_ name: String, _ range: ListRange, _ render: (Row) throws -> JSON?) rethrows -> JSON {
        .object([
            .init(name, .array(try rows.compactMap { try render($0.row) })),
            .init("has_more", .bool(goesOn(range))),
        ])
    }

    /// Whether there are more rows in the direction in which the list is read.
    func goesOn(_ range: ListRange) -> Bool { range.isBackward ? hasEarlier : hasLater }
}
