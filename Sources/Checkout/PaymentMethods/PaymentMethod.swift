/// A customer's card, as far as anybody may keep one: never its number or CVC (Flex: the PaymentMethod object).
public struct PaymentMethod: Identified, Hashable {
    public static let kind = "payment method"
    public static let prefix: String? = "fpm"

    /// Its identifier, `fpm_…`.
    public let id: ID<PaymentMethod>
    /// Whose it is.
    public let customer: ID<Customer>
    /// What is known of the card.
    public let card: Card
    /// The postal code of its bill.
    public let postalCode: String?
    /// Whom its bill names.
    public let billing: BillingDetails
    /// Whether it may be charged while its owner is away: true only after a successful payment, or card set-up, in a
    /// session that asked for it (Flex, `off_session`).
    public var offSession: Bool
    /// When it was removed; a removed card stays on the payments that it made.
    public var removedAt: Instant?
    /// When it was saved.
    public let createdAt: Instant

    /// A card as the ledger keeps it.
    public init(
        id: ID<PaymentMethod>, customer: ID<Customer>, card: Card, postalCode: String? = nil,
        billing: BillingDetails = BillingDetails(), offSession: Bool = false, removedAt: Instant? = nil,
        createdAt: Instant
    ) {
        self.id = id
        self.customer = customer
        self.card = card
        self.postalCode = postalCode
        self.billing = billing
        self.offSession = offSession
        self.removedAt = removedAt
        self.createdAt = createdAt
    }
}

/// Whom a card's bill names (Flex: `billing_details`): its owner as they were known when the card was saved (ours).
public struct BillingDetails: Hashable, Sendable {
    /// The name.
    public let name: String?
    /// The e-mail.
    public let email: String?
    /// The telephone number.
    public let phone: String?

    /// Whom a card's bill names.
    public init(name: String? = nil, email: String? = nil, phone: String? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
    }
}

/// What may be kept of a card.
public struct Card: Hashable, Sendable {
    /// The network's name: `visa`, `american_express`.
    public let brand: String
    /// The last four digits.
    public let last4: String
    /// The month after whose end it expires.
    public let expiry: CardExpiry
    /// How it is funded: `credit`, `debit`, `prepaid`.
    public let funding: String
    /// Whether it draws on health money.
    public let account: Account
    /// A keyed digest of the number: the same card is recognised, the number is not.
    public let fingerprint: String
    /// The name under which the card network keeps the card.
    public let reference: String

    /// The two sorts of card that the rules tell apart.
    public enum Account: String, Sendable {
        /// An HSA or FSA card: pays only for eligible lines.
        case health = "hsa_fsa"
        /// Any other card: pays for anything.
        case ordinary
    }

    /// What may be kept of a card.
    public init(
        brand: String, last4: String, expiry: CardExpiry, funding: String, account: Account, fingerprint: String,
        reference: String
    ) {
        self.brand = brand
        self.last4 = last4
        self.expiry = expiry
        self.funding = funding
        self.account = account
        self.fingerprint = fingerprint
        self.reference = reference
    }
}

/// The month printed on a card. It works to the last moment of that month, in UTC (ours; issuers use local time).
public struct CardExpiry: Hashable, Comparable, Sendable {
    /// 1 up to 12.
    public let month: Int
    /// Four digits.
    public let year: Int

    /// A month that the calendar has; nil otherwise.
    public init?(month: Int, year: Int) {
        guard (1...12).contains(month), (2000...2199).contains(year) else { return nil }
        self.month = month
        self.year = year
    }

    /// Reads `MM/YY` or `MM/YYYY`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.drop(while: { $0 == " " }).prefix(while: { $0 != " " })
        }
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2 || parts[1].count == 4,
            let month = Int(parts[0]), let year = Int(parts[1])
        else { return nil }
        self.init(month: month, year: parts[1].count == 2 ? 2000 + year : year)
    }

    /// The first moment at which the card no longer works.
    public var expiresAt: Instant {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return Instant(year: next.0, month: next.1, day: 1) ?? Instant(milliseconds: .max)
    }

    /// Whether the card no longer works at this moment.
    public func isExpired(at now: Instant) -> Bool { now >= expiresAt }

    public static func < (left: CardExpiry, right: CardExpiry) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}

extension CardExpiry: CustomStringConvertible {
    /// `MM/YY`.
    public var description: String { "\(padded(month, 2))/\(padded(year % 100, 2))" }
}
