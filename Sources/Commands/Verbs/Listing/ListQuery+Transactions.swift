// Lists of transactions and of what belongs to them.

import Checkout
import OrderedJSON
import TransactionProcess

extension ListQuery {
    func transactions(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        let query = TransactionQuery(party: customer, state: state, isStuck: isStuck)
        return try answer(
            try rows { try reader.transactions(query, from: $0, limit: $1) },
            TextTable(
                ["listing", "customer", "state", "payment", "amount", "next by itself", "transaction"], numbers: [4]),
            json: { $0.json(try found($0.transaction.process, reader.find)) },
            cells: { row in
                let tx = row.transaction
                return [
                    row.listing, row.customerName, tx.state.short, row.payment.words,
                    tx.contents.isPriced ? tx.contents.payin.description : nothing, tx.nextWords(from: facts.now),
                    tx.id.description,
                ]
            })
    }

    func listings(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        try answer(
            try rows { try reader.listings(of: customer, from: $0, limit: $1) },
            TextTable(["title", "provider", "price", "seats", "stock", "open", "listing"], numbers: [2, 3, 4]),
            json: { $0.json(facts) },
            cells: { listing in
                [
                    listing.title, try found(listing.provider, reader.find).name,
                    listing.price?.description ?? nothing, String(listing.seats),
                    listing.stock.map { String($0) } ?? nothing, listing.isOpen ? "yes" : "no",
                    listing.id.description,
                ]
            })
    }

    func processes(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.processes(from: $0, limit: $1) },
            TextTable(["name", "version", "templates", "installed", "process"], numbers: [1, 2]),
            json: { .object($0.fields(facts)) },
            cells: { process in
                [
                    process.name, String(process.version), String(process.templates.count),
                    process.createdAt.description, process.id.description,
                ]
            })
    }

    func standingOrders(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.standingOrders(from: $0, limit: $1) },
            TextTable(["process", "state", "after", "transition", "on", "standing order"]), json: { $0.json(facts) },
            cells: { order in
                [
                    order.process, order.state.short, order.after.description, order.transition.short,
                    order.isOn ? "yes" : "no", order.id.description,
                ]
            })
    }

    func mails(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.mails(of: transaction, from: $0, limit: $1) },
            TextTable(["due", "status", "notification", "to", "subject", "mail"]),
            json: { .object($0.fields(facts)) },
            cells: { row in
                [
                    row.mail.dueAt.description, row.mail.status.rawValue, row.mail.notification.short,
                    "\(row.recipientName) (\(row.mail.role.rawValue))", row.mail.text?.subject ?? nothing,
                    row.mail.id.description,
                ]
            })
    }
}
