/// What the engine reads of requests that may be sent again.
public protocol RequestReader {
    /// The request that was sent under this key.
    func requestRecord(operation: String, key: String) throws -> RequestRecord?
}

/// What the engine writes of requests that may be sent again.
public protocol RequestWriter: RequestReader {
    /// Keeps a request.
    func insert(_ record: RequestRecord) throws
    /// Replaces the answer of a request.
    func update(_ record: RequestRecord) throws
    /// Forgets a request, so that its key is free again.
    func forget(_ key: RequestKey) throws
}
