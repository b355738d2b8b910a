import Checkout
import Dialects
import OrderedJSON

extension TruemedEndpoints {
    /// What can be done with a payment session (capture, void and cancel payment session).
    static let sessionActions: [Endpoint] = [
        .post("/payments/v1/payment_session/:id/capture") { call in
            let session = try await call.foundPaymentSession()
            let total = try call.body.requiredAmount("total_amount", in: .charged)
            let request = CaptureRequest(
                session: session.id, extent: .amount(total), idempotencyKey: try call.requiredKey())
            return try await call.answer { engine throws(CheckoutError) in
                try await engine.capture(request)
            } as: { session, reader, _ in
                // A hold is captured once, so its session has one capture that was made.
                let capture = try reader.captures(of: session.id).first { $0.status == .succeeded }
                return ["id": .optional(capture?.id.uuid)]
            }
        }.refusing { SessionRefusal.capture($0) },
        .post("/payments/v1/payment_session/:id/void") { call in
            let session = try await call.foundPaymentSession()
            let key = try call.requiredKey()
            guard session.capturesManually else { throw SessionRefusal.immediateCapture(session) }
            return try await call.answer { engine throws(CheckoutError) in
                // While a practitioner decides, its page knows of no hold.
                try await engine.void(session.id, from: [.authorized], idempotencyKey: key)
            } as: { session, _, _ in
                ["id": .string(session.id.uuid)]
            }
        }.refusing { SessionRefusal.void($0) },
        .post("/payments/v1/payment_session/:id/cancel") { call in
            let session = try await call.foundPaymentSession()
            return try await call.answer { engine throws(CheckoutError) in
                try await engine.cancel(session.id)
            } as: { session, _, _ in
                ["id": .string(session.id.uuid)]
            }
        }.refusing { SessionRefusal.cancel($0) },
    ]
}

extension Call {
    /// The payment session in the path.
    /// - Throws: `CheckoutError.notFound`.
    fileprivate func foundPaymentSession() async throws -> CheckoutSession {
        let id = try paymentSession()
        return try await engine.read { reader, _ in try reader.paymentSession(id) }
    }

    /// The key of a request that needs one.
    func requiredKey() throws(CheckoutError) -> String {
        guard let requestKey else { throw .missingField("idempotency_key") }
        return requestKey.key
    }
}
