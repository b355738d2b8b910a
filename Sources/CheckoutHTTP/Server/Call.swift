import Checkout
import Dialects
import HTTPTypes
import Hummingbird
import OrderedJSON

/// A request that may be answered: its sender is known, its body reads.
struct Call: Sendable {
    /// The engine, acting as the merchant whose key was sent.
    let engine: CheckoutEngine
    /// The ledger's mode, and where its hosted pages are.
    let settings: LedgerSettings
    /// The request without its body.
    let request: HTTPRequest
    /// The path's parameters.
    let parameters: Parameters
    /// What stands after the question mark.
    let query: Query
    /// The body; empty fields where there is none.
    let body: Fields
    /// The name under which the request may be sent again, if its sender gave it one.
    let requestKey: RequestKey?
    /// Whether what the catalogue does not know cannot be paid with health money.
    let isStrict: Bool
    /// The answer to a refusal of the engine's.
    let refuse: @Sendable (CheckoutError) -> Reply

    /// Flex's words.
    var flex: Flex { Flex(settings) }
    /// Truemed's words.
    var truemed: Truemed { Truemed(settings) }

    /// The identifier in the path. One that cannot be of this kind names nothing.
    func id<Thing: Identified>(
        _ name: String = "id", as type: Thing.Type = Thing.self
    ) throws(CheckoutError) -> ID<Thing> {
        let text = parameters.text(name)
        guard let id = ID<Thing>(text) else { throw .notFound(kind: Thing.kind, id: text) }
        return id
    }
}

/// What is answered.
struct Reply: Sendable {
    var status: HTTPResponse.Status = .ok
    let body: [UInt8]
    var headers: HTTPFields = [.contentType: "application/json"]

    init(status: HTTPResponse.Status = .ok, _ json: JSON) {
        self.status = status
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Reply.usualSize)
        json.writeCompact(to: &bytes)
        body = bytes
    }

    /// As many bytes as a session has, so that most answers are written without making room for more.
    private static let usualSize = 2_048

    init(_ kept: KeptAnswer, isReplayed: Bool) {
        status = HTTPResponse.Status(code: kept.status)
        body = kept.body
        if isReplayed { headers[.idempotentReplayed] = "true" }
    }

    var kept: KeptAnswer { KeptAnswer(status: status.code, body: body) }
}

extension HTTPField.Name {
    /// The name under which a request may be sent again.
    static let idempotencyKey = HTTPField.Name(known: "Idempotency-Key")
    /// Says that an answer was given before. Ours, after Stripe's.
    static let idempotentReplayed = HTTPField.Name(known: "Idempotent-Replayed")
}

extension HTTPField.Name {
    /// A name that is known to be one.
    init(known name: String) {
        // Only for the literals of this module, which are valid tokens of RFC 9110.
        guard let known = HTTPField.Name(name) else { preconditionFailure("\(name) is no header's name") }
        self = known
    }
}

extension Call {
    /// Does something that changes the ledger, once for each key.
    /// - Parameters:
    ///   - path: where in the body the fields stand that the engine names.
    ///   - render: the answer's document.
    func answer<Value: Sendable>(
        in path: String = "", _ work: @escaping @Sendable (CheckoutEngine) async throws(CheckoutError) -> Value,
        as render: @escaping @Sendable (Value, any LedgerReader, Instant) throws -> JSON
    ) async throws -> Reply {
        do throws(CheckoutError) {
            guard let requestKey else {
                let value = try await work(engine)
                return Reply(try await engine.read { reader, now in try render(value, reader, now) })
            }
            let (kept, isReplayed) = try await engine.once(
                requestKey, answer: { value, reader, now in Reply(try render(value, reader, now)).kept },
                refusal: { refuse($0.inside(path)).kept }, work: work)
            return Reply(kept, isReplayed: isReplayed)
        } catch {
            throw error.inside(path)
        }
    }

    /// Reads something.
    func answer(_ render: @escaping @Sendable (any LedgerReader, Instant) throws -> JSON) async throws -> Reply {
        Reply(try await engine.read(render))
    }
}
