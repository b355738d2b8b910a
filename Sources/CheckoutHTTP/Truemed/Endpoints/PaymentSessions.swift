import Checkout
import Dialects
import Hummingbird
import OrderedJSON

extension TruemedEndpoints {
    /// Payment sessions as they are looked at (retrieve and list payment sessions).
    static let paymentSessions: [Endpoint] = [
        .get("/payments/v1/payment_session/:id") { call in
            let id = try call.paymentSession()
            return try await call.answer { reader, now in
                call.truemed.session(try reader.shown(try reader.paymentSession(id), at: now, withCustomer: true))
            }
        },
        .get("/payments/v1/payment_sessions") { call in
            let range = try PageNumber(call.query)
            let options = Truemed.SessionOptions(
                includesItems: try call.query.bool("include_order_items") ?? false,
                sumsRefunds: try call.query.bool("summarize_refunds") ?? false)
            return try await call.answer { reader, now in
                let page = try reader.paymentSessions(from: range.seek, limit: range.size)
                let shown = try reader.shown(page, at: now, withCustomer: true)
                return range.envelope(
                    "payment_sessions", shown.map { call.truemed.session($0, options) },
                    count: try reader.paymentSessionCount())
            }
        },
    ]
}

extension Call {
    /// The identifier of the payment session in the path.
    func paymentSession() throws(CheckoutError) -> ID<CheckoutSession> {
        let text = parameters.text("id")
        guard let id = ID<CheckoutSession>(text) else { throw .notFound(kind: paymentSessionKind, id: text) }
        return id
    }
}

extension LedgerReader {
    /// The payment session with this identifier. A card that is saved, or a subscription that begins, is none.
    /// - Throws: `CheckoutError.notFound`.
    func paymentSession(_ id: ID<CheckoutSession>) throws -> CheckoutSession {
        guard let session = try find(id), session.isPayment else {
            throw CheckoutError.notFound(kind: paymentSessionKind, id: id.uuid)
        }
        return session
    }
}

/// What Truemed calls a checkout session that takes money.
private let paymentSessionKind = "payment session"
