// Walks whole lists page by page.
import Checkout
import Testing

/// All rows of a list, read forward in small pages; checks on the way what each page says of what lies around it.
func readForward<Row>(_ limit: Int, _ page: (Seek, Int) throws -> Page<Row>) throws -> [Row] {
    var rows: [Row] = []
    var seek = Seek.first
    while true {
        let piece = try page(seek, limit)
        #expect(piece.hasEarlier == (seek != .first))
        rows += piece.rows.map(\.row)
        guard let last = piece.rows.last, piece.hasLater else { return rows }
        #expect(piece.rows.count == limit)
        seek = .after(last.cursor)
    }
}

/// All rows of a list, read backward from its end, in the list's order.
func readBackward<Row>(_ limit: Int, _ page: (Seek, Int) throws -> Page<Row>) throws -> [Row] {
    var rows: [Row] = []
    var seek = Seek.last
    while true {
        let piece = try page(seek, limit)
        #expect(piece.hasLater == (seek != .last))
        rows = piece.rows.map(\.row) + rows
        guard let first = piece.rows.first, piece.hasEarlier else { return rows }
        seek = .before(first.cursor)
    }
}
