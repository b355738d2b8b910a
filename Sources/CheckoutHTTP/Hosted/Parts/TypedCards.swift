import Checkout

/// The one or two cards that somebody typed, in the network's keeping.
struct TypedCards: Sendable {
    let first: KeptEntry
    let second: KeptEntry?

    /// - Returns: nil with what is wrong noted in the draft.
    /// - Throws: what `keep` throws but a refused detail or a number that nobody practises with.
    static func read(
        _ form: FormBody, _ draft: inout Draft, keep: (CardEntry) async throws -> KeptEntry
    ) async throws -> TypedCards? {
        let first = try CardFields.entry("", form, &draft)
        let isSecondEmpty = try CardFields.isEmpty(CardFields.second, form)
        let second = isSecondEmpty ? nil : try CardFields.entry(CardFields.second, form, &draft)
        guard let first, !draft.isRefused, let kept = try await kept(first, "", &draft, keep) else { return nil }
        guard let second else { return TypedCards(first: kept, second: nil) }
        guard let keptSecond = try await TypedCards.kept(second, CardFields.second, &draft, keep) else { return nil }
        return TypedCards(first: kept, second: keptSecond)
    }

    private static func kept(
        _ entry: CardEntry, _ prefix: String, _ draft: inout Draft, _ keep: (CardEntry) async throws -> KeptEntry
    ) async throws -> KeptEntry? {
        do {
            return try await keep(entry)
        } catch CheckoutError.cardDeclined(let decline) {
            draft.note(decline, at: prefix)
        } catch CheckoutError.unknownCard {
            draft.refuse(prefix + "number", "This is not a practice card. Type no real card here; see the list below.")
        }
        return nil
    }
}

extension Draft {
    /// What was said of a card that the network did not answer for.
    static let noAnswer = "The card network gave no answer. Nothing is charged twice; try again in a moment."

    /// What is said where no card is asked any more, since the price does not hold.
    static let couponUsedUp = "A discount of this order was used up meanwhile. Go back to the shop and order again."

    /// Notes what a network said of a card, at its field where it can be typed again.
    mutating func note(_ decline: Decline, at prefix: String) {
        if let field = CardComplaint.field(decline) {
            refuse(prefix + field, CardComplaint.words(at: field))
        } else {
            problem = CardComplaint.words(decline)
        }
    }

    /// Notes that an ordinary card is missing for these lines.
    mutating func noteSecondCard(for lines: [UnpayableLine]) {
        let names = lines.map(\.productName).joined(separator: ", ")
        refuse("number", "Enter the HSA/FSA card’s number again.")
        refuse(
            CardFields.second + "number",
            "An HSA/FSA card cannot pay for \(names). Enter an ordinary card for it.")
    }
}
