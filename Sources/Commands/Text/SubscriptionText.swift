// Subscriptions and invoices as a person reads them: what was paid, what comes next, and whether it will go through.

import Checkout

extension SubscriptionOverview {
    /// Everything about a subscription that fits a screen.
    var text: [String] {
        var head = TextFacts()
        head.add("subscription", subscription.id.description)
        head.add("customer", "\(customer.name)  \(customer.id)")
        head.add("status", subscription.status.words + (subscription.cancelAtPeriodEnd ? ", ends with its period" : ""))
        head.add("next bill", "\(amount), \(subscription.recurrence.words)")
        head.add("period", "\(subscription.currentPeriodStart) to \(subscription.currentPeriodEnd)")
        head.add("trial ends", subscription.trialEnd?.words(from: now))
        head.add("card", card.map { "\($0.card.words)  \($0.id)" })
        head.add("next", nextWords)
        head.add("invoice", invoice.map { "\($0.status.rawValue)  \($0.id)" })
        head.add("failure", invoice?.failure?.message)
        head.add("checkout", subscription.session.description)
        return head.lines + [""] + items + steps
    }

    private var items: [String] {
        var table = TextTable(["item", "quantity", "amount", "eligibility"], numbers: [1, 2])
        for line in lines {
            table.add([line.name, String(line.quantity), line.total.description, line.eligibility.words])
        }
        return table.lines(orNote: "none")
    }

    private var steps: [String] {
        switch subscription.status {
        case .incomplete: return ["", "next: almoner pay \(subscription.session) --card … --expires MM/YY …"]
        case .pastDue, .unpaid: return ["", "next: almoner subscription pay \(subscription.id)"]
        case .trialing, .active, .paused: return ["", "next: almoner explain \(subscription.id)"]
        case .canceled, .incompleteExpired: return []
        }
    }

    /// What the clock does next, and whether that will go through.
    var nextWords: String {
        switch next {
        case .nothing: return subscription.status == .incomplete ? "waits for its checkout" : "nothing by itself"
        case .charging: return "is being charged"
        case .ends(let at): return "ends at \(at.words(from: now))"
        case .charges(let at, nil): return "charges \(amount) at \(at.words(from: now))"
        case .charges(let at, let refusal?):
            return "would be refused at \(at.words(from: now)): \(refusal.error.message)"
        }
    }

    /// Whether the next renewal will go through as things stand, what would change that, and when.
    var explanation: [String] {
        var text = ["subscription \(subscription.id) of \(customer.name)  \(customer.id)"]
        text.append("\(subscription.status.words) at \(now); \(nextWords)")
        if let failure = invoice?.failure, invoice?.status == .open {
            text.append("last try: \(failure.message)")
            if failure.decline != nil {
                text.append(
                    "  would change with another card: "
                        + "almoner subscription card \(subscription.id) --payment-method fpm_…")
            }
        }
        text.append("off-session, at \(moment):")
        return text.sanitised + standings.flatMap { $0.lines(at: now, customer: customer.id) }
            + (invoice?.status == .open && !subscription.status.hasEnded && subscription.status != .incomplete
                ? ["", "next: almoner subscription pay \(subscription.id)"] : [])
    }
}

extension Invoice {
    /// What a period costs, and what became of it.
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("invoice", id.description)
        head.add("subscription", subscription.description)
        head.add("status", status.rawValue)
        head.add("amount", amount.description)
        head.add("period", "\(periodStart) to \(periodEnd)")
        head.add("tries", String(attempts))
        head.add("next try", nextAttemptAt?.words(from: facts.now))
        head.add("failure", failure?.message)
        head.add("session", session?.description)
        head.add("paid", paidAt?.description)
        return head.lines
    }
}

extension SetupIntent {
    /// Where the saving of a card stands.
    var lines: [String] {
        var head = TextFacts()
        head.add("setup intent", id.description)
        head.add("status", status.rawValue.split(separator: "_").joined(separator: " "))
        head.add("customer", customer?.description)
        head.add("card", paymentMethod?.description)
        head.add("session", session.description)
        return head.lines
    }
}
