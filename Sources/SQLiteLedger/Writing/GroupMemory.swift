// What the writes of a group need not read again, since nobody else writes while their transaction lasts.
import Checkout

/// What a group's writes found out, as long as none of them changed it.
final class GroupMemory {
    /// The ledger's clock.
    var clock: LedgerClock?
    /// A process that was found to be the only one with open questions; this one's, and it opens no others' questions.
    var onlyAsker: Int64?
    /// What falls due next, where it was looked up.
    var agenda: Agenda?

    /// The next thing to fall due, if there is one.
    struct Agenda {
        let next: DueItem?
    }
}
