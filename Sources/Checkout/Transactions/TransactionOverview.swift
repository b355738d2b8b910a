public import TransactionProcess

/// A transaction with all that somebody who looks at it wants to know.
public struct TransactionOverview: Sendable {
    /// The transaction.
    public let transaction: Transaction
    /// The process that leads it.
    public let process: InstalledProcess
    /// What it is about.
    public let listing: Listing
    /// Who pays.
    public let customer: Customer
    /// Who is paid.
    public let provider: Customer
    /// How the payment stands.
    public let payment: PaymentStanding
    /// The session that pays for it.
    public let session: CheckoutSession?
    /// The transitions that were taken, in order.
    public let taken: [TakenTransition]
    /// The transitions that failed, in order.
    public let failed: [FailedTransition]
    /// Its mails, the last to be due first, at most a hundred.
    public let mails: [Mail]
    /// The standing order that is carried out next.
    public let order: StandingOrder?
    /// The card that would be charged while the customer is away; nil where none is saved.
    public let defaultCard: PaymentMethod?
    /// The ledger's now, at which all this holds.
    public let now: Instant

    /// What somebody may do from here.
    public func offered(to role: ActorRole) -> [ProcessTransition] {
        transaction.underWay == nil ? process.definition.transitions(from: transaction.state, for: role) : []
    }

    /// The last failure of this stay: why nothing moves, where nothing does.
    public var lastFailure: FailedTransition? { failed.last { $0.stay == transaction.stay } }

    /// Whether its customer has paid.
    public var isPaid: Bool { payment == .succeeded }
}

extension CheckoutEngine {
    /// A transaction with all that somebody who looks at it wants to know.
    /// - Throws: `CheckoutError.notFound`.
    public func overview(of id: ID<Transaction>) async throws(CheckoutError) -> TransactionOverview {
        let library = library
        return try await read { reader, now in try reader.overview(of: id, library, at: now) }
    }
}

extension LedgerReader {
    /// A transaction with all that somebody who looks at it wants to know.
    func overview(of id: ID<Transaction>, _ library: ProcessLibrary, at now: Instant) throws -> TransactionOverview {
        let tx = try require(id, find)
        let customer = try require(tx.customer, find)
        let card = try customer.defaultPaymentMethod.flatMap(find)
        return TransactionOverview(
            transaction: tx, process: try library.process(tx.process, self),
            listing: try require(tx.listing, find), customer: customer,
            provider: try require(tx.provider, find), payment: try paymentStanding(of: tx),
            session: try tx.session.flatMap(find), taken: try takenTransitions(of: id),
            failed: try failedTransitions(of: id),
            mails: try mails(of: id, from: .first, limit: 100).rows.map(\.row.mail),
            order: try tx.order.flatMap { try find($0.order) },
            defaultCard: card?.removedAt == nil ? card : nil, now: now)
    }
}
