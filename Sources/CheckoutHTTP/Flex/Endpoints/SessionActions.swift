import Checkout
import Dialects
import HTTPTypes
import OrderedJSON

extension FlexEndpoints {
    /// What can be done with a session (sections 3.4 to 3.6).
    static let sessionActions: [Endpoint] = [
        .post("/v1/checkout/sessions/:id/confirm") { call in
            // Before anything else is looked at.
            guard let key = call.requestKey else {
                throw HTTPRefusal(
                    status: .badRequest, code: "idempotency_key_required",
                    message: "The header Idempotency-Key is required to confirm a checkout session.")
            }
            let id = try call.id(as: CheckoutSession.self)
            let fields = try call.sessionFields
            let card = try fields.requiredID("payment_method", as: PaymentMethod.self)
            if try fields.capturesManually() { throw CheckoutError.manualCaptureNotSupported(id: nil) }
            try await call.refuseStranger(to: card, fields)
            return try await call.answerSession(in: fields.path, expanding: Flex.Expansion(["payment_intent"])) {
                engine throws(CheckoutError) in
                try await engine.confirm(id, paymentMethod: card, idempotencyKey: key.key)
            }
        },
        .post("/v1/checkout/sessions/:id/capture") { call in
            let fields = try call.sessionFields
            let request = try CaptureRequest(call.id(), fields, key: call.requestKey?.key)
            return try await call.answerSession(in: fields.path) { engine throws(CheckoutError) in
                try await engine.capture(request)
            }
        }.refusing(undecided),
        .post("/v1/checkout/sessions/:id/cancel") { call in
            let (id, key) = (try call.id(as: CheckoutSession.self), call.requestKey?.key)
            return try await call.answerSession { engine throws(CheckoutError) in
                try await engine.callOff(id, idempotencyKey: key)
            }
        },
        .post("/v1/checkout/sessions/:id/reauth") { call in
            let id = try call.id(as: CheckoutSession.self)
            return try await call.answerSession { engine throws(CheckoutError) in try await engine.reauthorize(id) }
        }.refusing(undecided),
        .post("/v1/checkout/sessions/:id/refund") { call in
            let fields = try call.sessionFields
            let request = try RefundRequest(call.id(), fields, key: call.requestKey?.key)
            return try await call.answerSession(in: fields.path) { engine throws(CheckoutError) in
                try await engine.refund(request)
            }
        },
        .post("/v1/checkout/sessions/:id/refund_allocation") { call in
            let fields = try call.sessionFields
            let request = try RefundRequest(call.id(), fields, key: nil)
            do throws(CheckoutError) {
                let shares = try await call.engine.refundPreview(request)
                return Reply(["allocations": .array(shares.map { call.flex.allocation($0.share, $0.card) })])
            } catch {
                throw error.inside(fields.path)
            }
        },
    ]

    /// What waits for a practitioner is not processed already, so it is not called so where its money is wanted (ours).
    private static func undecided(_ error: CheckoutError) -> HTTPRefusal? {
        guard case .sessionNotOpen(_, .inReview) = error else { return nil }
        return HTTPRefusal(
            status: .unprocessableContent, code: "checkout_session_not_complete", message: FlexRefusal.message(error))
    }
}

extension Call {
    /// Refuses a `customer` beside somebody else's card. A card that nobody has is refused where it is charged.
    fileprivate func refuseStranger(to card: ID<PaymentMethod>, _ fields: Fields) async throws {
        guard let customer = try fields.id("customer", as: Customer.self) else { return }
        let owner = try await engine.read { reader, _ in
            _ = try require(customer, reader.find)
            return try reader.find(card)?.customer
        }
        guard let owner, owner != customer else { return }
        throw fields.wrong(
            "customer", .string(customer.description),
            "\(owner), whose card \(fields.path(of: "payment_method")) is, or nothing")
    }

    /// The fields of an action, in the envelope of the session: without it, what is asked for is not known (section 1).
    fileprivate var sessionFields: Fields {
        get throws(CheckoutError) { try body.requiredObject("checkout_session") }
    }

    /// Does something with a session, and answers with the session.
    /// - Parameter path: where in the body the fields stand that the engine names.
    func answerSession(
        in path: String = "", expanding expansion: Flex.Expansion = Flex.Expansion(),
        _ work: @escaping @Sendable (CheckoutEngine) async throws(CheckoutError) -> CheckoutSession
    ) async throws -> Reply {
        let words = flex
        if requestKey == nil {
            do throws(CheckoutError) {
                let (shown, now) = try await engine.seeing(
                    { session, reader, now in
                        (try reader.shown(session, at: now, withCustomer: expansion.includesCustomer), now)
                    }, work: work)
                return Reply(Flex.envelope("checkout_session", words.session(shown, now, expanding: expansion)))
            } catch {
                throw error.inside(path)
            }
        }
        return try await answer(in: path, work) { session, reader, now in
            Flex.envelope("checkout_session", try words.session(session, reader, now, expanding: expansion))
        }
    }
}
