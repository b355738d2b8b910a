import HTTPTypes
import Hummingbird
import NIOCore

/// What a request came with beside itself: the connection, which does not wait for ever.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// How long a client may read its refusal before the connection closes under it. Closed at once, the system would
    /// throw the refusal away together with what the client goes on sending.
    private static let leave = TimeAmount.seconds(2)

    /// Closes the connection in a while: what the client still sends is of no use.
    func closeSoon() {
        let channel = channel
        channel.eventLoop.scheduleTask(in: ConnectionContext.leave) { channel.close(promise: nil) }
    }

    /// Does something that waits for the client, and closes the connection when that takes too long.
    func within<Value: Sendable>(_ limit: Duration, _ work: () async throws -> Value) async throws -> Value {
        let channel = channel
        let end = channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { channel.close(promise: nil) }
        defer { end.cancel() }
        return try await work()
    }
}

extension HTTPFields {
    /// Whether a request of these fields has a body.
    var announceBody: Bool { self[.transferEncoding] != nil || self[.contentLength].map { $0 != "0" } ?? false }
}
