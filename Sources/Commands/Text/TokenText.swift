// A token as a person reads it, with what unsticks it.

import Checkout

extension TokenView {
    /// The token, what it is for, and what it waits for.
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("token", token.id.description)
        head.add("status", token.statusWords)
        head.add("customer", "\(customer?.name ?? "")  \(token.customer)")
        head.add("for", token.lines.map(\.name).joined(separator: ", "))
        head.add("cards", cards.isEmpty ? "none" : cards.map(\.card.words).joined(separator: ", "))
        head.add("letters until", letterExpiresAt?.words(from: facts.now))
        head.add("made", token.createdAt.words(from: facts.now))
        stuck?.add(to: &head, facts.now)
        return head.lines + next
    }

    private var next: [String] {
        switch token.status {
        case .deleted: []
        case .provisioning:
            token.session.map { ["", "its first checkout is unfinished: almoner show \($0)"] } ?? []
        case .active where token.pendingUpdate != nil: ["", "next: almoner resolve \(token.id)"]
        case .active: ["", "next: almoner charge --token \(token.id) --price …"]
        }
    }
}
