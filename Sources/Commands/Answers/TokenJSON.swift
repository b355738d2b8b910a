// A payment token as a document (Truemed: retrieve-token, with what is pending).

import Checkout
import OrderedJSON

/// A token with its customer, its cards and the earliest expiry of its letters.
struct TokenView: Sendable {
    let token: PaymentToken
    let customer: Customer?
    let cards: [PaymentMethod]
    let letterExpiresAt: Instant?
    /// What is known of its update; only read where one token is shown.
    var stuck: StuckToken?

    init(_ token: PaymentToken, _ reader: any LedgerReader, _ now: Instant) throws {
        self.token = token
        customer = try reader.find(token.customer)
        cards = try token.cards.compactMap { try reader.find($0) }
        letterExpiresAt = try token.visitTypes
            .compactMap { try reader.latestIssuedLetter(of: token.customer, for: $0) }
            .filter { LetterValidity.isValid($0, at: now) }.map(\.expiresAt).min()
    }

    func json(_ facts: LedgerFacts) -> JSON {
        [
            "payment_token": .id(token.id), "customer": .id(token.customer),
            "customer_name": .optional(customer?.name), "customer_email": .optional(customer?.email),
            "status": .word(token.status), "next_action": .word(token.pendingUpdate?.action),
            "pending_update": token.pendingUpdate?.json(stuck) ?? .null,
            "redirect_url": .optional(token.pendingUpdate.flatMap { facts.settings.page($0.session) }),
            "payment_methods": .array(cards.map(TokenView.json)), "items": .array(token.lines.map(\.json)),
            "visit_types": .strings(token.visitTypes.map(\.name)), "lmn_expires_at": .instant(letterExpiresAt),
            "payment_session_id": .optional(token.session?.uuid), "created_at": .instant(token.createdAt),
            "deleted_at": .instant(token.deletedAt), "test_mode": .bool(facts.isTest),
        ]
    }

    private static func json(_ method: PaymentMethod) -> JSON {
        guard case .object(let card) = method.card.json else { return .null }
        return .object([.init("payment_method_id", .id(method.id))] + card)
    }
}

extension PendingUpdate {
    /// What has to happen before a token can be charged again; of one token also what was tried and who was told.
    func json(_ stuck: StuckToken?) -> JSON {
        .object(
            [
                .init("next_action", .word(action)), .init("then", .word(next)), .init("reason", .string(reason)),
                .init("message", .string(message)),
                .init("failed_payment_session_id", .optional(isRequested ? nil : session.uuid)),
                .init("provision_token_request_id", .optional(isRequested ? session.uuid : nil)),
                .init("since", .instant(since)), .init("tries", .int(tries)),
                .init("last_tried_at", .instant(lastTriedAt)),
            ] + (stuck?.fields ?? []))
    }
}
