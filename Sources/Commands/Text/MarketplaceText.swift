// Listings, payout accounts, processes, standing orders and mails as a person reads them.

import Checkout
import TransactionProcess

extension Listing {
    func lines(provider: Customer, _ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("listing", id.description)
        head.add("title", title)
        head.add("provider", "\(provider.name)  \(provider.id)")
        head.add("price", price?.description)
        head.add("seats", String(seats))
        head.add("stock", stock.map { String($0) })
        head.add("eligibility", eligibility.words)
        head.add("open", isOpen ? "yes" : "no")
        head.add("made", createdAt.words(from: facts.now))
        return head.lines
    }
}

extension PayoutAccount {
    func lines(of provider: Customer) -> [String] {
        var head = TextFacts()
        head.add("provider", "\(provider.name)  \(provider.id)")
        head.add("payments", takesCharges ? "can be made" : "switched off")
        head.add("payouts", paysOut ? "can be made" : "switched off")
        head.add("connected", connectedAt.description)
        return head.lines
    }
}

extension ProcessVersion {
    /// The version, its parts, and a drawing of it.
    func lines(_ definition: ProcessDefinition?, _ drawing: [String], _ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("process", id.description)
        head.add("name", name)
        head.add("version", String(version))
        head.add("holds", definition?.partsWords)
        head.add("templates", templates.isEmpty ? nil : templates.keys.sorted().joined(separator: ", "))
        head.add("installed", createdAt.words(from: facts.now))
        return head.lines + [""] + drawing.sanitised
    }
}

extension ProcessDefinition {
    /// How many parts it has: `20 transitions, 12 states, 12 notifications`.
    var partsWords: String {
        [
            counted(transitions.count, "transition"), counted(states.count, "state"),
            counted(notifications.count, "notification"),
        ].joined(separator: ", ")
    }
}

extension StandingOrder {
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("standing order", id.description)
        head.add("process", process)
        head.add("does", "\(transition.short) \(after) after \(state.short) was entered")
        head.add("on", isOn ? "yes" : "no")
        head.add("given", createdAt.words(from: facts.now))
        return head.lines
    }
}

extension MailRow {
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("mail", mail.id.description)
        head.add("transaction", mail.transaction.description)
        head.add("notification", "\(mail.notification.short), template \(mail.template)")
        head.add(
            "to", "\(recipientName), the \(mail.role.rawValue)" + (recipientEmail.map { "  \($0)" } ?? ", no e-mail"))
        head.add("status", mail.status.rawValue)
        head.add(mail.sentAt == nil ? "due" : "sent", (mail.sentAt ?? mail.dueAt).words(from: facts.now))
        head.add("subject", mail.text?.subject)
        guard let text = mail.text else { return head.lines }
        let body = text.plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return head.lines + [""] + body.sanitised
    }
}
