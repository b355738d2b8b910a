// Payment intents (Flex, section 8): each card's part in a session.

public import Checkout
public import OrderedJSON

extension Flex {
    /// The PaymentIntent object as the ledger has it now.
    public func paymentIntent(_ payment: Payment, _ reader: any LedgerReader) throws -> JSON {
        let session = try require(payment.session, reader.find)
        return paymentIntent(payment, of: session, invoice: try reader.invoice(of: session))
    }

    /// The PaymentIntent object.
    func paymentIntent(_ payment: Payment, of session: CheckoutSession, invoice: ID<Invoice>?) -> JSON {
        [
            "payment_intent_id": .id(payment.id), "amount": .money(payment.amount),
            "amount_capturable": .money(payment.status == .held ? payment.amount : .zero),
            "amount_received": .money(payment.amountCaptured), "application_fee_amount": nil,
            "customer": .id(session.customer), "transfer_data": nil, "status": .string(payment.flexStatus),
            "latest_charge": .optional(payment.networkReference), "created_at": .instant(payment.createdAt),
            "invoice": .id(invoice), "capture_method": session.capturesManually ? "manual" : "automatic",
            "client_secret": nil,
            "metadata": .notes(session.metadata), "payment_method": .id(payment.paymentMethod),
            "test_mode": .bool(isTest), "transfer_group": nil,
            // The other card of a split cart is the secondary one; the word is ours.
            "payment_card_type": payment.isOther(of: session) ? "secondary" : "primary",
            "last_payment_error": payment.decline.map(error) ?? .null, "checkout_session": .id(session.id),
        ]
    }

    private func error(_ decline: Decline) -> JSON {
        [
            "type": "card_error", "code": .string(decline.code), "decline_code": .optional(decline.declineCode),
            "message": .string(decline.sentence),
        ]
    }
}

extension Payment {
    /// Whether it is an ordinary card's part of a split cart. What a confirmation charges to one is no such part: the
    /// lines that health money could pay for when the session was made.
    fileprivate func isOther(of session: CheckoutSession) -> Bool {
        guard share == .ordinary, let lines else { return false }
        return lines != session.lines.indices.filter { session.lines[$0].isHealthPayable }
    }

    /// Flex's `status` for where the money is; one status was seen (`canceled`), the others are Stripe's, whose intents
    /// these are.
    public var flexStatus: String {
        switch status {
        case .processing: "processing"
        case .held: "requires_capture"
        case .succeeded: "succeeded"
        case .failed: "requires_payment_method"
        case .canceled: "canceled"
        }
    }
}
