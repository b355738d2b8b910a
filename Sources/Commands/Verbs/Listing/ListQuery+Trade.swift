// Lists of what is sold, what was bought, what was asked, and what happened.

import Checkout
import OrderedJSON

extension ListQuery {
    func products(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.products(from: $0, limit: $1) },
            TextTable(["name", "visit type", "eligibility", "sold", "product"]), json: { $0.json(facts) },
            cells: { product in
                [
                    product.name, product.visitType?.words ?? nothing, product.eligibilityWords,
                    product.isActive ? "yes" : "no", product.id.description,
                ]
            })
    }

    func prices(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.prices(from: $0, limit: $1) },
            TextTable(["amount", "product", "visit type", "eligibility", "sold", "price"], numbers: [0]),
            json: { $0.json(facts) },
            cells: { row in
                [
                    row.price.words, row.product.name, row.product.visitType?.words ?? nothing,
                    row.product.eligibility.words, row.price.isActive && row.product.isActive ? "yes" : "no",
                    row.price.id.description,
                ]
            })
    }

    func sessions(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        try answer(
            try rows { try reader.sessions(of: customer, from: $0, limit: $1) },
            TextTable(["made", "customer", "mode", "status", "amount", "session"], numbers: [4]),
            json: { try SessionView($0.session, reader, facts.now).json(facts) },
            cells: { row in
                [
                    row.session.createdAt.description, row.customerName, row.session.mode.words,
                    row.session.status.words, row.session.amountTotal.description, row.session.id.description,
                ]
            })
    }

    func consultations(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        let found: Rows<Consultation>
        if let customer {
            let own = try reader.consultations(of: customer)
            found = rows(pending ? own.filter { $0.status == .inReview } : own)
        } else {
            found = try rows { try reader.consultations(inReviewOnly: pending, from: $0, limit: $1) }
        }
        return try answer(
            found, TextTable(["begun", "customer", "visit type", "status", "decided by itself", "consultation"]),
            json: { try ConsultationView($0, reader).json(facts) },
            cells: { consultation in
                [
                    consultation.startedAt.description,
                    try reader.find(consultation.customer)?.name ?? consultation.customer.description,
                    consultation.visitType.words, consultation.status.words,
                    consultation.reviewDueAt?.words(from: facts.now) ?? nothing, consultation.id.description,
                ]
            })
    }

    func events(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        answer(
            try rows { try reader.events(of: customer, from: $0, limit: $1) },
            TextTable(["at", "type", "by", "of", "changes"]), json: { $0.json(facts) },
            cells: { event in
                [
                    event.at.description, event.type, event.actor.words, event.subject.id,
                    event.changes.map { "\($0.field) \($0.words)" }.joined(separator: ", "),
                ]
            })
    }

    func deliveries(_ reader: any LedgerReader, _ facts: LedgerFacts) throws -> Answer {
        try answer(
            try rows { try reader.deliveries(pending ? .pending : .all, from: $0, limit: $1) },
            TextTable(["made", "type", "to", "status", "tries", "last", "delivery"], numbers: [4]),
            json: { .object($0.fields(to: try reader.find($0.endpoint))) },
            cells: { delivery in
                [
                    delivery.createdAt.description, delivery.type,
                    try reader.find(delivery.endpoint)?.url ?? nothing, delivery.statusWords(from: facts.now),
                    "\(delivery.attempts)", delivery.lastWords, delivery.id.description,
                ]
            })
    }
}
