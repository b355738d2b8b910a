/// Whether lines of one sort can be charged off-session now, why, what would change that, and when it changes by itself.
/// It asks `OffSessionPolicy`, the function that charges ask.
public struct Standing: Hashable, Sendable {
    /// The sort of lines: those of a visit type, those that need no letter, or those that are not eligible.
    public let eligibility: LineEligibility
    /// The refusal, nil when it can be charged.
    public let refusal: OffSessionRefusal?
    /// The letter that covers it, or the last one that did.
    public let letter: Letter?
    /// The card that would be charged.
    public let card: PaymentMethod?
    /// The first moment at which the answer becomes another one by itself, as far as anybody knows.
    public let changesAt: Instant?
    /// What happens then.
    public let change: ByItself?

    /// What changes an answer without anybody doing anything.
    public enum ByItself: Hashable, Sendable {
        /// The letter runs out.
        case letterExpires
        /// The card runs out.
        case cardExpires
        /// A practitioner decides.
        case reviewIsDecided
    }

    /// The visit type; nil for what needs no letter.
    public var visitType: VisitType? { eligibility.neededLetter }

    /// Whether it can be charged now.
    public var isChargeable: Bool { refusal == nil }
}

extension Standing {
    /// What the standing of one visit type depends on.
    public struct Facts: Hashable, Sendable {
        /// The cards that would be charged.
        public var cards: [PaymentMethod]
        /// The customer's latest issued letter of the type.
        public var letter: Letter?
        /// When a review of the type is decided by itself, while one is open.
        public var reviewDueAt: Instant?
        /// The token that would be charged; nil where the cards are.
        public var token: PaymentToken?
        /// Which system would charge.
        public var rule: OffSessionPolicy.Rule
        /// The ledger's now.
        public var now: Instant

        /// What the standing of one visit type depends on.
        public init(
            cards: [PaymentMethod], letter: Letter?, reviewDueAt: Instant?, token: PaymentToken? = nil,
            rule: OffSessionPolicy.Rule, now: Instant
        ) {
            self.cards = cards
            self.letter = letter
            self.reviewDueAt = reviewDueAt
            self.token = token
            self.rule = rule
            self.now = now
        }
    }

    /// The standing of lines of one sort.
    public init(of eligibility: LineEligibility, _ facts: Facts) {
        self.eligibility = eligibility
        letter = facts.letter
        switch Standing.decide(eligibility, facts) {
        case .charge(let shares):
            refusal = nil
            card = shares.first?.paymentMethod
        case .refuse(let reason):
            refusal = reason
            card = facts.cards.first
        }
        let changes = Standing.changes(facts, card: card, refusal).min { $0.0 < $1.0 }
        changesAt = changes?.0
        change = changes?.1
    }

    private static func decide(_ eligibility: LineEligibility, _ facts: Facts) -> OffSessionPolicy.Decision {
        if let refusal = facts.token.flatMap(OffSessionPolicy.refusal(ofToken:)) { return .refuse(refusal) }
        let letters = eligibility.neededLetter.flatMap { type in facts.letter.map { [type: $0] } }
        return OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: [sampleLine(eligibility)], cards: facts.cards, letters: letters ?? [:], rule: facts.rule,
                now: facts.now))
    }

    private static func changes(
        _ facts: Facts, card: PaymentMethod?, _ refusal: OffSessionRefusal?
    ) -> [(Instant, ByItself)] {
        switch refusal {
        case nil: break
        // A letter brings no card.
        case .updatePending(_, .updatePaymentMethod): return []
        default: return facts.reviewDueAt.map { [($0, .reviewIsDecided)] } ?? []
        }
        let letter = facts.letter.map { ($0.expiresAt, ByItself.letterExpires) }
        let expiry = card.map { ($0.card.expiry.expiresAt, ByItself.cardExpires) }
        return [letter, expiry].compactMap { $0 }
    }

    /// A line of this sort at the least that a card can be charged.
    private static func sampleLine(_ eligibility: LineEligibility) -> SessionLine {
        SessionLine(
            product: nil, price: nil, name: eligibility.words, quantity: 1, unitAmount: .minimumCharge,
            eligibility: eligibility)
    }

    /// Why lines of this sort cannot be charged, in a sentence about all of them; nil when they can.
    public var reason: String? {
        switch refusal {
        case nil: return nil
        case .noOrdinaryCard: return "There is no ordinary card."
        case .notEligible: return "What is charged off-session has to be eligible, line by line."
        case .updatePending(_, let action): return "The token waits for \(action.rawValue)."
        case let refusal?: return refusal.sentence
        }
    }

    /// What would change a refusal, in a phrase; nil when it can be charged.
    public var remedy: String? {
        switch refusal {
        case nil: return nil
        case .lettersMissing:
            return change == .reviewIsDecided
                ? "the practitioner's decision" : "a consultation for \(visitType?.words ?? "it")"
        case .noCard: return "saving a card"
        case .cardNotVerified: return "a payment that asks for it, or saving the card"
        case .cardExpired: return "a card that has not expired"
        case .noOrdinaryCard: return "an ordinary card"
        case .notEligible: return "a checkout, where an ordinary card pays for it"
        case .amountOutOfRange: return "another cart"
        case .updatePending: return "the repair of the token"
        }
    }
}
