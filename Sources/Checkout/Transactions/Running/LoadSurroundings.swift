import TransactionProcess

extension LedgerReader {
    /// What a transition of this transaction would look at.
    func surroundings(of tx: Transaction, at now: Instant) throws -> Surroundings {
        let listing = try require(tx.listing, find)
        let customer = try require(tx.customer, find)
        let card = try customer.defaultPaymentMethod.flatMap(find)
        let letter = try listing.eligibility.neededLetter.flatMap { type in
            try latestIssuedLetter(of: tx.customer, for: type).map { (type, $0) }
        }
        return Surroundings(
            listing: listing, account: try payoutAccount(of: tx.provider), customer: customer,
            provider: try require(tx.provider, find), defaultCard: card?.removedAt == nil ? card : nil,
            isPaidOffSession: try tx.session.flatMap(find)?.mode == .offSession,
            letters: letter.map { [$0.0: $0.1] } ?? [:], now: now,
            bookings: { start, end in
                try self.takenBookings(of: tx.listing, from: start, to: end, except: tx.id)
            },
            card: { text in
                guard let id = ID<PaymentMethod>(text), let card = try self.find(id), card.customer == tx.customer,
                    card.removedAt == nil
                else { return nil }
                return card
            })
    }

    /// How a transaction's payment stands.
    func paymentStanding(of tx: Transaction) throws -> PaymentStanding {
        guard let id = tx.session else { return .none }
        return try require(id, find).paymentStanding(namedCard: tx.namedCard != nil)
    }

    /// What a transaction has been through, as its process's times look at it; its moment is when the present stay began.
    func facts(of tx: Transaction, at now: Instant) throws -> TransactionFacts {
        try TransactionFacts(
            of: takenTransitions(of: tx.id), booking: tx.contents.booking?.times, at: now)
    }
}

extension TransactionFacts {
    /// What was taken so far, in order.
    init(of taken: [TakenTransition], booking: BookingTimes?, at now: Instant) {
        self.init(now: Moment(now), booking: booking)
        for step in taken { complete(step.transition, entering: step.to, at: Moment(step.at)) }
        self.now = Moment(now)
    }
}
