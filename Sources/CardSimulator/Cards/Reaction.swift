// What a practice card does when it is asked.

public import Checkout

/// What a practice card does when it is tried, held or charged.
public enum Reaction: Hashable, Sendable {
    /// It pays.
    case pays
    /// It is declined.
    case declines(Decline)
    /// Its owner has to confirm every time; then it pays, or is declined after all.
    case asksOwner(then: Decline? = nil)
    /// Its owner has to confirm until the card has once been verified, held or charged with its owner there.
    case asksOwnerUntilSetUp(then: Decline? = nil)
    /// It is declined so many times, counted for each saved card, and pays from then on.
    case declinesFirst(Int, Decline)
    /// The network does nothing and gives no answer so many times, counted for each saved card, and pays from then on.
    case unreachableFirst(Int)
    /// It pays, but the answer is lost on the way; asking again with the same key tells it.
    case losesAnswer

    /// Whether what a saved card went through before decides what comes next.
    var remembers: Bool {
        switch self {
        case .asksOwnerUntilSetUp, .declinesFirst, .unreachableFirst: return true
        case .pays, .declines, .asksOwner, .losesAnswer: return false
        }
    }

    /// Whether this answer, nil for silence, uses up one of the times that the card fails first.
    func isSetback(_ answer: NetworkAnswer?) -> Bool {
        switch self {
        case .declinesFirst(_, let decline): return answer == .declined(decline)
        case .unreachableFirst: return answer == nil
        case .pays, .declines, .asksOwner, .asksOwnerUntilSetUp, .losesAnswer: return false
        }
    }
}
