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

    /// The whole body of a request. A connection on which it does not arrive in time is closed.
    /// - Throws: `HTTPRefusal` for one that is too large, or breaks off.
    func body(of request: Request, upTo largest: Int, within limit: Duration) async throws(HTTPRefusal) -> [UInt8] {
        guard request.headers.announceBody else { return [] }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > largest {
            throw HTTPRefusal.bodyTooLarge(largest)
        }
        let channel = channel
        let end = channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { channel.close(promise: nil) }
        defer { end.cancel() }
        do {
            return Array(try await request.body.collect(upTo: largest).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw HTTPRefusal.bodyTooLarge(largest)
        } catch {
            throw HTTPRefusal.badRequest("The body broke off.")
        }
    }

    /// The answer to a request whose body was not read. Nobody waits for that body, so the connection ends with it.
    func turnAway(_ request: Request, with response: Response) -> Response {
        guard request.headers.announceBody else { return response }
        var response = response
        response.headers[.connection] = "close"
        let channel = channel
        channel.eventLoop.scheduleTask(in: ConnectionContext.leave) { channel.close(promise: nil) }
        return response
    }
}

extension HTTPFields {
    /// Whether a request of these fields has a body.
    fileprivate var announceBody: Bool {
        self[.transferEncoding] != nil || self[.contentLength].map { $0 != "0" } ?? false
    }
}
