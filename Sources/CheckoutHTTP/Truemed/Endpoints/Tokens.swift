import Checkout
import Dialects
import HTTPTypes
import Hummingbird
import OrderedJSON

extension TruemedEndpoints {
    /// Payment tokens, and the requests that provision and renew them.
    static let tokens: [Endpoint] = [
        .post("/api/v1/payment_tokens/create") { call in
            let (request, truemed) = (try ProvisionRequest(call), call.truemed)
            return try await call.answer(
                { engine throws(CheckoutError) in try await engine.createCheckout(request.checkout) },
                as: { session, _, _ in truemed.provisioning(session) })
        },
        .get("/api/v1/payment_tokens/provision_request/:id") { call in
            let name = call.parameters.text("id")
            return try await call.answer { reader, _ in
                guard let session = try ID<CheckoutSession>(name).flatMap({ try reader.find($0) }),
                    session.isTokenRequest
                else {
                    throw CheckoutError.notFound(kind: "provision token request", id: name)
                }
                return call.truemed.provisionRequest(session)
            }
        },
        .get("/api/v1/payment_tokens") { call in
            let (query, range) = (try TokenQuery(call.query), try PageNumber(call.query))
            return try await call.answer { reader, _ in
                let list = try reader.tokens(query, skipping: range.offset, limit: range.size)
                return range.envelope(
                    "payment_tokens", try list.tokens.map { call.truemed.token(try ShownToken($0, reader)) },
                    count: list.count)
            }
        },
        .get("/api/v1/payment_tokens/:id") { call in
            let id = try call.id(as: PaymentToken.self)
            return try await call.answer { reader, _ in
                let token = try require(id, reader.find)
                guard token.status != .deleted else {
                    throw CheckoutError.notFound(kind: PaymentToken.kind, id: id.description)
                }
                return call.truemed.token(try ShownToken(token, reader))
            }
        },
        .post("/api/v1/payment_tokens/:id/update") { call in
            let (update, truemed) = (try TokenUpdate(call), call.truemed)
            return try await call.answer(
                { engine throws(CheckoutError) in try await engine.update(update) },
                as: { session, reader, _ in
                    let pending = try session.token.flatMap { try reader.find($0) }?.pendingUpdate
                    return truemed.renewing(session, first: pending?.session == session.id ? pending?.action : nil)
                })
        },
        .post("/api/v1/payment_tokens/:id/delete") { call in
            _ = try await call.engine.deleteToken(try call.id())
            return Reply.nothing
        },
    ]
}

extension Reply {
    /// What is answered where there is nothing to say: 204, and no body.
    fileprivate static var nothing: Reply {
        var reply = Reply(KeptAnswer(status: 204, body: []), isReplayed: false)
        reply.headers = [:]
        return reply
    }
}
