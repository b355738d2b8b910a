import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Checkout sessions (section 3).
    static let sessions: [Endpoint] = [
        .post("/v1/checkout/sessions") { call in
            let request = try SessionRequest(call)
            return try await call.answerSession(in: "checkout_session") { engine throws(CheckoutError) in
                do throws(CheckoutError) {
                    switch request {
                    case .checkout(let new): return try await engine.createCheckout(new)
                    case .charge(let charge): return try await engine.charge(charge)
                    }
                } catch {
                    throw request.naming(error)
                }
            }
        },
        .get("/v1/checkout/sessions") { call in
            let list = try SessionListRequest(call.query)
            return try await call.answer { reader, now in
                let seek = try list.range.seek(CheckoutSession.self, reader)
                let page = try reader.sessions(list.query(at: now), from: seek, limit: list.range.limit)
                let shown = try reader.shown(page, at: now, withCustomer: list.expansion.includesCustomer)
                return call.flex.sessions(shown, hasMore: page.goesOn(list.range), now, expanding: list.expansion)
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
