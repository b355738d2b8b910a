import HTTPTypes
import Hummingbird
import OrderedJSON
import Synchronization

/// What an endpoint is measured beside: it reads a request as its original does and writes the same answer, and does
/// not go to the ledger in between. Its first request is answered by the original, key and all, and is the answer ever
/// after; the later ones need no key, since they learn nothing and change nothing.
final class EchoTwin: Sendable {
    /// Where it is.
    let path: String
    private let original: Endpoint
    private let read: @Sendable (Call) throws -> Void
    private let kept = Mutex<JSON?>(nil)

    /// - Parameter read: reads everything that the original reads of a request.
    init(_ name: String, of original: Endpoint, read: @escaping @Sendable (Call) throws -> Void) {
        path = "/echo-twins/\(name)"
        self.original = original
        self.read = read
    }

    var method: HTTPRequest.Method { original.method }

    func respond(to request: Request, _ parameters: Parameters, _ answering: Answering) async -> Response {
        do {
            guard let answer = kept.withLock({ $0 }) else {
                let reply = await answering.reply(to: request, parameters, original)
                if reply.status == .ok {
                    let answer = try JSON(reading: reply.body)
                    kept.withLock { $0 = answer }
                }
                return reply.response
            }
            try read(try await answering.call(request, parameters, answering.engine, by: path))
            return Reply(answer).response
        } catch {
            return answering.refusal(error, request).response
        }
    }
}

extension EchoTwin {
    /// The twins of what the benchmark asks for.
    static func all() -> [EchoTwin] {
        FlexEndpoints.sessions.filter { $0.path == "/v1/checkout/sessions" }.flatMap { endpoint in
            endpoint.method == .get
                ? [EchoTwin("list", of: endpoint) { _ = try SessionListRequest($0.query) }]
                : ["payment", "off_session"].map { EchoTwin($0, of: endpoint) { _ = try SessionRequest($0) } }
        }
    }
}
