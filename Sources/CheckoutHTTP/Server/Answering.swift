import Checkout
import Dialects
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import OrderedJSON

/// The way of a request to its answer: who asks, whether they may now, what they ask, and the answer in the words of
/// their dialect. Whatever goes wrong on the way is an answer too.
struct Answering: Sendable {
    let engine: CheckoutEngine
    let dialect: any HTTPDialect
    let words: WordsOfServer
    let limiter: RateLimiter?
    let largestBody: Int
    let bodyTimeout: Duration
    let isStrict: Bool
    let log: Logger

    /// The way to one endpoint.
    func route(_ endpoint: Endpoint) -> Route {
        Route(
            method: endpoint.method, path: endpoint.path, respond: { await respond(to: $0, $1, endpoint) },
            refuse: { refusal($0, $1).response })
    }

    func respond(to request: Request, _ context: ConnectionContext, _ endpoint: Endpoint) async -> Response {
        let (reply, isBodyRead) = await reply(to: request, context, endpoint)
        return isBodyRead ? reply.response : context.turnAway(request, with: reply.response)
    }

    /// The answer, and whether the body was read for it; whoever may not ask is refused before.
    func reply(
        to request: Request, _ context: ConnectionContext, _ endpoint: Endpoint
    ) async -> (reply: Reply, isBodyRead: Bool) {
        let (engine, key, bytes): (CheckoutEngine, APIKey, [UInt8])
        do {
            (engine, key) = try await authenticate(request)
            bytes = try await context.body(of: request, upTo: largestBody, within: bodyTimeout)
        } catch {
            return (refusal(error, request), false)
        }
        do {
            if let limiter, let seconds = limiter.take(key.id.description) {
                throw HTTPRefusal.tooManyRequests(retryAfter: seconds)
            }
            let call = try call(request, context.parameters, bytes, engine, by: key.label, endpoint)
            return (try await endpoint.answer(call), true)
        } catch {
            return (refusal(error, request, endpoint), true)
        }
    }

    /// What is asked.
    func call(
        _ request: Request, _ parameters: Parameters, _ bytes: [UInt8], _ engine: CheckoutEngine, by label: String,
        _ endpoint: Endpoint
    ) throws -> Call {
        let body = try fields(of: request, bytes)
        let changes = request.method != .get && request.method != .head
        return Call(
            engine: engine.acting(as: Actor(.merchant, name: label)), settings: words.current, request: request.head,
            parameters: parameters, query: Query(request.uri), body: body,
            requestKey: changes ? try dialect.requestKey(of: request, body) : nil, isStrict: isStrict,
            refuse: { reply($0, endpoint) })
    }

    /// The answer to a refusal of the engine's: by the name that the endpoint has for it, or by the dialect's.
    private func reply(_ error: CheckoutError, _ endpoint: Endpoint?) -> Reply {
        endpoint?.refusal?(error).map(dialect.reply) ?? dialect.reply(error)
    }

    /// The answer to whatever was thrown. What is nobody's refusal is ours to mend, so the log has it.
    func refusal(_ error: any Error, _ request: Request, _ endpoint: Endpoint? = nil) -> Reply {
        switch error {
        case let refusal as HTTPRefusal: return dialect.reply(refusal)
        case let error as CheckoutError:
            if case .ledger = error { log.error("\(error.message)", metadata: ["path": "\(request.uri.path)"]) }
            return reply(error, endpoint)
        default:
            log.error("\(error)", metadata: ["path": "\(request.uri.path)"])
            return dialect.reply(
                HTTPRefusal(
                    status: .internalServerError, code: "internal_error",
                    message: "Something went wrong here; nothing says that the request was carried out."))
        }
    }

    /// Who asks.
    func authenticate(_ request: Request) async throws -> (engine: CheckoutEngine, key: APIKey) {
        try await engine.opened(with: try dialect.secret(of: request))
    }

    private func fields(of request: Request, _ bytes: [UInt8]) throws -> Fields {
        guard !bytes.isEmpty, request.method != .get, request.method != .head else { return Fields([:], path: "") }
        let given = request.headers[.contentType]
        let type = given?.split(separator: ";").first.map { $0.trimmed.lowercased() }
        guard type == "application/json" else { throw HTTPRefusal.wrongContentType(given) }
        let json: JSON
        do {
            json = try JSON(reading: bytes)
        } catch {
            throw HTTPRefusal.badRequest("The body is not JSON: \(error).")
        }
        guard case .object = json else {
            throw HTTPRefusal.badRequest("The body is not a JSON object, which holds its fields in braces.")
        }
        return Fields(json, path: "")
    }
}

extension Reply {
    /// The reply on its way out.
    var response: Response {
        Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start[
            ..<(start.lastIndex { $0 != " " && $0 != "\t" }.map { start.index(after: $0) } ?? start.startIndex)]
    }
}
