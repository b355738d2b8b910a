// How many rows a list has: said with its rows where that is quick, else counted after them.
import Checkout

/// What a page says of how many rows its whole list has.
enum Counting: Hashable, Sendable {
    /// Nothing.
    case unsaid
    /// So many.
    case known(RowCount)
    /// That counting them takes longer than reading the page, and is still to be asked for.
    case later
}

/// The count of a list, and whether it is still to come.
struct RowCounting: Sendable {
    /// How many rows the list has, where that is known.
    private(set) var count: RowCount?
    private var isWanted = false
    private var asked: Int?
    /// Counts the askings, so that the answer to an outdated one is known.
    private var ticket = 0

    /// Whether it is being counted, or about to be.
    var isUnderWay: Bool { isWanted || asked != nil }

    /// Another question: what is known stays to be seen until its rows come.
    mutating func startOver() { (isWanted, asked) = (false, nil) }

    /// Takes what a page says; the count of another list than before is not known by the one before.
    mutating func take(_ counting: Counting, isAnotherList: Bool) {
        if isAnotherList { count = nil }
        switch counting {
        case .unsaid: break
        case .known(let count): (self.count, isWanted, asked) = (count, false, nil)
        case .later: (isWanted, asked) = (true, nil)
        }
    }

    /// The ticket of a counting that has to begin now, if any.
    mutating func nextCounting() -> Int? {
        guard isWanted else { return nil }
        ticket += 1
        (isWanted, asked) = (false, ticket)
        return ticket
    }

    /// Takes what was counted; nil where it could not be. Returns false when it answers an outdated question.
    @discardableResult
    mutating func receive(_ count: RowCount?, ticket: Int) -> Bool {
        guard asked == ticket else { return false }
        asked = nil
        if let count { self.count = count }
        return true
    }

    /// The counting was broken off: it is to be asked for again.
    mutating func forget(ticket: Int) {
        if asked == ticket { (isWanted, asked) = (true, nil) }
    }
}
