extension CheckoutEngine {
    /// Pays an open session with the card, or the two cards, that the customer types. The consultation comes before:
    /// approved, the money is taken; in review, it is held until a practitioner decides.
    /// - Parameters:
    ///   - secondCard: the other card of a split cart; the order of the two does not matter.
    ///   - presence: whether the customer confirms when their bank asks.
    /// - Throws: `CheckoutError.sessionNotOpen`, `.letterRequired`, `.secondCardRequired`, `.secondCardNotOrdinary`,
    ///   `.couponUsedUp`, `.cardDeclined` (the session stays open for another card, unless it has taken money that could
    ///   not be given back), `.unknownCard`, `.networkUnreachable`; of a request to renew a token also `.wrongRepair` and
    ///   `.noPendingUpdate`.
    public func pay(
        _ id: ID<CheckoutSession>, card: CardEntry, secondCard: CardEntry? = nil, presence: Presence = .onSession
    ) async throws(CheckoutError) -> CheckoutSession {
        // A card is only taken for a session that waits for one.
        let waiting = try await read { reader, _ in try require(id, reader.find) }
        guard waiting.status == .open, waiting.aim == nil else { throw waiting.notOpen }
        guard waiting.customer != nil else { throw waiting.ownerless }
        let first = try await keep(card)
        var second: KeptEntry?
        if let secondCard { second = try await keep(secondCard) }
        return try await pay(id, with: first, second, presence: presence)
    }

    /// Pays an open session with cards that the network keeps already.
    /// - Parameter attempt: how many times a card had been tried when its owner was asked; a form that is sent twice
    ///   then pays once. nil for whatever it is now.
    /// - Throws: as `pay(_:card:secondCard:presence:)`; `CheckoutError.sessionNotOpen` also when a card was tried since.
    public func pay(
        _ id: ID<CheckoutSession>, with card: KeptEntry, _ secondCard: KeptEntry? = nil, presence: Presence,
        attempt: Int? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            let session = try require(id, step.transaction.find)
            guard session.status == .open, session.aim == nil, attempt ?? session.attempt == session.attempt else {
                throw session.notOpen
            }
            guard let customer = session.customer else { throw session.ownerless }
            let method = try step.paymentMethod(card, of: customer)
            let secondMethod = try secondCard.map { try step.paymentMethod($0, of: customer) }
            try step.begin(session, with: method, secondMethod, presence: presence)
        }
        return try await outcome(of: id)
    }

    /// The session after its money was asked for; a refusal of the network's is thrown.
    /// - Parameter known: the session as its own step left it, if that settled it.
    func outcome(
        of id: ID<CheckoutSession>, known: CheckoutSession? = nil
    ) async throws(CheckoutError) -> CheckoutSession {
        let session: CheckoutSession
        if let known, known.id == id { session = known } else { session = try await settled(id) }
        if let refusal = session.refusal { throw refusal }
        return session
    }
}

extension CheckoutSession {
    /// The refusal that the last try of this session ended with, if it did.
    var refusal: CheckoutError? {
        if let token, aim == nil, failure?.code == SessionFailure.noPendingUpdate {
            return .noPendingUpdate(id: token.description)
        }
        guard let failure, aim == nil, status == .open || status == .canceled || status == .holdExpired else {
            return nil
        }
        if let token, let action = failure.nextAction {
            return failure.code == SessionFailure.updateWasPending
                ? .tokenUpdatePending(id: token.description, action: action)
                : .tokenUpdateRequired(
                    id: token.description, action: action, session: id.description, reason: failure)
        }
        return failure.decline.map { .cardDeclined($0) }
    }
}

extension Step {
    /// Begins a try: one payment a card, heading for the money or, where somebody still has to decide, for a hold.
    func begin(
        _ session: CheckoutSession, with card: PaymentMethod, _ secondCard: PaymentMethod?, presence: Presence
    ) throws {
        guard let customer = session.customer else { throw CheckoutError.missingField("customer") }
        if try isRenewal(session) {
            let methods = [card] + (secondCard.map { [$0] } ?? [])
            let shares = try repairShares(methods, of: try renewed(by: session))
            return try begin(session, shares, aim: .collect, presence: presence, write: transaction.update)
        }
        let inReview = try typesInReview(of: customer, for: session.lines)
        let split = CartSplit.Request(
            lines: session.lines, card: card, secondCard: secondCard,
            letters: try letters(of: customer, for: session.lines), typesInReview: inReview, now: now,
            isFree: session.savesForToken)
        let aim: PaymentAim = session.capturesManually || !inReview.isEmpty ? .hold : .collect
        if let shares = try sharesWithoutMoney(session, card, secondCard, { try CartSplit.shares(split) }) {
            let saving = session.savesForToken ? aim : .collect
            return try begin(session, shares, aim: saving, presence: presence, write: transaction.update)
        }
        let shares = try CartSplit.shares(split)
        try begin(session, shares, aim: aim, presence: presence, write: transaction.update)
    }

    /// Makes a try's payments and sets them going. Session and payments are written once, with the first question.
    /// - Parameter write: keeps the session; adds it, if it is new.
    /// - Throws: `CheckoutError.couponUsedUp`.
    func begin(
        _ session: CheckoutSession, _ shares: [CardShare], aim: PaymentAim, presence: Presence,
        write: (CheckoutSession) throws -> Void
    ) throws {
        try useCoupons(of: session)
        var session = session
        session.attempt += 1
        session.failure = nil
        session.aim = aim
        try write(session)
        var payments = try shares.map { share in
            Payment(
                id: try transaction.newID(at: now), session: session.id, paymentMethod: share.paymentMethod.id,
                attempt: session.attempt, share: share.share, lines: share.lines, amount: share.amount,
                createdAt: now)
        }
        let move = Settlement.next(aim, payments: payments, at: now)
        for (index, share) in shares.enumerated() {
            if case .ask(payments[index].id, let operation, let amount) = move {
                ask(operation, amount, of: &payments[index], on: share.paymentMethod, presence: presence)
            }
            try transaction.insert(payments[index])
            guard payments[index].movesMoney else { continue }
            try record(
                EventType.paymentCreated, payments[index].id, customer: session.customer,
                [Change("amount", to: String(share.amount.minorUnits))])
        }
        if case .finish(let ending) = move { try finish(session, ending, payments: payments) }
    }

    /// The visit types of a cart whose consultation is signed and waits for a practitioner, where no letter is valid.
    func typesInReview(of customer: ID<Customer>, for lines: [SessionLine]) throws -> Set<VisitType> {
        let needed = Set(lines.compactMap(\.eligibility.neededLetter))
        guard !needed.isEmpty else { return [] }
        let letters = try transaction.letters(of: customer).filter { needed.contains($0.visitType) }
        let valid = Set(letters.filter { LetterValidity.isValid($0, at: now) }.map(\.visitType))
        return Set(letters.filter { $0.status == .inReview }.map(\.visitType)).subtracting(valid)
    }
}
