// What moved, and what of it was paid out (Truemed, section 7). The names inside a row are ours, apart from `type` and
// `payout_id`.

public import Checkout
public import OrderedJSON

extension Truemed {
    /// A row of a reconciliation: what one card paid, or got back, which is negative. Fees and disputes, the two other
    /// documented types, do not exist here: no fee is charged, and nobody disputes a practice card.
    public func movement(_ movement: MoneyMovement, at now: Instant) -> JSON {
        let period = PayoutPeriod(holding: movement.at)
        let id: String
        let type: JSON
        switch movement.cause {
        case .charge: (id, type) = (movement.payment.id.uuid, "charge")
        case .refund(let refund): (id, type) = (refund.id.uuid, "refund")
        }
        return [
            "id": .string(id), "type": type, "payment_session_id": .uuid(movement.payment.session),
            "amount": .money(movement.amount), "payment_method": movement.payment.share == .health ? "hsa_fsa" : "card",
            "created_at": .instant(movement.at), "payout_id": period.isPaid(at: now) ? .uuid(period.id) : .null,
        ]
    }

    /// A payout: the money of one week.
    public func payout(_ payout: Payout) -> JSON {
        let period = payout.period
        return [
            "payout_id": .uuid(period.id), "amount": .money(payout.total.amount),
            "transaction_count": .int(payout.total.count), "period_start": .instant(period.start),
            "period_end": .instant(period.end), "paid_at": .instant(period.paidAt),
        ]
    }
}
