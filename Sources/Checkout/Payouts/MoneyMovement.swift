/// Money that one card paid, or got back: one row of a reconciliation (Truemed: `transactions`). A cart that two cards
/// paid has two.
public struct MoneyMovement: Hashable, Sendable {
    /// What moved it.
    public let cause: Cause
    /// The payment that took it.
    public let payment: Payment
    /// When the card network did it.
    public let at: Instant

    /// What moves money. Truemed's other two types do not exist here: no fee is charged, since none is documented, and
    /// nobody disputes a practice card.
    public enum Cause: Hashable, Sendable {
        /// A card was charged, or a hold on it taken.
        case charge
        /// The card got it back.
        case refund(Refund)
    }

    /// Money that one card paid, or got back.
    public init(_ cause: Cause, of payment: Payment, at moment: Instant) {
        self.cause = cause
        self.payment = payment
        at = moment
    }

    /// How much; negative for what was given back.
    public var amount: Money {
        switch cause {
        case .charge: payment.amountCaptured
        case .refund(let refund): Money(minorUnits: -refund.amount.minorUnits)
        }
    }
}

/// How many movements there were, and what they come to.
public struct MovementTotal: Hashable, Sendable {
    /// How many.
    public var count: Int
    /// What was taken, less what was given back.
    public var amount: Money

    /// How many movements there were, and what they come to; none unless said.
    public init(count: Int = 0, amount: Money = .zero) {
        self.count = count
        self.amount = amount
    }
}

/// What the engine reads of money's movements.
public protocol MovementReader {
    /// When the first movement at this moment or later was.
    func firstMovement(since moment: Instant) throws -> Instant?
    /// What the movements of these moments come to.
    func movementTotal(in moments: Range<Instant>) throws -> MovementTotal
    /// The movements of these moments, the latest first, some of those left out.
    func movements(in moments: Range<Instant>, skipping: Int, limit: Int) throws -> [MoneyMovement]
}
