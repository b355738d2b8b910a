import Checkout
import Dialects
import OrderedJSON

extension TruemedEndpoints {
    /// Money that goes back (create refund).
    static let refunds: [Endpoint] = [
        .post("/payments/v1/refund") { call in
            let asked = try PaymentRefundRequest(call)
            let paid = try await call.engine.read { reader, _ in try reader.paymentSession(asked.payment) }
            let request = try asked.refund(of: paid)
            return try await call.answer { engine throws(CheckoutError) in
                try await engine.refund(request)
            } as: { session, reader, _ in
                // One that goes back to two cards is known by its first part (ours).
                let made = try reader.refunds(of: session.id).first { $0.idempotencyKey == request.idempotencyKey }
                return ["refund_id": .optional(made?.id.uuid)]
            }
        }.refusing(refund)
    ]

    /// What a refund calls a refusal. `RefundDeclined` is ours.
    private static func refund(_ error: CheckoutError) -> HTTPRefusal? {
        switch error {
        case .notFound: return TruemedRefusal.badRequest("InvalidPaymentId", error.message)
        case .sessionNotComplete(let id, let status):
            return PaymentRefundRequest.nothingCaptured(
                ID<CheckoutSession>(id)?.uuid ?? id, status)
        case .refundTooLarge(let asked, let refundable):
            return TruemedRefusal.badRequest(
                "AmountInvalid",
                "amount is \(asked.minorUnits); \(refundable.minorUnits) of the payment can still be given back.")
        case .lineAmountTooLarge(let line, _, let asked, let left):
            return TruemedRefusal.badRequest(
                "AmountInvalid",
                "The amount for \(line) is \(asked.minorUnits); \(left.minorUnits) of it can still be given back.")
        case .totalInvalid, .amountOutOfRange:
            return TruemedRefusal.badRequest("AmountInvalid", error.message)
        case .cardDeclined:
            return TruemedRefusal.badRequest(
                "RefundDeclined", "The card's network did not take the money back; nothing was refunded.")
        default: return nil
        }
    }
}
