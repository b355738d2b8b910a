/// The saving of a card, as Flex shows it beside its session: the same number with a prefix of its own.
public struct SetupIntent: Identified, Hashable {
    public static let kind = "setup intent"
    public static let prefix: String? = "fsi"

    /// Its identifier, `fsi_…`.
    public let id: ID<SetupIntent>
    /// The session that it shows.
    public let session: ID<CheckoutSession>
    /// Where it stands.
    public let status: Status
    /// Whose card.
    public let customer: ID<Customer>?
    /// The card that was saved, or is being tried.
    public let paymentMethod: ID<PaymentMethod>?
    /// The subscription that the card is saved for.
    public let subscription: ID<Subscription>?
    /// The merchant's own notes.
    public let metadata: [String: String]
    /// When it was made.
    public let createdAt: Instant

    /// Where the saving of a card stands (those of Flex's words that occur here).
    public enum Status: String, CaseIterable, Sendable {
        /// It waits for a card.
        case requiresPaymentMethod = "requires_payment_method"
        /// The card network is being asked, or a practitioner.
        case processing
        /// The card is saved and may be charged with its owner away.
        case succeeded
        /// It ended without a card.
        case canceled
    }

    /// The saving of a card that a session is about.
    /// - Parameter payments: the session's own.
    public init(_ session: CheckoutSession, payments: [Payment]) {
        id = ID(bits: session.id.bits)
        self.session = session.id
        customer = session.customer
        subscription = session.subscription
        metadata = session.metadata
        createdAt = session.createdAt
        switch session.status {
        case .complete: status = .succeeded
        case .open: status = session.aim == nil ? .requiresPaymentMethod : .processing
        case .inReview: status = .processing
        case .authorized, .rejected, .canceled, .voided, .expired, .holdExpired: status = .canceled
        }
        let latest = payments.first { $0.attempt == session.attempt }
        paymentMethod = status == .succeeded || status == .processing ? latest?.paymentMethod : nil
    }
}

extension CheckoutEngine {
    /// The saving of a card.
    /// - Throws: `CheckoutError.notFound`, also for a session that takes money.
    public func setupIntent(_ id: ID<SetupIntent>) async throws(CheckoutError) -> SetupIntent {
        try await read { reader, _ in
            guard let session = try reader.find(ID<CheckoutSession>(bits: id.bits)),
                try session.mode == .setup || reader.isTrial(session)
            else { throw CheckoutError.notFound(kind: SetupIntent.kind, id: id.description) }
            return SetupIntent(session, payments: try reader.payments(of: session.id))
        }
    }
}

extension LedgerReader {
    /// A page of the savings of cards, everybody's or one customer's, the latest first; those of trials are shown with
    /// their subscriptions only.
    public func setupIntents(
        of customer: ID<Customer>? = nil, from seek: Seek = .first, limit: Int
    ) throws -> Page<SetupIntent> {
        let page = try setupSessions(of: customer, from: seek, limit: limit)
        let rows = try page.rows.map { row in
            Listed(SetupIntent(row.row, payments: try payments(of: row.row.id)), cursor: row.cursor)
        }
        return Page(rows: rows, hasEarlier: page.hasEarlier, hasLater: page.hasLater)
    }
}
