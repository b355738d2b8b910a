extension Step {
    /// Performs what has fallen due, each thing at its own moment, in time order, as if the days had passed. What comes
    /// after a question to the card network waits for its answer, which may change it.
    /// - Returns: how many things were performed, and the moment of the last.
    /// - Throws: `UndoneDue`: what could not be done is not left out, since it may be somebody's money.
    func performDue(until end: Instant, atMost limit: Int = .max) throws -> (count: Int, last: Instant?) {
        var (count, last): (Int, Instant?) = (0, nil)
        while count < limit, let due = try transaction.nextDue(), due.at <= end {
            if let last, due.at > last, !questions.all.isEmpty { break }
            do {
                try at(due.at, actor: .system).perform(due.what)
            } catch {
                throw UndoneDue(item: due, cause: error)
            }
            (count, last) = (count + 1, due.at)
        }
        return (count, last)
    }

    private func perform(_ what: DueItem.What) throws {
        switch what {
        case .letterExpiry(let id):
            var letter = try require(id, transaction.find)
            letter.isExpiryRecorded = true
            try transaction.update(letter)
            try record(
                EventType.letterExpired, id, customer: letter.customer,
                [Change("visit_type", to: letter.visitType.name)])
        case .review(let id):
            let consultation = try require(id, transaction.find)
            _ = try at(now, actor: Actor(.practitioner)).decide(
                consultation, consultation.dueDecision ?? .approve, reason: nil)
        case .sessionExpiry(let id):
            try close(
                try require(id, transaction.find), .expired,
                SessionFailure(code: "checkout_session_expired", message: "The checkout was not paid in time."))
        case .delivery: return
        case .transactionHold(let id), .payoutLimit(let id): try endHolding(id)
        case .transition(let id): try runAutomatic(id)
        case .mail(let id): try send(id)
        case .standingOrder(let id): try carryOut(orderOf: id)
        case .holdExpiry(let id):
            var session = try require(id, transaction.find)
            session.failure = SessionFailure(
                code: "review_overran", message: "The hold lapsed before a practitioner decided.")
            let payments = try transaction.payments(of: id).filter { $0.attempt == session.attempt }
            try pursue(.release(.canceled), session, payments: payments, presence: .offSession)
        case .renewal(let id): try carryOn(id)
        }
    }
}
