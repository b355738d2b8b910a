extension CheckoutSession {
    /// Whether a customer who is there may give another card after one that was declined: a card saved by hand, or a
    /// token's repair, is one try and no more.
    var waitsForCustomer: Bool {
        switch mode {
        case .payment, .subscription: return true
        case .setup: return expiresAt != nil || !lines.isEmpty
        case .offSession: return false
        }
    }
}

extension CheckoutSession {
    /// Whether it saves cards for a token's lines, and takes no money.
    var savesForToken: Bool { savesWithoutMoney && tokenizes && !lines.isEmpty }
}

extension NewCheckout {
    /// Refuses what only a checkout that takes money once can do.
    /// - Throws: `CheckoutError.invalidField`.
    func checkMode() throws(CheckoutError) {
        guard mode != .payment else {
            guard details.nextBill == nil || tokenize else {
                throw .invalidField("tokenize", given: "false", expected: "true: a free trial is for charges to come")
            }
            return
        }
        if tokenize, mode != .setup {
            throw .invalidField("tokenize", given: "true", expected: "false in mode \(mode.rawValue)")
        }
        if capturesManually {
            throw .invalidField("capture_method", given: "manual", expected: "automatic in mode \(mode.rawValue)")
        }
    }
}

extension LedgerReader {
    /// Whether a session begins a subscription that is free at first.
    func isTrial(_ session: CheckoutSession) throws -> Bool {
        guard session.mode == .subscription, let id = session.subscription else { return false }
        return try find(id)?.hasTrial ?? false
    }
}

extension Step {
    /// The parts of the cards that a session saves without money; nil for a session that takes money. A token takes the
    /// cards that its lines need, others one card.
    /// - Throws: `CheckoutError.invalidField` for a second card, which no renewal would charge; for a trial also what
    ///   `CartSplit` throws, so that who needs a letter gets it while they are there.
    func sharesWithoutMoney(
        _ session: CheckoutSession, _ card: PaymentMethod, _ secondCard: PaymentMethod?,
        _ shares: () throws -> [CardShare]
    ) throws -> [CardShare]? {
        if session.savesForToken {
            return try shares().map { CardShare($0.paymentMethod, $0.share, .zero, lines: $0.lines) }
        }
        guard session.mode == .setup || session.mode == .subscription else { return nil }
        guard secondCard == nil else {
            throw CheckoutError.invalidField(
                "second_card", given: "a second card", expected: "none: one card is saved, and charged later")
        }
        let isTrial = try transaction.isTrial(session)
        guard session.mode == .setup || isTrial else { return nil }
        if isTrial { _ = try shares() }
        return [CardShare(card, card.card.account == .health ? .health : .ordinary, .zero)]
    }
}
