// Whether the network takes a card as typed.

import Checkout

/// Whether the network takes a card as typed.
enum KeepingRule {
    /// The row of `PracticeCard.all` that was typed.
    /// - Throws: `CardNetworkFailure.cardRefused` for what can be typed again, `.unknownCard` for a number that is not
    ///   in the table.
    static func row(for entry: CardEntry, at now: Instant) throws(CardNetworkFailure) -> Int {
        guard let row = PracticeCard.row(number: entry.number) else {
            guard CardNumber.isLuhnValid(entry.number) else { throw .cardRefused(.issuer("incorrect_number")) }
            throw .unknownCard(last4: entry.last4)
        }
        let card = PracticeCard.all[row]
        if entry.expiry.isExpired(at: now) {
            let isYear = entry.expiry.year < now.date.year
            throw .cardRefused(Decline(code: isYear ? "invalid_expiry_year" : "invalid_expiry_month"))
        }
        guard entry.cvc.utf8.count == CardNumber.cvcLength(brand: card.brand) else {
            throw .cardRefused(Decline(code: "invalid_cvc"))
        }
        if let refusal = card.refusal { throw .cardRefused(refusal) }
        return row
    }
}
