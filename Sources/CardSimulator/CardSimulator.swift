// A card network to practise on. It stands where a real network would, takes only the cards of `PracticeCard.all`, and
// remembers what it did in a journal of its own, as a network that does not crash with us.

public import Checkout
import Synchronization

/// The practice card network. It does each key once, across restarts and across processes that share its journal.
///
/// ```swift
/// let cards = CardSimulator(journal: "clinic.db.cards")
/// let kept = try await cards.keep(entry, at: now)
/// let answer = try await cards.perform(
///     NetworkRequest(key: "fpi_01-1", operation: .charge, card: kept.reference, expiry: entry.expiry,
///         amount: Money(minorUnits: 12_000), presence: .onSession, now: now))
/// ```
public final class CardSimulator: CardNetwork {
    private let state: Mutex<State>
    private let tries: Int

    private struct State {
        var journal: CardJournal
        var fault: Fault?
        var faults = 0
    }

    /// What can go wrong on purpose.
    public enum Fault: Sendable {
        /// Nothing is done and no answer comes.
        case unreachable
        /// It is done, but the answer is lost.
        case answerLost
    }

    /// A network that remembers in the file at this path, which is opened at the first question; nil remembers as long
    /// as the simulator lives. While another process has the file, a question is tried again for about five seconds.
    public convenience init(journal path: String?) { self.init(journal: path, tries: 2_500) }

    /// As above, giving up on a locked file after so many tries, two milliseconds apart.
    init(journal path: String?, tries: Int) {
        let tape: any Tape = if let path { FileTape(path: path) } else { MemoryTape() }
        state = Mutex(State(journal: CardJournal(tape: tape)))
        self.tries = tries
    }

    /// Takes a card into keeping, under the name of its row and a number of its own.
    /// - Throws: `CardNetworkFailure.cardRefused` for what can be typed again, `.unknownCard` for a number outside
    ///   `PracticeCard.all`, `.unreachable` when the journal cannot be used or a fault was asked for.
    public func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        let fault = try meetFault()
        let row = try KeepingRule.row(for: entry, at: now)
        let saved = try await exclusively { journal throws(CardNetworkFailure) in
            let saved = SavedCard(row: row, number: journal.book.lastCard + 1)
            try journal.append(JournalRecord(keeping: saved), key: "")
            return saved
        }
        if fault == .answerLost { throw CardSimulator.silence }
        let card = saved.practiceCard
        return KeptCard(reference: saved.reference, brand: card.brand, funding: card.funding, account: card.account)
    }

    /// Does what is asked, or tells again what became of it. Refusals that no bank gives: `resource_missing` for a card
    /// that is not kept here and for a hold or charge that is not on it, `charge_already_captured`,
    /// `charge_expired_for_capture`, `charge_not_refundable`, `charge_already_refunded`,
    /// `payment_intent_unexpected_state` for what was voided, `amount_too_small`, `amount_too_large`, and
    /// `idempotency_error` for a key that comes back with another operation, card or amount.
    /// - Throws: `CardNetworkFailure.unreachable`; the same request may be asked again.
    public func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        let fault = try meetFault()
        guard let card = SavedCard(reference: request.card) else { return .declined(.unknownResource) }
        let ruling = try await exclusively { journal throws(CardNetworkFailure) in
            if let known = try journal.record(key: request.key), let answer = known.answer {
                return known.answers(request, card: card) ? Ruling.answers(answer) : .declines(.keyReused)
            }
            let ruling = journal.book.ruling(on: request, card: card)
            try journal.append(JournalRecord(request, card: card, answer: ruling.answer), key: request.key)
            return ruling
        }
        guard fault == nil, case .answers(let answer) = ruling else { throw CardSimulator.silence }
        return answer
    }

    /// Every movement of money that was approved, in the order in which it happened.
    /// - Throws: `CardNetworkFailure.unreachable` when the journal cannot be read.
    public func audit() async throws(CardNetworkFailure) -> [AuditEntry] {
        try await exclusively { journal throws(CardNetworkFailure) in
            var entries: [AuditEntry] = []
            try journal.forEach { key, record in
                if let entry = AuditEntry(key: key, record) { entries.append(entry) }
            }
            return entries
        }
    }

    /// Makes the next questions, `keep` included, go wrong.
    public func fail(next count: Int, with fault: Fault) {
        state.withLock { ($0.fault, $0.faults) = (fault, count) }
    }

    private static let silence = CardNetworkFailure.unreachable("The card network gave no answer; try again.")

    /// The fault that this question meets, if it is one that lets it be done.
    private func meetFault() throws(CardNetworkFailure) -> Fault? {
        let fault = state.withLock { state -> Fault? in
            guard state.faults > 0 else { return nil }
            state.faults -= 1
            return state.fault
        }
        if fault == .unreachable { throw CardSimulator.silence }
        return fault
    }

    private func exclusively<Value: Sendable>(
        _ body: @Sendable (inout CardJournal) throws(CardNetworkFailure) -> Value
    ) async throws(CardNetworkFailure) -> Value {
        for _ in 0..<tries {
            let value = try state.withLock { state throws(CardNetworkFailure) in
                try state.journal.exclusively(body)
            }
            if let value { return value }
            // A cancelled wait has done nothing, and asking again with the same key is harmless.
            guard (try? await Task.sleep(for: .milliseconds(2))) != nil else { throw CardSimulator.silence }
        }
        let name = state.withLock { $0.journal.name }
        throw .unreachable("Another process kept \(name) locked for too long; try again.")
    }
}
