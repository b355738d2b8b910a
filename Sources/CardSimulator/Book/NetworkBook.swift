// What the network knows: the sum of its journal.

import Checkout

/// Everything that decides the network's next answer. It changes only by `enter`, so reading a journal again gives the
/// same book.
struct NetworkBook {
    /// The highest number that a kept card has.
    private(set) var lastCard: UInt32 = 0
    /// How many verifications went well.
    private(set) var verifications = 0
    /// The holds and charges, `ch_1` first.
    private(set) var charges: [Charge] = []
    /// What the cards that remember went through.
    private var memories: [SavedCard: CardMemory] = [:]

    /// What a saved card went through.
    func memory(of card: SavedCard) -> CardMemory { memories[card] ?? CardMemory() }

    /// The hold or charge of this name on this card. The card is compared because a machine that crashed may have lost
    /// the end of the journal, and the numbers in it are given out again.
    func charge(_ name: String?, on card: SavedCard) -> Charge? {
        guard let number = name.flatMap(ChargeReference.number), number <= charges.count else { return nil }
        let charge = charges[number - 1]
        return charge.card == card ? charge : nil
    }

    /// Enters what happened. False, and nothing changed, when it cannot follow on what happened before.
    mutating func enter(_ record: JournalRecord) -> Bool {
        guard enterMoney(of: record) else { return false }
        lastCard = max(lastCard, record.card.number)
        remember(record)
        return true
    }

    private mutating func enterMoney(of record: JournalRecord) -> Bool {
        guard case .approved(let reference, let lapse)? = record.answer else { return true }
        switch record.operation {
        case nil: return true
        case .verify:
            verifications += 1
            return true
        case .hold, .charge:
            guard ChargeReference.number(reference) == charges.count + 1 else { return false }
            charges.append(
                lapse.map { Charge(holding: record.amount, on: record.card, lapsesAt: $0) }
                    ?? Charge(charging: record.amount, to: record.card))
            return true
        case .capture, .void, .refund:
            guard let number = ChargeReference.number(reference), number <= charges.count else { return false }
            charges[number - 1].settle(record)
            return true
        }
    }

    private mutating func remember(_ record: JournalRecord) {
        guard let operation = record.operation, operation.asksTheCard else { return }
        let reaction = record.card.practiceCard.offSession
        guard reaction.remembers else { return }
        var memory = memories[record.card] ?? CardMemory()
        if record.presence == .offSession {
            if reaction.isSetback(record.answer) { memory.setbacks += 1 }
        } else if case .approved? = record.answer {
            memory.isSetUp = true
        }
        memories[record.card] = memory
    }
}

extension Charge {
    /// Notes that it was captured, given back or voided.
    fileprivate mutating func settle(_ record: JournalRecord) {
        switch record.operation {
        case .capture: captured = Int32(clamping: record.amount)
        case .refund: refunded += Int32(clamping: record.amount)
        default: isVoided = true
        }
    }
}

extension PaymentOperation {
    /// Whether the card itself is asked, rather than money moved that it agreed to before.
    var asksTheCard: Bool { self == .verify || self == .hold || self == .charge }
}
