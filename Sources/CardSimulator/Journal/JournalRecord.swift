// One thing that the network did, as its journal tells it.

import Checkout

/// One answer of the network, without the key that it was asked with.
struct JournalRecord {
    /// What was asked; nil when a card was taken into keeping.
    let operation: PaymentOperation?
    /// The card.
    let card: SavedCard
    /// How much, in cents.
    let amount: Int
    /// Whether the owner was there.
    let presence: Presence
    /// The network's word; nil when it did nothing and stayed silent.
    let answer: NetworkAnswer?

    /// What the network did with a question.
    init(_ request: NetworkRequest, card: SavedCard, answer: NetworkAnswer?) {
        operation = request.operation
        (self.card, self.answer) = (card, answer)
        (amount, presence) = (request.amount.minorUnits, request.presence)
    }

    /// A card was taken into keeping.
    init(keeping card: SavedCard) {
        (operation, self.card, amount, presence) = (nil, card, 0, .onSession)
        answer = .approved(reference: card.reference, holdExpiresAt: nil)
    }

    /// Reads what `write` wrote; nil when it is anything else.
    init?(_ reader: inout LineReader) {
        guard let operation = reader.word(), operation == "keep" || PaymentOperation(rawValue: operation) != nil,
            let card = reader.word().flatMap(SavedCard.init(reference:)),
            let amount = reader.word().flatMap({ Int($0) }),
            let presence = reader.word().flatMap(Presence.init(rawValue:)),
            let verdict = reader.word()
        else { return nil }
        self.operation = PaymentOperation(rawValue: operation)
        (self.card, self.amount, self.presence) = (card, amount, presence)
        switch verdict {
        case "approved":
            guard let reference = reader.word() else { return nil }
            let lapse = reader.word().flatMap { Int64($0) }.map(Instant.init(milliseconds:))
            answer = .approved(reference: reference, holdExpiresAt: lapse)
        case "declined":
            guard let code = reader.word() else { return nil }
            answer = .declined(Decline(code: code, declineCode: reader.word()))
        case "silent": answer = nil
        default: return nil
        }
        guard reader.isAtEnd else { return nil }
    }

    /// Writes it as the words that follow the key.
    func write(to line: inout LineWriter) {
        line.word(operation?.rawValue ?? "keep")
        line.word(card.reference)
        line.word(String(amount))
        line.word(presence.rawValue)
        switch answer {
        case .approved(let reference, let lapse):
            line.word("approved")
            line.word(reference)
            if let lapse { line.word(String(lapse.milliseconds)) }
        case .declined(let decline):
            line.word("declined")
            line.word(decline.code)
            if let reason = decline.declineCode { line.word(reason) }
        case nil: line.word("silent")
        }
    }

    /// Whether this is what became of a question.
    func answers(_ request: NetworkRequest, card: SavedCard) -> Bool {
        operation == request.operation && self.card == card && amount == request.amount.minorUnits
    }
}
