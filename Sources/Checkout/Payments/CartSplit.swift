/// Which card pays what when the customer is there. Health money pays for eligible lines, and for letter lines whose
/// letter is valid or in review; the rest of what is charged needs an ordinary card.
public enum CartSplit {
    /// What the rule looks at.
    public struct Request: Sendable {
        /// The cart.
        public let lines: [SessionLine]
        /// The first card that the customer gave.
        public let card: PaymentMethod
        /// The second, if they gave one.
        public let secondCard: PaymentMethod?
        /// The customer's latest issued letter of each visit type.
        public let letters: [VisitType: Letter]
        /// The visit types whose consultation is signed and waits for a practitioner.
        public let typesInReview: Set<VisitType>
        /// The ledger's now.
        public let now: Instant
        /// Whether the cards are only saved, so that no share is too small.
        public let isFree: Bool

        /// What the rule looks at.
        public init(
            lines: [SessionLine], card: PaymentMethod, secondCard: PaymentMethod?, letters: [VisitType: Letter],
            typesInReview: Set<VisitType>, now: Instant, isFree: Bool = false
        ) {
            self.lines = lines
            self.card = card
            self.secondCard = secondCard
            self.letters = letters
            self.typesInReview = typesInReview
            self.now = now
            self.isFree = isFree
        }
    }

    /// The parts, the health card's first.
    /// - Throws: `CheckoutError.letterRequired`, `.secondCardRequired`, `.secondCardNotOrdinary`, `.invalidField` for a
    ///   second card that has nothing to pay, `.amountOutOfRange`.
    public static func shares(_ request: Request) throws(CheckoutError) -> [CardShare] {
        let cards = [request.card] + (request.secondCard.map { [$0] } ?? [])
        let health = cards.first { $0.card.account == .health }
        let ordinary = cards.first { $0.card.account == .ordinary }
        let missing = LetterCoverage.missing(for: request.lines, letters: request.letters, at: request.now)
            .filter { !request.typesInReview.contains($0.visitType) }
        let division = CartDivision(request.lines, isFree: request.isFree) { line in
            line.eligibility != .notEligible && !missing.contains { $0.visitType == line.eligibility.neededLetter }
        }
        let rest = division.ordinaryLines
        if health != nil, rest.isEmpty, !missing.isEmpty { throw .letterRequired(missing) }
        guard health != nil && !rest.isEmpty || request.secondCard == nil else { throw uselessSecondCard }
        guard let shares = division.shares(health: health, ordinary: ordinary) else {
            if request.secondCard != nil { throw .secondCardNotOrdinary }
            if !missing.isEmpty { throw .letterRequired(missing) }
            throw .secondCardRequired(rest.map(UnpayableLine.init))
        }
        return try request.checked(shares)
    }

    private static let uselessSecondCard = CheckoutError.invalidField(
        "second_card", given: "a second card", expected: "none: the first card pays for this whole cart")
}

extension CartSplit.Request {
    fileprivate func checked(_ shares: [CardShare]) throws(CheckoutError) -> [CardShare] {
        let least = isFree ? Money.zero : .minimumCharge
        if let odd = shares.first(where: { $0.amount < least || $0.amount > .maximumCharge }) {
            throw .amountOutOfRange(odd.amount, least: least, most: .maximumCharge)
        }
        return shares
    }
}
