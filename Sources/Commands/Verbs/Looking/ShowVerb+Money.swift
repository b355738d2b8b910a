// What show says of money that was taken or given back, and of what is taken off.

import Checkout
import OrderedJSON

extension ShowVerb {
    func refund(_ id: ID<Refund>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, now in
            guard let refund = try reader.find(id) else { throw missing(id) }
            return refund.answer(at: now)
        }
    }

    func capture(_ id: ID<Capture>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, _ in
            guard let capture = try reader.find(id) else { throw missing(id) }
            return capture.answer
        }
    }

    func promoCode(_ id: ID<PromoCode>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, _ in
            guard let code = try reader.find(id), let coupon = try reader.find(code.coupon) else { throw missing(id) }
            return PromoCodeRow(code: code, coupon: coupon).answer
        }
    }

    func coupon(_ id: ID<Coupon>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, _ in
            guard let coupon = try reader.find(id) else { throw missing(id) }
            return coupon.answer
        }
    }
}

extension Refund {
    /// Money that went back, as Flex's refund object has it.
    fileprivate func answer(at now: Instant) -> Answer {
        let hasReference = referenceStatus(at: now) == .available
        var head = TextFacts()
        head.add("refund", id.description)
        head.add("session", session.description)
        head.add("payment", payment.description)
        head.add("amount", amount.description)
        head.add("status", status.rawValue)
        head.add("reason", reason?.rawValue)
        head.add("reference", hasReference ? reference : nil)
        head.add("asked for", createdAt.description)
        return Answer(
            [
                "refund_id": .id(id), "checkout_session": .id(session), "payment_intent": .id(payment),
                "amount": .money(amount), "status": .word(status), "reason": .optional(reason?.rawValue),
                "reference": .optional(hasReference ? reference : nil),
                "reference_status": .word(referenceStatus(at: now)), "metadata": .notes(metadata),
                "created_at": .instant(createdAt),
            ], lines: head.lines)
    }
}

extension Capture {
    /// Held money that was taken, as Flex's capture object has it.
    fileprivate var answer: Answer {
        var head = TextFacts()
        head.add("capture", id.description)
        head.add("session", session.description)
        head.add("amount", amount.description)
        head.add("status", status.rawValue)
        head.add("asked for", createdAt.description)
        return Answer(
            [
                "capture_id": .id(id), "checkout_session": .id(session), "amount": .money(amount),
                "amount_tax": .money(amountTax), "amount_shipping": .money(amountShipping),
                "amount_discount": .money(discount), "status": .word(status), "metadata": .notes(metadata),
                "created_at": .instant(createdAt),
            ], lines: head.lines)
    }
}

extension Coupon {
    fileprivate var answer: Answer {
        var head = TextFacts()
        head.add("coupon", id.description)
        head.add("takes off", off.words)
        head.add("name", name)
        head.add("used", maxRedemptions.map { "\(timesRedeemed) of \($0)" } ?? String(timesRedeemed))
        head.add("usable", isValid ? "yes" : "no")
        return Answer(json, lines: head.lines)
    }
}
