/// A charge of a saved card while its owner is away (Flex: create, `mode: off_session`).
public struct OffSessionCharge: Hashable, Sendable {
    /// Who is charged; Flex requires it.
    public var customer: ID<Customer>
    /// Which of their cards; Flex requires it.
    public var paymentMethod: ID<PaymentMethod>
    /// For what.
    public var items: [CartItem]
    /// The key under which asking twice charges once.
    public var idempotencyKey: String?
    /// The merchant's own notes.
    public var metadata: [String: String]

    /// A charge of a saved card while its owner is away.
    public init(
        customer: ID<Customer>, paymentMethod: ID<PaymentMethod>, items: [CartItem], idempotencyKey: String? = nil,
        metadata: [String: String] = [:]
    ) {
        self.customer = customer
        self.paymentMethod = paymentMethod
        self.items = items
        self.idempotencyKey = idempotencyKey
        self.metadata = metadata
    }

    /// The request in a fixed form, by which a key's second use is recognised as the same.
    var fingerprint: String { "\(customer) \(paymentMethod) \(items.fingerprint)" }
}

extension [CartItem] {
    /// The cart in a fixed form.
    var fingerprint: String { map { "\($0.price)x\($0.quantity)" }.joined(separator: ",") }
}

/// What became of a charge in its first transaction.
enum ChargeStart: Sendable {
    /// Its session is under way, or was under its key before.
    case session(ID<CheckoutSession>)
    /// It was refused before a card was asked; the event of it is kept.
    case refused(CheckoutError)
}

extension CheckoutEngine {
    /// Charges a saved card while its owner is away.
    /// - Throws: in this order `CheckoutError.notFound`, `.paymentMethodNotFound`, `.paymentMethodNotOffSession`,
    ///   `.letterRequired`, `.splitCartNotSupported`, `.cardDeclined`; `.idempotencyKeyReused` before all of them.
    public func charge(_ charge: OffSessionCharge) async throws(CheckoutError) -> CheckoutSession {
        let (start, settled) = try await settlingStep { step in try step.start(charge) }
        return try await finish(start, settled)
    }

    /// Waits for a charge's end, unless its own step settled it, and throws its refusal.
    func finish(_ start: ChargeStart, _ settled: CheckoutSession?) async throws(CheckoutError) -> CheckoutSession {
        switch start {
        case .session(let id): return try await outcome(of: id, known: settled)
        case .refused(let error): throw error
        }
    }
}

extension Step {
    func start(_ charge: OffSessionCharge) throws -> ChargeStart {
        if let known = try session("off_session", charge.idempotencyKey, request: charge.fingerprint) {
            return .session(known)
        }
        let customer = charge.customer
        // Whoever has a card is a customer, so only a refusal looks for them.
        guard let card = try transaction.find(charge.paymentMethod), card.customer == customer, card.removedAt == nil
        else {
            _ = try require(customer, transaction.find)
            let card = try require(charge.paymentMethod, transaction.find)
            throw CheckoutError.paymentMethodNotFound(id: card.id.description)
        }
        let lines = try transaction.lines(of: charge.items)
        let decision = OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: lines, cards: [card], letters: try letters(of: customer, for: lines),
                rule: .everyLineEligible, now: now))
        switch decision {
        case .refuse(let refusal):
            try record(
                EventType.sessionRefused, customer, customer: customer,
                [Change("code", to: refusal.error.code), Change("message", to: refusal.error.message)])
            return .refused(refusal.error)
        case .charge(let shares):
            let session = CheckoutSession(
                id: try transaction.newID(at: now), mode: .offSession, customer: customer, lines: lines,
                metadata: charge.metadata, createdAt: now)
            try begin(session, shares, aim: .collect, presence: .offSession) { session in
                try insert(session, "off_session", key: charge.idempotencyKey, request: charge.fingerprint)
            }
            return .session(session.id)
        }
    }

    /// The session that this key made for the same request.
    /// - Throws: `CheckoutError.idempotencyKeyReused` when it was another request.
    func session(_ operation: String, _ key: String?, request: String) throws -> ID<CheckoutSession>? {
        guard let key else { return nil }
        guard !key.isEmpty, key.utf8.count <= 255 else {
            throw CheckoutError.invalidField("idempotency_key", given: key, expected: "1 to 255 bytes")
        }
        guard let known = try transaction.idempotencyRecord(operation: operation, key: key) else { return nil }
        guard known.request == request else { throw CheckoutError.idempotencyKeyReused(key: key) }
        return known.session
    }

    /// Adds a charge's session, and what its key stands for.
    func insert(_ session: CheckoutSession, _ operation: String, key: String?, request: String) throws {
        try transaction.insert(session)
        guard let key else { return }
        try transaction.insert(
            IdempotencyRecord(operation: operation, key: key, request: request, session: session.id))
    }
}
