/// The name under which a client may send a request again: the same key with the same request gets the same answer
/// (Flex: `Idempotency-Key`; replaying and refusing another request is ours, section 10).
public struct RequestKey: Hashable, Sendable {
    /// What is asked for: method and path. Keys of different operations do not meet.
    public let operation: String
    /// The key.
    public let key: String
    /// The request in a fixed form; another request under the same key is refused.
    public let request: String

    /// The name of a request.
    /// - Parameter field: where the key stood, for the refusal.
    /// - Throws: `CheckoutError.invalidField` for a key that is empty or longer than 255 bytes.
    public init(
        operation: String, key: String, field: String = "Idempotency-Key", request: String
    ) throws(CheckoutError) {
        guard !key.isEmpty, key.utf8.count <= 255 else {
            throw .invalidField(field, given: key, expected: "1 to 255 bytes")
        }
        self.operation = operation
        self.key = key
        self.request = request
    }
}

/// An answer as it went out, to be given again to the byte.
public struct KeptAnswer: Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// The body.
    public let body: [UInt8]

    /// An answer as it went out.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// What the ledger keeps of a request that may be sent again.
public struct RequestRecord: Hashable, Sendable {
    /// Its name.
    public let key: RequestKey
    /// The process that answers it.
    public let owner: Int64
    /// The answer, its body sealed; nil while it is under way, or when its process died before it had one.
    public var answer: KeptAnswer?

    /// What is kept of a request.
    public init(key: RequestKey, owner: Int64, answer: KeptAnswer? = nil) {
        self.key = key
        self.owner = owner
        self.answer = answer
    }
}
