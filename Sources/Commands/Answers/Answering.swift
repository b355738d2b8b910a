// What the verbs answer with: a thing as it stands, as document and as text.

import Checkout

extension CommandContext {
    /// A customer as they stand.
    func answer(customer id: ID<Customer>) async throws -> Answer {
        let overview = try await engine.overview(of: id)
        let json = try await engine.read { reader, now in overview.customer.json(try LedgerFacts(reader, now)) }
        return Answer(json, lines: overview.lines)
    }

    /// A session as it stands.
    func answer(session id: ID<CheckoutSession>) async throws -> Answer {
        let (view, facts, paidFor) = try await engine.read { reader, now in
            let view = try SessionView(try found(id, reader.find), reader, now)
            return (view, try LedgerFacts(reader, now), try reader.transaction(paidBy: id)?.id)
        }
        let transaction: TransactionOverview? = if let paidFor { try await engine.overview(of: paidFor) } else { nil }
        return Answer(view.json(facts), lines: view.lines(facts, paysFor: transaction))
    }

    /// A token as it stands.
    func answer(token id: ID<PaymentToken>) async throws -> Answer {
        try await engine.read { reader, now in
            guard let token = try reader.find(id) else { throw missing(id) }
            var view = try TokenView(token, reader, now)
            view.stuck = try StuckToken(token, reader)
            let facts = try LedgerFacts(reader, now)
            return Answer(view.json(facts), lines: view.lines(facts))
        }
    }

    /// A consultation as it stands.
    func answer(consultation id: ID<Consultation>) async throws -> Answer {
        try await engine.read { reader, now in
            guard let consultation = try reader.find(id) else { throw missing(id) }
            let (view, facts) = (try ConsultationView(consultation, reader), try LedgerFacts(reader, now))
            return Answer(view.json(facts), lines: view.lines(facts))
        }
    }

    /// A saved card as it stands.
    func answer(paymentMethod id: ID<PaymentMethod>) async throws -> Answer {
        try await engine.read { reader, now in
            guard let method = try reader.find(id) else { throw missing(id) }
            let isDefault = try reader.find(method.customer)?.defaultPaymentMethod == id
            let facts = try LedgerFacts(reader, now)
            return Answer(
                method.json(facts, isDefault: isDefault), lines: method.lines(facts, isDefault: isDefault))
        }
    }

    /// A product as it stands.
    func answer(product id: ID<Product>) async throws -> Answer {
        try await engine.read { reader, now in
            guard let product = try reader.find(id) else { throw missing(id) }
            return Answer(product.json(try LedgerFacts(reader, now)), lines: product.lines)
        }
    }

    /// A price as it stands, with its product.
    func answer(price id: ID<Price>) async throws -> Answer {
        try await engine.read { reader, now in
            guard let price = try reader.find(id), let product = try reader.find(price.product) else {
                throw missing(id)
            }
            let row = PriceRow(price: price, product: product)
            return Answer(row.json(try LedgerFacts(reader, now)), lines: row.lines)
        }
    }

    /// A subscription as it stands.
    func answer(subscription id: ID<Subscription>) async throws -> Answer {
        let overview = try await engine.overview(of: id)
        let json = try await engine.read { reader, now in overview.json(try LedgerFacts(reader, now)) }
        return Answer(json, lines: overview.text)
    }

    /// An invoice as it stands.
    func answer(invoice id: ID<Invoice>) async throws -> Answer {
        try await engine.read { reader, now in
            let (invoice, facts) = (try found(id, reader.find), try LedgerFacts(reader, now))
            return Answer(invoice.json(facts), lines: invoice.lines(facts))
        }
    }

    /// The saving of a card as it stands.
    func answer(setupIntent id: ID<SetupIntent>) async throws -> Answer {
        let intent = try await engine.setupIntent(id)
        let json = try await engine.read { reader, now in intent.json(try LedgerFacts(reader, now)) }
        return Answer(json, lines: intent.lines)
    }

    /// A webhook endpoint as it stands.
    func answer(webhook id: ID<WebhookEndpoint>) async throws -> Answer {
        try await engine.read { reader, _ in
            guard let endpoint = try reader.find(id) else { throw missing(id) }
            return Answer(endpoint.json, lines: endpoint.lines)
        }
    }

    /// A delivery as it stands, with its tries and what was sent.
    func answer(delivery id: ID<Delivery>) async throws -> Answer {
        try await engine.read { reader, now in
            guard let delivery = try reader.find(id) else { throw missing(id) }
            let view = try DeliveryView(delivery, reader)
            return Answer(view.json, lines: view.lines(now))
        }
    }

    /// An API key as it stands.
    func answer(key id: ID<APIKey>) async throws -> Answer {
        try await engine.read { reader, _ in
            guard let key = try reader.find(id) else { throw missing(id) }
            return Answer(key.json, lines: key.lines)
        }
    }
}

/// The refusal of an identifier that nothing has.
func missing<Thing: Identified>(_ id: ID<Thing>) -> CheckoutError {
    .notFound(kind: Thing.kind, id: id.description)
}
