// Reads what the detail pane says.
import Checkout
import Commands

extension CheckoutEngine {
    /// Everything about a thing, in one consistent state of the ledger.
    /// - Throws: `CheckoutError.notFound` when it is gone.
    func detail(of subject: DetailSubject) async throws(CheckoutError) -> Detail {
        switch subject {
        case .customer(let id): return .customer(try await overview(of: id))
        case .token(let id):
            let overview = try await overview(of: id)
            let token = overview.token
            return .token(overview, try await read { reader, _ in try StuckToken(token, reader) })
        case .letter(let id): return .letter(try await read { reader, _ in try reader.letterDetail(id) })
        case .card(let id): return .card(try await read { reader, _ in try reader.cardDetail(id) })
        case .session(let id): return .session(try await read { reader, now in try reader.sessionDetail(id, now) })
        case .subscription(let id): return .subscription(try await overview(of: id))
        case .consultation(let id):
            return .consultation(try await read { reader, _ in try reader.consultationDetail(id) })
        case .event(let id): return try await read { reader, _ in try reader.eventDetail(id) }
        case .price(let id): return try await read { reader, _ in try reader.priceDetail(id) }
        case .transaction(let id): return .transaction(try await overview(of: id))
        case .order(let id): return try await read { reader, _ in try reader.orderDetail(id) }
        case .mail(let id): return .mail(try await read { reader, _ in try reader.mailDetail(id) })
        }
    }
}

extension LedgerReader {
    fileprivate func letterDetail(_ id: ID<Letter>) throws -> Detail.LetterDetail {
        let letter = try existing(id, find)
        return Detail.LetterDetail(
            letter: letter, customer: try existing(letter.customer, find),
            consultation: try letter.consultation.flatMap { try find($0) },
            events: try events(about: Subject(id), limit: Self.eventLimit))
    }

    fileprivate func cardDetail(_ id: ID<PaymentMethod>) throws -> Detail.CardDetail {
        let card = try existing(id, find)
        return Detail.CardDetail(
            card: card, customer: try existing(card.customer, find), tokens: try tokens(using: id),
            events: try events(about: Subject(id), limit: Self.eventLimit))
    }

    /// A session with its payments, its cards and what it still needs.
    func sessionDetail(_ id: ID<CheckoutSession>, _ now: Instant) throws -> Detail.SessionDetail {
        let session = try existing(id, find)
        let payments = try payments(of: id)
        let cards = try payments.map(\.paymentMethod).compactMap { id in try find(id).map { (id, $0.card) } }
        return Detail.SessionDetail(
            session: session, customer: try session.customer.flatMap { try find($0) }, payments: payments,
            cards: Dictionary(cards, uniquingKeysWith: { first, _ in first }),
            consultations: try consultations(session: id),
            needed: session.status == .open ? try consultationsNeeded(for: session, at: now) : [],
            page: session.status == .open ? try settings().page(of: session) : nil)
    }

    fileprivate func consultationDetail(_ id: ID<Consultation>) throws -> Detail.ConsultationDetail {
        let consultation = try existing(id, find)
        return Detail.ConsultationDetail(
            consultation: consultation, customer: try existing(consultation.customer, find),
            letter: try letters(of: consultation.customer).first { $0.consultation == id },
            session: try consultation.session.flatMap { try find($0) })
    }

    fileprivate func eventDetail(_ id: ID<Event>) throws -> Detail {
        let event = try existing(id, find)
        let deliveries = try deliveries(.event(id), from: .first, limit: Self.eventLimit).rows.reversed().map {
            listed in
            Detail.DeliveryDetail(
                delivery: listed.row, url: try existing(listed.row.endpoint, find).url,
                attempts: try attempts(of: listed.row.id))
        }
        return .event(
            Detail.EventDetail(
                event: event, customerName: try event.customer.flatMap { try find($0)?.name }, deliveries: deliveries))
    }

    fileprivate func priceDetail(_ id: ID<Price>) throws -> Detail {
        let price = try existing(id, find)
        return .price(PriceRow(price: price, product: try existing(price.product, find)))
    }

    fileprivate func orderDetail(_ id: ID<StandingOrder>) throws -> Detail {
        .order(try existing(id, find), try events(about: Subject(id), limit: Self.eventLimit))
    }

    fileprivate func mailDetail(_ id: ID<Mail>) throws -> Detail.MailDetail {
        let mail = try existing(id, find)
        let reader = try existing(mail.recipient, find)
        let transaction = try existing(mail.transaction, find)
        return Detail.MailDetail(
            row: MailRow(mail: mail, recipientName: reader.name, recipientEmail: reader.email),
            listing: try existing(transaction.listing, find).title, state: transaction.state)
    }

    private static var eventLimit: Int { 20 }
}

/// The thing that a store found.
/// - Throws: `CheckoutError.notFound` when it found nothing.
func existing<Thing: Identified>(_ id: ID<Thing>, _ find: (ID<Thing>) throws -> Thing?) throws -> Thing {
    guard let thing = try find(id) else { throw CheckoutError.notFound(kind: Thing.kind, id: id.description) }
    return thing
}
