/// A charge that was asked for under a key: the same key with the same request means the same charge.
public struct IdempotencyRecord: Hashable, Sendable {
    /// What the key was used for: `off_session`, `token_charge`; keys of different operations do not meet.
    public let operation: String
    /// The key.
    public let key: String
    /// The request in a fixed form; another request under the same key is refused.
    public let request: String
    /// The charge that it made.
    public let session: ID<CheckoutSession>

    /// A charge that was asked for under a key.
    public init(operation: String, key: String, request: String, session: ID<CheckoutSession>) {
        self.operation = operation
        self.key = key
        self.request = request
        self.session = session
    }
}
