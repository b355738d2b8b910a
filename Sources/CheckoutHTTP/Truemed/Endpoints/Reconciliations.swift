import Checkout
import Dialects
import OrderedJSON

extension TruemedEndpoints {
    /// A year of a large merchant's is read page by page, so these lists reach further than others.
    private static let furthestRow = 10_000_000

    /// What moved, whoever's dialect moved it, and what of it was paid out.
    static let reconciliations: [Endpoint] = [
        .get("/api/v1/reconciliation/transactions") { call in
            let (page, asked, truemed) = (
                try PageNumber(call.query, furthest: furthestRow), try Reconciliation(call.query), call.truemed
            )
            return try await call.answer { reader, now in
                let found = try reader.reconcile(asked, skipping: page.offset, limit: page.size, at: now)
                return page.envelope(
                    "transactions", found.movements.map { truemed.movement($0, at: now) }, count: found.total.count)
            }
        },
        .get("/api/v1/reconciliation/payouts") { call in
            let (page, truemed) = (try PageNumber(call.query, furthest: furthestRow), call.truemed)
            return try await call.answer { reader, now in
                let payouts = try reader.payouts(skipping: page.offset, limit: page.size, at: now)
                return page.envelope(
                    "payouts", payouts.map { truemed.payout($0) }, count: try reader.payoutCount(at: now))
            }
        },
    ]
}

extension Reconciliation {
    /// From `start_date` to `end_date`, both days included; UTC (ours). `payout_ids` stand with commas between them, or
    /// are given one by one, and leave out what no payout has paid unless it is asked for (ours).
    fileprivate init(_ query: Query) throws(CheckoutError) {
        let (start, end) = (try query.requiredDate("start_date"), try query.requiredDate("end_date"))
        guard start <= end else {
            throw .invalidField(
                "end_date", given: end.description, expected: "\(start), the start_date, or a later day")
        }
        var payouts: Set<ID<Payout>>?
        for text in query.strings("payout_ids") {
            guard let id = ID<Payout>(text) else {
                throw .invalidField("payout_ids", given: text, expected: ID<Payout>.expected)
            }
            payouts = (payouts ?? []).union([id])
        }
        self.init(
            moments: Instant(startOf: start)..<Instant(startOf: end.adding(days: 1)), payouts: payouts,
            includesPending: try query.bool("include_pending_payouts") ?? (payouts == nil))
    }
}
