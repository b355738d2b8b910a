/// May these cards be charged for these lines now, while their owner is away? One function refuses the charge and
/// explains it, so the two never disagree.
public enum OffSessionPolicy {
    /// What is asked.
    public struct Request: Hashable, Sendable {
        /// The cart.
        public var lines: [SessionLine]
        /// The cards that may pay: one for a Flex charge, a health and an ordinary one at most for a token.
        public var cards: [PaymentMethod]
        /// The customer's latest issued letter of each visit type.
        public var letters: [VisitType: Letter]
        /// What the asker's system demands.
        public var rule: Rule
        /// The ledger's now.
        public var now: Instant
        /// Whether the lines only say what is charged later, so that those without a price count too.
        public var isFree: Bool

        /// What is asked.
        public init(
            lines: [SessionLine], cards: [PaymentMethod], letters: [VisitType: Letter], rule: Rule, now: Instant,
            isFree: Bool = false
        ) {
            self.lines = lines
            self.cards = cards
            self.letters = letters
            self.rule = rule
            self.now = now
            self.isFree = isFree
        }
    }

    /// What the systems demand of an off-session charge.
    public enum Rule: Hashable, Sendable {
        /// Flex: one card, every line eligible, no split cart.
        case everyLineEligible
        /// Truemed: letters for what needs them; lines that cost something and are not eligible go to an ordinary card.
        case splitOntoOrdinaryCard
    }

    /// The answer.
    public enum Decision: Hashable, Sendable {
        /// Yes: this much on each of these cards, the health card first.
        case charge([CardShare])
        /// No.
        case refuse(OffSessionRefusal)
    }

    /// Decides. Order (Flex's checks, the letter before the cart before the card): verified card, letters, eligibility,
    /// expiry, amount.
    public static func decide(_ request: Request) -> Decision {
        if let refusal = unverified(request) { return .refuse(refusal) }
        let missing = LetterCoverage.missing(for: request.lines, letters: request.letters, at: request.now)
        guard missing.isEmpty else { return .refuse(.lettersMissing(missing)) }
        return charge(request)
    }

    /// What stands against these cards alone, whatever letters there are.
    public static func refusal(ofCards request: Request) -> OffSessionRefusal? {
        if let refusal = unverified(request) { return refusal }
        if case .refuse(let refusal) = charge(request) { return refusal }
        return nil
    }

    /// What stands against charging a token, whatever its cards and letters are: an update that is pending.
    public static func refusal(ofToken token: PaymentToken) -> OffSessionRefusal? {
        token.pendingUpdate.map { .updatePending(token.id, $0.action) }
    }

    private static func unverified(_ request: Request) -> OffSessionRefusal? {
        guard !request.cards.isEmpty else { return .noCard }
        return request.cards.first { !$0.offSession }.map { .cardNotVerified($0) }
    }

    private static func charge(_ request: Request) -> Decision {
        switch shares(request) {
        case .failure(let refusal): return .refuse(refusal)
        case .success(let shares):
            if let expired = shares.first(where: { $0.paymentMethod.card.expiry.isExpired(at: request.now) }) {
                return .refuse(.cardExpired(expired.paymentMethod))
            }
            let sums = shares.map(\.amount)
            if let odd = sums.first(where: { $0 < .minimumCharge || $0 > .maximumCharge }) {
                return .refuse(.amountOutOfRange(odd))
            }
            return .charge(shares)
        }
    }

    private static func shares(_ request: Request) -> Result<[CardShare], OffSessionRefusal> {
        let ineligible = request.lines.filter { $0.eligibility == .notEligible }
        if request.rule == .everyLineEligible, !ineligible.isEmpty {
            return .failure(.notEligible(ineligible.map(UnpayableLine.init)))
        }
        let division = CartDivision(request.lines, isFree: request.isFree) { $0.eligibility != .notEligible }
        let shares = division.shares(
            health: request.cards.first { $0.card.account == .health },
            ordinary: request.cards.first { $0.card.account == .ordinary })
        return shares.map { .success($0) } ?? .failure(.noOrdinaryCard(division.ordinaryLines.map(UnpayableLine.init)))
    }
}

/// One card's part of a cart.
public struct CardShare: Hashable, Sendable {
    /// The card.
    public let paymentMethod: PaymentMethod
    /// Whether it pays as health money.
    public let share: Payment.Share
    /// How much.
    public let amount: Money
    /// The places of the lines that it pays for; nil for the whole cart.
    public let lines: [Int]?

    /// One card's part of a cart.
    public init(_ paymentMethod: PaymentMethod, _ share: Payment.Share, _ amount: Money, lines: [Int]? = nil) {
        self.paymentMethod = paymentMethod
        self.share = share
        self.amount = amount
        self.lines = lines
    }
}

/// Why a charge with the owner away is refused before any card is asked.
public enum OffSessionRefusal: Error, Hashable, Sendable {
    /// The customer, or the token, has no card.
    case noCard
    /// This card was never verified for it.
    case cardNotVerified(PaymentMethod)
    /// These lines need letters that are not valid.
    case lettersMissing([MissingLetter])
    /// These lines are not eligible, and the system refuses split carts.
    case notEligible([UnpayableLine])
    /// These lines need an ordinary card, and there is none.
    case noOrdinaryCard([UnpayableLine])
    /// This card has expired.
    case cardExpired(PaymentMethod)
    /// A card would be asked for less, or more, than cards can be.
    case amountOutOfRange(Money)
    /// The token waits for this.
    case updatePending(ID<PaymentToken>, UpdateAction)

    /// The refusal as the engine throws it.
    public var error: CheckoutError {
        switch self {
        case .noCard: return .missingField("payment_method")
        case .cardNotVerified(let card): return .paymentMethodNotOffSession(id: card.id.description)
        case .lettersMissing(let missing): return .letterRequired(missing)
        case .notEligible(let lines): return .splitCartNotSupported(lines)
        case .noOrdinaryCard(let lines): return .secondCardRequired(lines)
        case .cardExpired: return .cardDeclined(Decline(code: "expired_card"))
        case .amountOutOfRange(let amount):
            return .amountOutOfRange(amount, least: .minimumCharge, most: .maximumCharge)
        case .updatePending(let id, let action): return .tokenUpdatePending(id: id.description, action: action)
        }
    }

    /// The refusal in a sentence of its own: nobody who reads it asked for the card that is missing.
    public var sentence: String { self == .noCard ? "There is no saved card." : error.message }

    /// What a token's customer has to do about it (Truemed's failure classes); nil when the request itself is at fault.
    public var updateAction: UpdateAction? {
        switch self {
        case .lettersMissing: return .takeHealthSurvey
        case .noCard, .cardNotVerified, .noOrdinaryCard, .cardExpired: return .updatePaymentMethod
        case .updatePending(_, let action): return action
        case .notEligible, .amountOutOfRange: return nil
        }
    }
}
