/// What to ask the card network next for a session's payments, given what they are heading for. Every answer is written
/// together with the next question, so a crash at any point leaves exactly one question to ask again.
public enum Settlement {
    /// The next thing to do.
    public enum Move: Hashable, Sendable {
        /// Ask the network this about a payment.
        case ask(ID<Payment>, PaymentOperation, Money)
        /// Nothing more to ask.
        case finish(Ending)
    }

    /// How a try ends.
    public enum Ending: Hashable, Sendable {
        /// The money is taken, as was asked for.
        case collected
        /// All of it is set aside.
        case held
        /// What was set aside is given back.
        case released(SessionStatus)
        /// The refund is made.
        case refunded
        /// A card said no. What the other had paid is given back, unless that too was declined: then it is kept.
        case failed(Decline)
        /// A card did not pay what it held, or did not renew a hold that had lapsed. What the other paid is as in `failed`.
        case holdLost(Decline)
    }

    /// The next move. No payment may have a question open.
    /// - Parameter payments: those of the current try, the health card's first.
    public static func next(_ aim: PaymentAim, payments: [Payment], at now: Instant) -> Move {
        switch aim {
        case .collect: return collect(payments)
        case .hold: return hold(payments)
        case .capture: return capture(payments, at: now)
        case .release(let status): return release(payments) ?? .finish(.released(status))
        case .refund: return refund(payments)
        }
    }

    /// One card is charged. Of two, the health card is held, the ordinary one charged, then the hold captured; it is
    /// given back when the second card fails (Flex: split cart).
    private static func collect(_ payments: [Payment]) -> Move {
        if let undone = undo(payments) { return undone }
        if let failed = payments.first(where: \.hasFailed) { return .finish(.failed(decline(of: failed))) }
        let isSplit = payments.count > 1
        for payment in payments where payment.status == .processing {
            guard payment.amount > .zero else { return .ask(payment.id, .verify, .zero) }
            return .ask(payment.id, isSplit && payment.share == .health ? .hold : .charge, payment.amount)
        }
        if let held = payments.first(where: { $0.status == .held }) { return .ask(held.id, .capture, held.amount) }
        return .finish(.collected)
    }

    private static func hold(_ payments: [Payment]) -> Move {
        if let undone = undo(payments) { return undone }
        if let failed = payments.first(where: \.hasFailed) { return .finish(.failed(decline(of: failed))) }
        if let next = payments.first(where: { $0.status == .processing }) {
            return next.amount > .zero ? .ask(next.id, .hold, next.amount) : .ask(next.id, .verify, .zero)
        }
        return .finish(.held)
    }

    /// Lapsed holds are renewed before anything is taken, unless nothing is wanted of them.
    private static func capture(_ payments: [Payment], at now: Instant) -> Move {
        if let undone = undo(payments) { return undone }
        if let failed = payments.first(where: \.hasFailed) { return .finish(.holdLost(decline(of: failed))) }
        let held = payments.filter { $0.status == .held }
        if let lapsed = held.first(where: { $0.holdLapses(by: now) && $0.wanted != .zero }) {
            return .ask(lapsed.id, .hold, lapsed.amount)
        }
        guard let next = held.first else { return .finish(.collected) }
        let wanted = next.wanted ?? next.amount
        return wanted > .zero ? .ask(next.id, .capture, wanted) : .ask(next.id, .void, .zero)
    }

    /// Once a card has said no, what the others did is taken back: holds are voided, charges refunded.
    private static func undo(_ payments: [Payment]) -> Move? {
        guard payments.contains(where: \.hasFailed) else { return nil }
        if let voided = release(payments) { return voided }
        return payments.first(where: \.isRefundable).map { .ask($0.id, .refund, $0.amountRefundable) }
    }

    private static func release(_ payments: [Payment]) -> Move? {
        payments.first { $0.status == .held }.map { .ask($0.id, .void, .zero) }
    }

    private static func refund(_ payments: [Payment]) -> Move {
        for payment in payments where payment.isRefundable {
            guard let wanted = payment.wanted, wanted > .zero else { continue }
            return .ask(payment.id, .refund, min(wanted, payment.amountRefundable))
        }
        return .finish(.refunded)
    }

    private static func decline(of payment: Payment) -> Decline {
        payment.decline ?? Decline(code: "card_declined", declineCode: "generic_decline")
    }
}

extension Payment {
    /// What can still be given back.
    public var amountRefundable: Money { amountCaptured - amountRefunded }

    /// Whether its hold has lapsed at this moment. One whose network names no end does not lapse.
    func holdLapses(by moment: Instant) -> Bool { holdExpiresAt.map { $0 <= moment } ?? false }

    /// Whether a card said no to being asked: to a hold, a charge or a capture.
    var hasFailed: Bool { status == .failed || decline != nil && status != .succeeded }

    /// Whether the network may be asked to give money back: some is left, and it has not refused to.
    var isRefundable: Bool { status == .succeeded && amountRefundable > .zero && decline == nil }

    /// The payment after the network's answer to its open question, which comes at this moment.
    public func answered(_ answer: NetworkAnswer, at now: Instant) -> Payment {
        guard let question = pending else { return self }
        var payment = self
        payment.pending = nil
        switch (question.operation, answer) {
        case (.hold, .approved(let reference, let expiry)):
            (payment.status, payment.networkReference, payment.holdExpiresAt) = (.held, reference, expiry)
        case (.charge, .approved(let reference, _)), (.verify, .approved(let reference, _)):
            (payment.status, payment.networkReference) = (.succeeded, reference)
            payment.take(question.amount, at: now)
        case (.capture, .approved):
            (payment.status, payment.holdExpiresAt) = (.succeeded, nil)
            payment.take(question.amount, at: now)
            payment.wanted = nil
        case (.refund, .approved):
            payment.amountRefunded += question.amount
            payment.wanted = nil
        case (.void, _): (payment.status, payment.holdExpiresAt, payment.wanted) = (.canceled, nil, nil)
        case (.refund, .declined(let decline)): (payment.decline, payment.wanted) = (decline, nil)
        // What was not captured is still held, and is given back.
        case (.capture, .declined(let decline)): (payment.decline, payment.wanted) = (decline, nil)
        case (_, .declined(let decline)):
            (payment.status, payment.decline, payment.holdExpiresAt) = (.failed, decline, nil)
        }
        return payment
    }

    private mutating func take(_ amount: Money, at now: Instant) {
        (amountCaptured, capturedAt) = (amount, amount > .zero ? now : nil)
    }
}
