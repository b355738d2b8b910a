// Lists of subscriptions and of what their periods cost.

import Checkout

extension ListQuery {
    func subscriptions(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.subscriptions(of: customer, from: $0, limit: $1) },
            TextTable(["customer", "status", "charged", "next", "subscription"]),
            json: { $0.subscription.json(facts) },
            cells: { row in
                [
                    row.customerName, row.subscription.status.words, row.subscription.recurrence.words,
                    row.subscription.dueAt?.words(from: facts.now) ?? nothing, row.subscription.id.description,
                ]
            })
    }

    func invoices(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.invoices(of: nil, from: $0, limit: $1) },
            TextTable(["made", "status", "amount", "tries", "subscription", "invoice"], numbers: [2, 3]),
            json: { $0.json(facts) },
            cells: { invoice in
                [
                    invoice.createdAt.description, invoice.status.rawValue, invoice.amount.description,
                    String(invoice.attempts), invoice.subscription.description, invoice.id.description,
                ]
            })
    }
}
