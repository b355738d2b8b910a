extension CheckoutSession {
    /// Whether the bank wants the card's owner to confirm before it decides on the last try.
    public var waitsForConfirmation: Bool {
        status == .open && aim == nil && failure?.decline?.reason == Decline.authenticationRequired
    }
}

extension Decline {
    /// The reason by which a bank says that it has to ask the card's owner first (Stripe).
    public static let authenticationRequired = "authentication_required"
}

extension CheckoutEngine {
    /// Tries the cards of the last try once more, after the bank asked their owner (3-D Secure).
    /// - Parameters:
    ///   - attempt: the try that the bank asked about; a form that is sent twice then pays once.
    ///   - isConfirmed: what the owner said.
    /// - Throws: `CheckoutError.sessionNotOpen` unless the bank asked about this try; as `pay`.
    public func answerBank(
        _ id: ID<CheckoutSession>, attempt: Int, isConfirmed: Bool
    ) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            let session = try require(id, step.transaction.find)
            guard session.waitsForConfirmation, session.attempt == attempt else { throw session.notOpen }
            let cards = try step.transaction.payments(of: id).filter { $0.attempt == attempt }
                .map { try step.savedCard($0.paymentMethod) }
            guard let card = cards.first else { throw session.notOpen }
            try step.begin(
                session, with: card, cards.dropFirst().first, presence: isConfirmed ? .onSession : .onSessionRefusing)
        }
        return try await outcome(of: id)
    }
}
