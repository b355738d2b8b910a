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
    /// The earliest end of the letters that its lines need; nil while there is none.
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
    /// The earliest end of the letters that its lines need; nil where none is needed or none was ever issued
    /// (`lmn_expires_at`). Of a letter that ran out it is the past end (ours).
    func lettersExpireAt(_ reader: any LedgerReader) throws -> Instant? {
        try visitTypes.compactMap { try reader.latestIssuedLetter(of: customer, for: $0)?.expiresAt }.min()
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

    /// The answer to a request for a token (`create-payment-token`).
    public func provisioning(_ session: CheckoutSession) -> JSON {
        [
            "provision_token_request_id": .uuid(session.id),
            "redirect_url": .optional(settings.page(of: session)),
        ]
    }

    /// The answer to a request to renew a token (`update-payment-token`): what its customer has to do first, by the names
    /// that this endpoint has for it, and where, if there is anything.
    public func renewing(_ session: CheckoutSession, first action: UpdateAction?) -> JSON {
        [
            "next_action": .string(action?.renewalWord ?? "None"),
            "redirect_url": .optional(action == nil ? nil : settings.page(of: session)),
            "provision_token_request_id": .uuid(session.id),
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

extension UpdateAction {
    /// How the answer to a renewal calls it: a survey is `HealthSurvey` here, and `TakeHealthSurvey` in a 422.
    fileprivate var renewalWord: String {
        switch self {
        case .updatePaymentMethod: return rawValue
        case .takeHealthSurvey: return "HealthSurvey"
        }
    }
}
