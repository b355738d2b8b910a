import Checkout
import Dialects
import HTTPTypes
import Hummingbird
import OrderedJSON
import Synchronization

/// What an endpoint is measured beside: it reads a request as its original does and puts an equal answer into words and
/// bytes, and does not go to the ledger in between. Its first request is answered by the original; the sessions of that
/// answer are kept and are the answer ever after, to whoever has a key of the ledger.
final class EchoTwin: Sendable {
    /// Where it is.
    let path: String
    private let original: Endpoint
    private let read: @Sendable (Call) throws -> Void
    private let render: @Sendable (Flex, [ShownSession], Instant) -> JSON
    private let kept = Mutex<Kept?>(nil)

    private struct Kept {
        let sessions: [ShownSession]
        let now: Instant
    }

    /// - Parameters:
    ///   - read: reads everything that the original reads of a request.
    ///   - render: the original's answer that shows these sessions.
    init(
        _ name: String, of original: Endpoint, read: @escaping @Sendable (Call) throws -> Void,
        render: @escaping @Sendable (Flex, [ShownSession], Instant) -> JSON
    ) {
        path = "/echo-twins/\(name)"
        self.original = original
        self.read = read
        self.render = render
    }

    var method: HTTPRequest.Method { original.method }

    func respond(to request: Request, _ context: ConnectionContext, _ answering: Answering) async -> Response {
        do {
            guard let kept = kept.withLock({ $0 }) else { return try await first(request, context, answering) }
            let (engine, key) = try await answering.authenticate(request)
            let bytes = try await context.body(
                of: request, upTo: answering.largestBody, within: answering.bodyTimeout)
            let call = try answering.call(request, context.parameters, bytes, engine, by: key.label, original)
            try read(call)
            return Reply(render(call.flex, kept.sessions, kept.now)).response
        } catch {
            return answering.refusal(error, request).response
        }
    }

    private func first(
        _ request: Request, _ context: ConnectionContext, _ answering: Answering
    ) async throws -> Response {
        let (reply, _) = await answering.reply(to: request, context, original)
        guard reply.status == .ok else { return reply.response }
        let shown = try JSON(reading: reply.body)
        let kept = try await answering.engine.read { reader, now in
            let sessions = try shown.sessionIDs.map { try reader.shown(try require($0, reader.find), at: now) }
            return Kept(sessions: sessions, now: now)
        }
        // A twin that would answer otherwise is none.
        if Reply(render(answering.words.flex, kept.sessions, kept.now)).body == reply.body {
            self.kept.withLock { $0 = kept }
        }
        return reply.response
    }
}

extension EchoTwin {
    /// The twins of what the benchmark asks for.
    static func all() -> [EchoTwin] {
        FlexEndpoints.sessions.filter { $0.path == "/v1/checkout/sessions" }.flatMap { endpoint in
            endpoint.method == .get
                ? [
                    EchoTwin("list", of: endpoint, read: { _ = try SessionListRequest($0.query) }) {
                        $0.sessions($1, hasMore: true, $2)
                    }
                ]
                : ["payment", "off_session"].map { name in
                    EchoTwin(name, of: endpoint, read: { _ = try SessionRequest($0) }) { flex, sessions, now in
                        sessions.first.map { Flex.envelope("checkout_session", flex.session($0, now)) } ?? .null
                    }
                }
        }
    }
}

extension JSON {
    /// The sessions that an answer shows.
    fileprivate var sessionIDs: [ID<CheckoutSession>] {
        var shown: [JSON] = []
        if case .array(let sessions) = self["checkout_sessions"] { shown = sessions }
        if let session = self["checkout_session"] { shown.append(session) }
        return shown.compactMap { session in
            guard case .string(let id) = session["checkout_session_id"] else { return nil }
            return ID(id)
        }
    }
}
