import Synchronization

/// The door that a key opened before, on behalf of one request. Whether the key has been revoked since is looked at in
/// the request's first transaction, and there it costs next to nothing. What that transaction began is then finished.
final class Door: Sendable {
    private let key: APIKey
    private let isOpen = Atomic(false)

    init(_ key: APIKey) {
        self.key = key
    }

    /// To be called in each transaction that may be the request's first.
    /// - Throws: `CheckoutError.keyRefused`.
    func open(_ reader: any LedgerReader) throws {
        if isOpen.load(ordering: .relaxed) { return }
        guard try reader.isValid(key.id) else { throw CheckoutError.keyRefused(.revoked(hint: key.hint)) }
        isOpen.store(true, ordering: .relaxed)
    }
}

/// The keys that opened the ledger to this process before, by their digests.
final class KnownKeys: Sendable {
    private let keys = Mutex<[[UInt8]: APIKey]>([:])

    func key(digest: [UInt8]) -> APIKey? { keys.withLock { $0[digest] } }

    func add(_ key: APIKey) { keys.withLock { $0[key.digest] = key } }
}
