import Checkout
import Dialects

/// Which sessions are listed, and which parts of them are shown whole (section 3.1).
struct SessionListRequest {
    let range: ListRange
    let expansion: Flex.Expansion
    private let sessions: SessionQuery
    private let days: Period?

    init(_ query: Query) throws(CheckoutError) {
        range = try ListRange(
            query, by: "customer", "payment_method", "payment_intent", "client_reference_id", "interval")
        (expansion, days) = (try query.expansion(), try query.days())
        sessions = SessionQuery(
            customer: try query.id("customer"), paymentMethod: try query.id("payment_method"),
            payment: try query.id("payment_intent"), clientReferenceID: query.string("client_reference_id"))
    }

    /// The query, whose days are counted back from now.
    func query(at now: Instant) -> SessionQuery {
        var query = sessions
        query.createdSince = days.map { now - $0 }
        return query
    }
}
