// A customer as a person reads them: who, what they hold, and what can be charged.

import Checkout

extension CustomerOverview {
    /// Everything about the customer that fits a screen.
    var lines: [String] {
        var head = TextFacts()
        head.add("customer", customer.id.description)
        head.add("name", customer.name)
        head.add("email", customer.email)
        head.add("phone", customer.phone)
        head.add("employer", customer.employer)
        head.add("state", customer.state?.name)
        head.add("shipping", customer.shipping?.words)
        head.add("since", customer.createdAt.description)
        head.add("paid", "\(totals.captured) in \(counted(totals.sessions, "session"))")
        var lines = head.lines
        lines += section("letters", letterLines) + section("cards", cardLines) + section("tokens", tokenLines)
        if !subscriptions.isEmpty { lines += section("subscriptions", subscriptionLines) }
        return lines + ["", "next: almoner explain \(customer.id)"]
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        ["", title] + lines.map { "  " + $0 }
    }

    private var letterLines: [String] {
        var table = TextTable(["visit type", "status", "until", "letter"])
        for letter in letters {
            table.add([
                letter.visitType.words, letter.standing(at: now),
                letter.status == .issued ? letter.expiresAt.words(from: now) : nothing, letter.id.description,
            ])
        }
        return table.lines(orNote: "none")
    }

    private var cardLines: [String] {
        var table = TextTable(["card", "off-session", "payment method"])
        for method in paymentMethods {
            let mark = method.id == customer.defaultPaymentMethod ? " (default)" : ""
            let expired = method.card.expiry.isExpired(at: now) ? " expired" : ""
            table.add([
                method.card.words + expired, method.offSession ? "yes" : "no", method.id.description + mark,
            ])
        }
        return table.lines(orNote: "none")
    }

    private var subscriptionLines: [String] {
        var table = TextTable(["subscription", "status", "charged", "next"])
        for subscription in subscriptions {
            table.add([
                subscription.id.description, subscription.status.words, subscription.recurrence.words,
                subscription.dueAt?.words(from: now) ?? nothing,
            ])
        }
        return table.lines(orNote: "none")
    }

    private var tokenLines: [String] {
        var table = TextTable(["token", "status", "for"])
        for token in tokens {
            table.add([token.id.description, token.statusWords, token.lines.map(\.name).joined(separator: ", ")])
        }
        return table.lines(orNote: "none")
    }
}

extension PaymentToken {
    /// Where a token stands, in words: `active`, `waits for UpdatePaymentMethod`.
    var statusWords: String {
        pendingUpdate.map { "waits for \($0.action.rawValue)" } ?? status.rawValue
    }
}
