// Lists of customers and of what customers hold: letters, cards, tokens.

import Checkout

extension ListQuery {
    func customers(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        let query = CustomerQuery(filter: Filter(search ?? ""), sort: sort ?? .name)
        return answer(
            try rows { try reader.customers(query, from: $0, limit: $1) },
            TextTable(["name", "state", "letters", "card", "pending", "customer"], numbers: [4]),
            json: { $0.customer.json(facts) },
            cells: { row in
                [
                    row.customer.name, row.customer.state?.code ?? nothing, row.letterWords(at: facts.now),
                    row.card.map { "•\($0.last4)" } ?? nothing, row.pendingTokens == 0 ? "" : "\(row.pendingTokens)",
                    row.customer.id.description,
                ]
            })
    }

    func letters(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        let found =
            try customer.map { rows(try reader.letters(of: $0)) } ?? rows { try reader.letters(from: $0, limit: $1) }
        return try answer(
            found, TextTable(["visit type", "status", "until", "customer", "letter"]), json: { $0.json(facts) },
            cells: { letter in
                [
                    letter.visitType.words, letter.standing(at: facts.now),
                    letter.status == .issued ? letter.expiresAt.words(from: facts.now) : nothing,
                    try reader.find(letter.customer)?.name ?? letter.customer.description, letter.id.description,
                ]
            })
    }

    func paymentMethods(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        let found =
            try customer.map { rows(try reader.paymentMethods(of: $0)) }
            ?? rows { try reader.paymentMethods(from: $0, limit: $1) }
        return try answer(
            found, TextTable(["card", "off-session", "default", "customer", "payment method"]),
            json: { method in
                let owner = try reader.find(method.customer)
                return method.json(facts, isDefault: owner?.defaultPaymentMethod == method.id)
            },
            cells: { method in
                let owner = try reader.find(method.customer)
                let expired = method.card.expiry.isExpired(at: facts.now) ? " expired" : ""
                return [
                    method.card.words + expired, method.offSession ? "yes" : "no",
                    owner?.defaultPaymentMethod == method.id ? "yes" : "no",
                    owner?.name ?? method.customer.description, method.id.description,
                ]
            })
    }

    func tokens(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        let found: Rows<PaymentToken>
        if let customer {
            let own = try reader.tokens(of: customer)
            found = rows(pending ? own.filter { $0.pendingUpdate != nil } : own)
        } else {
            let page = try rows { try reader.tokens(pendingOnly: pending, from: $0, limit: $1) }
            found = Rows(page.rows.map(\.token), areMore: page.areMore)
        }
        return try answer(
            found, TextTable(["customer", "status", "since", "repairs tried", "for", "token"], numbers: [3]),
            json: { try TokenView($0, reader, facts.now).json(facts) },
            cells: { token in
                [
                    try reader.find(token.customer)?.name ?? token.customer.description, token.statusWords,
                    (token.pendingUpdate?.since ?? token.createdAt).words(from: facts.now),
                    token.pendingUpdate.map { "\($0.tries)" } ?? "", token.lines.map(\.name).joined(separator: ", "),
                    token.id.description,
                ]
            })
    }
}

extension CustomerRow {
    /// The letters that are valid or in review: `gym · sleep in 2 d`, the days only where few are left.
    fileprivate func letterWords(at now: Instant) -> String {
        guard !letters.isEmpty else { return nothing }
        return letters.map { letter in
            if letter.status == .inReview { return "\(letter.visitType.words) in review" }
            let isSoon = letter.expiresAt < now + .days(30)
            return letter.visitType.words + (isSoon ? " \(letter.expiresAt.distance(from: now))" : "")
        }.joined(separator: " · ")
    }
}
