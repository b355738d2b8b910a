// Payment tokens and the requests that provision them (Truemed: payment tokens).

public import Checkout
public import OrderedJSON

/// A token with all that is shown of it.
public struct ShownToken: Sendable {
    /// The token.
    public let token: PaymentToken
    /// Its customer.
    public let customer: Customer
    /// Its cards, the health card first.
    public let cards: [PaymentMethod]
    /// The earliest end of the letters that its lines need; nil while one of them is missing.
    public let lettersExpireAt: Instant?

    /// A token with all that is shown of it.
    /// - Throws: `CheckoutError.notFound`.
    public init(_ token: PaymentToken, _ reader: any LedgerReader) throws {
        self.token = token
        customer = try require(token.customer, reader.find)
        cards = try token.cards.compactMap { try reader.find($0) }
        lettersExpireAt = try token.lettersExpireAt(reader)
    }
}

extension PaymentToken {
    /// The earliest end of the letters that its lines need; nil where none is needed or one was never issued
    /// (`lmn_expires_at`).
    func lettersExpireAt(_ reader: any LedgerReader) throws -> Instant? {
        var earliest: Instant?
        for type in visitTypes {
            guard let letter = try reader.latestIssuedLetter(of: customer, for: type) else { return nil }
            earliest = min(earliest ?? letter.expiresAt, letter.expiresAt)
        }
        return earliest
    }
}

extension Truemed {
    /// A payment token (`retrieve-payment-token`). The fields of a card are ours; documented is that its last four digits
    /// and its expiry are shown.
    public func token(_ shown: ShownToken) -> JSON {
        let token = shown.token
        return [
            "payment_token": .uuid(token.id), "created_at": .instant(token.createdAt),
            "customer_email": .optional(shown.customer.email), "customer_name": .string(shown.customer.name),
            "lmn_expires_at": .instant(shown.lettersExpireAt),
            "payment_methods": shown.cards.isEmpty
                ? .null
                : .array(
                    shown.cards.map { method in
                        [
                            "type": method.card.account == .health ? "hsa_fsa" : "card",
                            "brand": .string(method.card.brand), "last4": .string(method.card.last4),
                            "exp_month": .int(method.card.expiry.month), "exp_year": .int(method.card.expiry.year),
                        ]
                    }),
        ]
    }

    /// A request that provisions or renews a token (`retrieve-payment-token-provision-request`): the token is `null` until
    /// it may be charged.
    public func provisionRequest(_ session: CheckoutSession) -> JSON {
        [
            "payment_token": .uuid(session.status == .complete ? session.token : nil),
            "metadata": .optional(session.truemedMetadata),
        ]
    }
}
