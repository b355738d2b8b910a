import Checkout
import Crypto
import Dialects
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import OrderedJSON

/// The way of a request of Flex's dialect to its answer: who asks, whether they may now, what they ask, and the answer
/// in their words. Whatever goes wrong on the way is an answer too.
struct Answering: Sendable {
    let engine: CheckoutEngine
    let words: WordsOfServer
    let limiter: RateLimiter?
    let largestBody: Int
    let bodyTimeout: Duration
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
            let call = try call(request, context.parameters, bytes, engine, by: key.label)
            return (try await endpoint.answer(call), true)
        } catch {
            return (refusal(error, request), true)
        }
    }

    /// What is asked.
    func call(
        _ request: Request, _ parameters: Parameters, _ bytes: [UInt8], _ engine: CheckoutEngine, by label: String
    ) throws -> Call {
        Call(
            engine: engine.acting(as: Actor(.merchant, name: label)), flex: words.flex, request: request.head,
            parameters: parameters, query: Query(request.uri), body: try fields(of: request, bytes),
            requestKey: try requestKey(of: request, bytes))
    }

    /// The answer to whatever was thrown. What is nobody's refusal is ours to mend, so the log has it.
    func refusal(_ error: any Error, _ request: Request) -> Reply {
        switch error {
        case let refusal as HTTPRefusal: return FlexRefusal.reply(refusal)
        case CheckoutError.keyRefused(let refusal): return FlexRefusal.reply(HTTPRefusal.unauthorized(refusal.sentence))
        case let error as CheckoutError:
            if case .ledger = error { log.error("\(error.message)", metadata: ["path": "\(request.uri.path)"]) }
            return FlexRefusal.reply(error)
        default:
            log.error("\(error)", metadata: ["path": "\(request.uri.path)"])
            return FlexRefusal.reply(
                HTTPRefusal(
                    status: .internalServerError, code: "internal_error",
                    message: "Something went wrong here; nothing says that the request was carried out."))
        }
    }

    private func authenticate(_ request: Request) async throws -> (engine: CheckoutEngine, key: APIKey) {
        guard let header = request.headers[.authorization] else {
            throw HTTPRefusal.unauthorized("No key was sent; expected the header “Authorization: Bearer fsk_…”.")
        }
        let words = header.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "bearer" else {
            throw HTTPRefusal.unauthorized("The Authorization header does not read; expected “Bearer fsk_…”.")
        }
        return try await engine.opened(with: String(words[1]))
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
            throw HTTPRefusal.badRequest("The body is not an object; expected one such as {\"customer\": {…}}.")
        }
        return Fields(json, path: "")
    }

    private func requestKey(of request: Request, _ bytes: [UInt8]) throws -> RequestKey? {
        guard request.method != .get, request.method != .head, let key = request.headers[.idempotencyKey] else {
            return nil
        }
        let digest = SHA256.hash(data: bytes).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        return try RequestKey(
            operation: "\(request.method.rawValue) \(request.uri.path)", key: key, request: digest.joined())
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
