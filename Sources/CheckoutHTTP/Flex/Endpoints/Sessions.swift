import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Checkout sessions (section 3).
    static let sessions: [Endpoint] = [
        .post("/v1/checkout/sessions") { call in
            let fields = try call.body.requiredObject("checkout_session")
            switch try SessionRequest(fields, key: call.requestKey?.key) {
            case .checkout(let new):
                return try await call.answerSession { engine throws(CheckoutError) in
                    try await engine.createCheckout(new)
                }
            case .charge(let charge):
                return try await call.answerSession { engine throws(CheckoutError) in try await engine.charge(charge) }
            }
        },
        .get("/v1/checkout/sessions") { call in
            let (range, expansion) = (try ListRange(call.query), try call.query.expansion())
            let days = try call.query.days()
            let asked = SessionQuery(
                customer: try call.query.id("customer"), paymentMethod: try call.query.id("payment_method"),
                clientReferenceID: call.query.string("client_reference_id"))
            return try await call.answer { reader, now in
                var query = asked
                query.createdSince = days.map { now - $0 }
                let seek = try range.seek(CheckoutSession.self, reader)
                return try reader.sessions(query, from: seek, limit: range.limit).envelope("checkout_sessions", range) {
                    row in
                    try call.flex.session(row.session, reader, now, expanding: expansion)
                }
            }
        },
        .get("/v1/checkout/sessions/:id") { call in
            let (id, expansion) = (try call.id(as: CheckoutSession.self), try call.query.expansion())
            return try await call.answer { reader, now in
                let session = try require(id, reader.find)
                return Flex.envelope(
                    "checkout_session", try call.flex.session(session, reader, now, expanding: expansion))
            }
        },
        .get("/v1/checkout/sessions/:id/line_items") { call in
            let (id, range) = (try call.id(as: CheckoutSession.self), try ListRange(call.query))
            return try await call.answer { reader, _ in
                let session = try require(id, reader.find)
                let (lines, more) = try range.part(of: Array(session.lines.enumerated())) {
                    Flex.lineItemID($0.offset, of: session)
                }
                let items = try lines.map { try call.flex.lineItem($0.element, at: $0.offset, of: session, reader) }
                return ["line_items": .array(items), "has_more": .bool(more)]
            }
        },
    ]
}
