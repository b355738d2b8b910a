/// What the engine reads of API keys.
public protocol KeyReader {
    /// The key with this identifier.
    func find(_ id: ID<APIKey>) throws -> APIKey?
    /// Whether there is such a key, and nobody has revoked it.
    func isValid(_ id: ID<APIKey>) throws -> Bool
    /// The keys that begin with this hint, revoked ones too.
    func keys(hint: String) throws -> [APIKey]
    /// A page of keys, revoked ones too, the latest first.
    func keys(from seek: Seek, limit: Int) throws -> Page<APIKey>
}

/// What the engine writes of API keys.
public protocol KeyWriter: KeyReader {
    /// Adds a key.
    func insert(_ key: APIKey) throws
    /// Replaces what is kept of a key.
    func update(_ key: APIKey) throws
}
