// Products, prices, cards, payments and events, one at a time.

import Checkout

extension Product {
    /// What is sold, and how it may be paid.
    var lines: [String] {
        var head = TextFacts()
        head.add("product", id.description)
        head.add("name", name)
        head.add("description", description)
        head.add("sku", sku)
        head.add("visit type", visitType?.words)
        head.add("eligibility", eligibilityWords)
        head.add("reviewed", details.reviewedAt?.description)
        head.add("url", details.url)
        head.add("categories", details.categories.isEmpty ? nil : details.categories.joined(separator: ", "))
        head.add("sold", isActive ? "yes" : "no, retired")
        if details.awaitsReview {
            return head.lines + ["", "next: almoner product review \(id) eligible|eligible_with_lmn|ineligible"]
        }
        return head.lines + (isActive ? ["", "next: almoner price add --product \(id) --unit-amount CENTS"] : [])
    }

    /// How it may be paid, in words; whether nobody has decided that yet.
    var eligibilityWords: String { details.awaitsReview ? "awaits review" : eligibility.words }
}

extension PriceRow {
    /// What it costs, and of what.
    var lines: [String] {
        var head = TextFacts()
        head.add("price", price.id.description)
        head.add("amount", price.words)
        head.add("trial", price.recurrence?.trialDays.map { counted($0, "day") })
        head.add("description", price.description)
        head.add("product", "\(product.name)  \(product.id)")
        head.add("sold", price.isActive && product.isActive ? "yes" : "no, retired")
        return head.lines
            + (price.isActive && product.isActive ? ["", "next: almoner checkout --price \(price.id) --email …"] : [])
    }
}

extension Price {
    /// What it costs and how often: `$49.00`, `$49.00 monthly`.
    var words: String { recurrence.map { "\(unitAmount) \($0.words)" } ?? unitAmount.description }
}

extension PaymentMethod {
    /// What may be shown of a card, and what it may be used for.
    func lines(_ facts: LedgerFacts, isDefault: Bool) -> [String] {
        var head = TextFacts()
        head.add("payment method", id.description)
        head.add("card", card.words + (card.expiry.isExpired(at: facts.now) ? ", expired" : ""))
        head.add("customer", customer.description)
        head.add("off-session", offSession ? "yes" : "no: no payment that asked for it has succeeded")
        head.add("default", isDefault ? "yes" : "no")
        head.add("saved", createdAt.description)
        head.add("removed", removedAt?.description)
        return head.lines
    }
}

extension Event {
    /// What happened, who did it, and what it changed.
    var lines: [String] {
        var head = TextFacts()
        head.add("event", id.description)
        head.add("type", type)
        head.add("at", at.description)
        head.add("by", actor.words)
        head.add("of", "\(subject.kind)  \(subject.id)")
        head.add("customer", customer?.description)
        for change in changes { head.add(change.field, change.words) }
        return head.lines
    }
}

extension Actor {
    /// Who, and in what part: `operator ana`.
    var words: String { name.isEmpty ? role.rawValue : "\(role.rawValue) \(name)" }
}

extension Change {
    /// What a field was and became: `CA → NY`.
    var words: String { from.map { "\($0) → \(to ?? nothing)" } ?? to ?? nothing }
}

extension Eligibility {
    /// The ground in words: `letter of medical necessity`.
    var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}
