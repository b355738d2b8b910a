// Listings, payout accounts, processes, standing orders and mails as documents. Ours, in the spelling of the others.

import Checkout
import OrderedJSON
import TransactionProcess

extension Listing {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "listing_id": .id(id), "provider": .id(provider), "title": .string(title), "price": .money(price),
            "seats": .int(seats), "stock": stock.map { .int($0) } ?? .null, "eligibility": .string(eligibility.word),
            "visit_type": .optional(eligibility.neededLetter?.name), "open": .bool(isOpen),
            "created_at": .instant(createdAt), "test_mode": .bool(facts.isTest),
        ]
    }
}

extension PayoutAccount {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "provider": .id(provider), "charges": .bool(takesCharges), "payouts": .bool(paysOut),
            "connected_at": .instant(connectedAt), "test_mode": .bool(facts.isTest),
        ]
    }
}

extension ProcessVersion {
    /// The version, without its texts.
    func fields(_ facts: LedgerFacts) -> [JSON.Field] {
        [
            .init("process_id", .id(id)), .init("name", .string(name)), .init("version", .int(version)),
            .init("templates", .strings(templates.keys.sorted())), .init("created_at", .instant(createdAt)),
            .init("test_mode", .bool(facts.isTest)),
        ]
    }
}

extension StandingOrder {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "standing_order_id": .id(id), "process": .string(process), "state": .string(state.text),
            "after": .string(after.description), "transition": .string(transition.text), "on": .bool(isOn),
            "created_at": .instant(createdAt), "test_mode": .bool(facts.isTest),
        ]
    }
}

extension MailRow {
    /// The mail without what it says.
    func fields(_ facts: LedgerFacts) -> [JSON.Field] {
        [
            .init("mail_id", .id(mail.id)), .init("transaction", .id(mail.transaction)),
            .init("notification", .string(mail.notification.text)), .init("template", .string(mail.template)),
            .init("role", .word(mail.role)),
            .init(
                "recipient",
                ["customer": .id(mail.recipient), "name": .string(recipientName), "email": .optional(recipientEmail)]),
            .init("status", .word(mail.status)), .init("due_at", .instant(mail.dueAt)),
            .init("sent_at", .instant(mail.sentAt)), .init("subject", .optional(mail.text?.subject)),
            .init("created_at", .instant(mail.createdAt)), .init("test_mode", .bool(facts.isTest)),
        ]
    }

    /// The mail with what it says.
    func json(_ facts: LedgerFacts) -> JSON {
        .object(
            fields(facts) + [
                .init("text", .optional(mail.text?.plain)), .init("html", .optional(mail.text?.html)),
            ])
    }
}

extension Mail {
    /// When it was sent; nil for one that was not.
    var sentAt: Instant? { status == .sent ? settledAt : nil }
}
