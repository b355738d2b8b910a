/// What becomes of a delivery after a try.
enum DeliveryRule {
    /// - Parameter moment: when the try counts as made. On a live clock that is when it was made; on a frozen one when it
    ///   was due, so that a jump of days plays the whole schedule at once.
    static func outcome(of delivery: Delivery, _ answer: DeliveryAnswer, at moment: Instant) -> Delivery {
        var tried = delivery
        tried.attempts += 1
        tried.owner = nil
        tried.lastCode = answer.code
        tried.lastFailure = answer.failure
        tried.nextAttemptAt = nil
        let schedule = DeliverySchedule(delivery.dialect)
        if let code = answer.code, delivery.dialect.isAcknowledged(by: code) {
            tried.status = .delivered
        } else if delivery.status == .parked {
            // Its endpoint was removed while it was under way.
            tried.status = .parked
        } else if let delay = schedule.delay(after: tried.attempts, of: delivery.id) {
            tried.nextAttemptAt = moment.adding(milliseconds: delay)
        } else {
            tried.status = .parked
        }
        tried.finishedAt = tried.status == .pending ? nil : moment
        return tried
    }

    /// When a try of this delivery counts as made.
    static func moment(of delivery: Delivery, clock: LedgerClock, now: Instant) -> Instant {
        clock.isFrozen ? min(now, delivery.nextAttemptAt ?? now) : now
    }
}
