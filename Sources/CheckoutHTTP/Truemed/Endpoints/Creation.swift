import Checkout
import Dialects
import HTTPTypes
import OrderedJSON

extension TruemedEndpoints {
    /// `create_payment_session`.
    static let creation: [Endpoint] = [
        .post("/payments/v1/create_payment_session") { call in
            let request = try PaymentSessionRequest(call)
            let fault = try await call.engine.takeFault()
            if fault == .before { throw lostOnPurpose }
            let truemed = call.truemed
            do {
                let reply = try await call.answer { engine throws(CheckoutError) -> CheckoutSession in
                    if let token = request.token { return try await engine.charge(request.charge(of: token)) }
                    return try await engine.createCheckout(request.checkout)
                } as: { session, _, _ in
                    truemed.created(session)
                }
                guard fault == nil else { throw lostOnPurpose }
                return reply
            } catch {
                throw fault == nil ? error : lostOnPurpose
            }
        }
    ]

    /// What a call is told that an operator armed a fault for.
    private static let lostOnPurpose = TruemedRefusal.badRequest(
        "ServerError", "There was an internal server error. The same request may be sent again under the same key.")
}
