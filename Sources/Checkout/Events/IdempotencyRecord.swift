/// What was asked for under a key: the same key with the same request means the same thing, done once.
public struct IdempotencyRecord: Hashable, Sendable {
    /// What the key was used for: `off_session`, `refund`; keys of different operations do not meet.
    public let operation: String
    /// The key.
    public let key: String
    /// The request in a fixed form; another request under the same key is refused.
    public let request: String
    /// The session that it made, or was about.
    public let session: ID<CheckoutSession>
    /// Which try of the session it began; 0 where that needs no telling.
    public let attempt: Int

    /// What was asked for under a key.
    public init(operation: String, key: String, request: String, session: ID<CheckoutSession>, attempt: Int = 0) {
        self.operation = operation
        self.key = key
        self.request = request
        self.session = session
        self.attempt = attempt
    }
}

/// A request with the key that its caller gave it, if any.
struct IdempotentRequest: Sendable {
    let operation: String
    let key: String?
    let request: String

    init(_ operation: String, _ key: String?, _ request: String) {
        (self.operation, self.key, self.request) = (operation, key, request)
    }
}

extension Step {
    /// What this key stands for since the same request.
    /// - Throws: `CheckoutError.idempotencyKeyReused` when it was another request, `.invalidField` for what is no key.
    func known(_ request: IdempotentRequest) throws -> IdempotencyRecord? {
        guard let key = request.key else { return nil }
        guard !key.isEmpty, key.utf8.count <= 255 else {
            throw CheckoutError.invalidField("idempotency_key", given: key, expected: "1 to 255 bytes")
        }
        guard let known = try transaction.idempotencyRecord(operation: request.operation, key: key) else { return nil }
        guard known.request == request.request else { throw CheckoutError.idempotencyKeyReused(key: key) }
        return known
    }

    /// Keeps what a key stands for from now on, in the transaction that does it.
    func keep(_ request: IdempotentRequest, _ session: ID<CheckoutSession>, attempt: Int = 0) throws {
        guard let key = request.key else { return }
        try transaction.insert(
            IdempotencyRecord(
                operation: request.operation, key: key, request: request.request, session: session, attempt: attempt))
    }
}
