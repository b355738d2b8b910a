extension Step {
    /// Performs what has fallen due, each thing at its own moment, in time order, as if the days had passed.
    /// - Returns: how many things were performed.
    @discardableResult
    func performDue(until end: Instant, atMost limit: Int = .max) throws -> Int {
        var count = 0
        while count < limit, let due = try transaction.nextDue(), due.at <= end {
            try at(due.at, actor: .system).perform(due.what)
            count += 1
        }
        return count
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
