// What the verbs of a marketplace answer with: a thing as it stands, as document and as text.

import Checkout
import OrderedJSON
import TransactionProcess

extension CommandContext {
    /// A transaction as it stands.
    func answer(transaction id: ID<Transaction>) async throws -> Answer {
        let overview = try await engine.overview(of: id)
        let facts = try await engine.read { reader, now in try LedgerFacts(reader, now) }
        return Answer(overview.json(facts), lines: overview.lines(facts))
    }

    /// A transaction as it would stand; nothing of it is written.
    func answer(trial transaction: Transaction) async throws -> Answer {
        try await engine.read { reader, now in
            let process = try found(transaction.process, reader.find)
            // One that would only begin has no identifier yet.
            let isThere = try reader.find(transaction.id) != nil
            let fields = transaction.fields(process, payment: nil).map { field in
                isThere || field.name != "id" ? field : JSON.Field("id", .null)
            }
            let contents = transaction.contents
            var head = TextFacts()
            head.add("state", transaction.state.short)
            head.add("price", contents.isPriced ? contents.payin.description : nil)
            head.add("booking", contents.booking.map { "\($0.start) to \($0.end), \($0.state.rawValue)" })
            head.add("stock", contents.stock.map { "\($0.quantity), \($0.state.rawValue)" })
            return Answer(
                .object(fields + [.init("trial", true)]),
                lines: ["It would go through as far as can be known without asking a card; nothing was changed."]
                    + head.lines)
        }
    }

    /// A listing as it stands.
    func answer(listing id: ID<Listing>) async throws -> Answer {
        try await engine.read { reader, now in
            let (listing, facts) = (try found(id, reader.find), try LedgerFacts(reader, now))
            let provider = try found(listing.provider, reader.find)
            return Answer(listing.json(facts), lines: listing.lines(provider: provider, facts))
        }
    }

    /// A version of a process, with its text and a drawing.
    func answer(process id: ID<ProcessVersion>) async throws -> Answer {
        let glyphs: ProcessDrawing.Glyphs = input.isUTF8 ? .unicode : .ascii
        return try await engine.read { reader, now in
            let (version, facts) = (try found(id, reader.find), try LedgerFacts(reader, now))
            let definition = ProcessReport(checking: Array(version.source.utf8)).definition
            let drawing = definition.map { ProcessDrawing($0, glyphs: glyphs).rows.map(\.line) } ?? []
            var fields = version.fields(facts) + [.init("source", .string(version.source))]
            if case .object(let parts)? = definition?.json(drawing) { fields += parts }
            return Answer(.object(fields), lines: version.lines(definition, drawing, facts))
        }
    }

    /// A standing order as it stands.
    func answer(order id: ID<StandingOrder>) async throws -> Answer {
        try await engine.read { reader, now in
            let (order, facts) = (try found(id, reader.find), try LedgerFacts(reader, now))
            return Answer(order.json(facts), lines: order.lines(facts))
        }
    }

    /// A mail with what it says.
    func answer(mail id: ID<Mail>) async throws -> Answer {
        try await engine.read { reader, now in
            let (mail, facts) = (try found(id, reader.find), try LedgerFacts(reader, now))
            let recipient = try reader.find(mail.recipient)
            let row = MailRow(
                mail: mail, recipientName: recipient?.name ?? mail.recipient.description,
                recipientEmail: recipient?.email)
            return Answer(row.json(facts), lines: row.lines(facts))
        }
    }
}
