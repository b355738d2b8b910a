public import ServiceLifecycle

/// Work that runs as long as the server does, and ends with it.
public struct Companion: Service {
    private let work: @Sendable () async throws -> Void

    /// Work that ends when its task is cancelled.
    public init(_ work: @escaping @Sendable () async throws -> Void) {
        self.work = work
    }

    /// Works until the server is told to end.
    public func run() async throws {
        try await cancelWhenGracefulShutdown { try await work() }
    }
}
