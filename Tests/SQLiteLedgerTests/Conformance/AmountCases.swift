// Requirements on what carts are sold for, on promotions, refunds and captures, and on the lists that narrow.
import Checkout
import Randomness
import Testing

extension LedgerConformance {
    static let amountCases = [
        Case("a session keeps its fees, its coupons and what only comes back") { ledger in
            let made = try await ledger.write { transaction in
                let details = SessionDetails(
                    defaults: ["email": "a \"b\"@example.com"], allowsPromotionCodes: true,
                    shippingDetails: ["line1": "1 Main St"], customText: ["submit": "Thanks\n"], origin: "shopify")
                let session = CheckoutSession(
                    id: try transaction.newID(at: Sample.now), mode: .payment, customer: nil, lines: Sample.lines,
                    discounts: [
                        SessionDiscount(
                            coupon: ID(bits: 9), promoCode: ID(bits: 10), amount: Money(minorUnits: 299)),
                        SessionDiscount(coupon: ID(bits: 11), amount: Money(minorUnits: 1)),
                    ],
                    clientReferenceID: "order 17", details: details, createdAt: Sample.now)
                try transaction.insert(session)
                return session
            }
            try await expect(ledger, reads: made) { try $0.find(made.id) }
            var other = made
            other.lines = [Sample.lines[2], Sample.lines[0]]
            other.discounts = []
            let changed = other
            try await ledger.write { try $0.replaceCart(of: changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
        },
        Case("a coupon is kept whatever it takes off and for how long") { ledger in
            let offs: [Coupon.Off] = [.amount(Money(minorUnits: 500)), .percent(hundredths: 1_250)]
            let durations: [Coupon.Duration] = [.once, .repeating(months: 3), .forever]
            for off in offs {
                for duration in durations {
                    var coupon = try await ledger.write { transaction in
                        let coupon = Coupon(
                            id: try transaction.newID(at: Sample.now), name: "Spring", off: off, duration: duration,
                            appliesTo: [ID(bits: 3), ID(bits: 4)], maxRedemptions: 7, createdAt: Sample.now)
                        try transaction.insert(coupon)
                        return coupon
                    }
                    let made = coupon
                    try await expect(ledger, reads: made) { try $0.find(made.id) }
                    (coupon.timesRedeemed, coupon.isActive) = (7, false)
                    let changed = coupon
                    try await ledger.write { try $0.update(changed) }
                    try await expect(ledger, reads: changed) { try $0.find(changed.id) }
                }
            }
        },
        Case("an active promotion code is found in any case, and no other is spelled so") { ledger in
            let (coupon, first) = try await ledger.write { transaction in
                let coupon = Coupon(
                    id: try transaction.newID(at: Sample.now), name: nil, off: .percent(hundredths: 100),
                    createdAt: Sample.now)
                try transaction.insert(coupon)
                return (coupon, try Sample.promoCode(transaction, "Spring", of: coupon.id))
            }
            try await expect(ledger, reads: first) { try $0.activePromoCode("sPRING") }
            await #expect(throws: (any Error).self) {
                try await ledger.write { try Sample.promoCode($0, "SPRING", of: coupon.id) }
            }
            var retired = first
            retired.isActive = false
            let changed = retired
            let second = try await ledger.write { transaction in
                try transaction.update(changed)
                return try Sample.promoCode(transaction, "SPRING", of: coupon.id)
            }
            try await expect(ledger, reads: second) { try $0.activePromoCode("spring") }
            try await ledger.read { reader in
                let all = try readForward(1) { try reader.promoCodes(isActive: nil, from: $0, limit: $1) }
                #expect(all.map(\.code) == [second, changed] && all.map(\.coupon) == [coupon, coupon])
                let active = try readBackward(1) { try reader.promoCodes(isActive: true, from: $0, limit: $1) }
                #expect(active.map(\.code) == [second])
                let inactive = try readForward(1) { try reader.promoCodes(isActive: false, from: $0, limit: $1) }
                #expect(inactive.map(\.code) == [changed])
            }
        },
        Case("refunds and captures are kept with their lines, and refunds listed by payment and status") { ledger in
            let (payments, refunds, capture) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let session = try Sample.session(transaction, of: customer).id
                let card = try Sample.paymentMethod(transaction, of: customer).id
                let payments = [
                    try Sample.payment(transaction, for: session, with: card),
                    try Sample.payment(transaction, for: session, with: card),
                ]
                let refunds = try [0, 1, 0].map { place in
                    let refund = Refund(
                        id: try transaction.newID(at: Sample.now), session: session, payment: payments[place].id,
                        amount: Money(minorUnits: 30), reason: place == 0 ? .duplicate : nil,
                        parts: place == 0
                            ? [LinePart(line: 1, goods: Money(minorUnits: 20), tax: Money(minorUnits: 10))] : [],
                        metadata: place == 0 ? ["a": "b"] : [:], idempotencyKey: place == 0 ? "k" : nil,
                        createdAt: Sample.now)
                    try transaction.insert(refund)
                    return refund
                }
                var capture = Capture(
                    id: try transaction.newID(at: Sample.now), session: session, amount: Money(minorUnits: 60),
                    parts: [LinePart(line: 0, shipping: Money(minorUnits: 60))], discount: Money(minorUnits: 4),
                    metadata: ["c": "d"], createdAt: Sample.now)
                try transaction.insert(capture)
                capture.status = .succeeded
                try transaction.update(capture)
                return (payments, refunds, capture)
            }
            try await expect(ledger, reads: refunds) { try $0.refunds(of: payments[0].session) }
            try await expect(ledger, reads: [capture]) { try $0.captures(of: payments[0].session) }
            try await expect(ledger, reads: capture) { try $0.find(capture.id) }
            var edited = refunds[0]
            (edited.status, edited.metadata) = (.failed, ["x": "y"])
            let changed = edited
            try await ledger.write { try $0.update(changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            try await ledger.read { reader in
                let own = RefundQuery(payment: payments[0].id)
                try expectSame(
                    readForward(1) { try reader.refunds(own, from: $0, limit: $1) }, [refunds[2], changed])
                let failed = RefundQuery(status: .failed, payment: payments[0].id)
                try expectSame(readBackward(1) { try reader.refunds(failed, from: $0, limit: $1) }, [changed])
                try expectSame(
                    reader.refunds(RefundQuery(), from: .offset(1), limit: 5).rows.map(\.row), [refunds[1], changed])
            }
        },
        Case("sessions and payments are listed by whatever narrows them, as a slow model would") { ledger in
            let all = try await ledger.write { transaction in
                var random = Seeded(5)
                let customers = try (0..<3).map { _ in try Sample.customer(transaction).id }
                let cards = try customers.map { try Sample.paymentMethod(transaction, of: $0).id }
                var made: [(session: CheckoutSession, payment: Payment)] = []
                for number in 0..<40 {
                    let who = Int.random(in: 0...2, using: &random)
                    let at = Sample.later(Int64(number / 4))
                    let session = CheckoutSession(
                        id: try transaction.newID(at: at), mode: .payment, customer: customers[who],
                        lines: Sample.lines, clientReferenceID: number % 3 == 0 ? "r\(number % 2)" : nil, createdAt: at)
                    try transaction.insert(session)
                    let payment = Payment(
                        id: try transaction.newID(at: at), session: session.id, paymentMethod: cards[who], attempt: 1,
                        share: .ordinary, amount: Money(minorUnits: 60), createdAt: at)
                    try transaction.insert(payment)
                    made.append((session, payment))
                }
                return made
            }
            try await ledger.read { reader in
                for number in 0..<60 {
                    let some = all[number % all.count]
                    let query = SessionQuery(
                        customer: number % 2 == 0 ? some.session.customer : nil,
                        paymentMethod: number % 5 == 0 ? some.payment.paymentMethod : nil,
                        payment: number % 11 == 0 ? some.payment.id : nil,
                        clientReferenceID: number % 3 == 0 ? "r\(number % 2)" : nil,
                        createdSince: number % 4 == 0 ? Sample.later(Int64(number % 12)) : nil)
                    let wanted = all.filter { row in
                        (query.customer == nil || row.session.customer == query.customer)
                            && (query.paymentMethod == nil || row.payment.paymentMethod == query.paymentMethod)
                            && (query.payment == nil || row.payment.id == query.payment)
                            && (query.clientReferenceID == nil
                                || row.session.clientReferenceID == query.clientReferenceID)
                            && query.createdSince.map { row.session.createdAt >= $0 } ?? true
                    }
                    let found = try readForward(3) { try reader.sessions(query, from: $0, limit: $1) }
                    #expect(found.map(\.id) == wanted.reversed().map(\.session.id), "\(query)")
                    let later = try reader.sessions(query, from: .offset(2), limit: 100).rows.map(\.row.id)
                    #expect(later == wanted.reversed().dropFirst(2).map(\.session.id), "\(query)")
                    let payments = PaymentQuery(
                        customer: query.customer, session: number % 7 == 0 ? some.session.id : nil,
                        createdSince: query.createdSince)
                    let paid = all.filter { row in
                        (payments.customer == nil || row.session.customer == payments.customer)
                            && (payments.session == nil || row.session.id == payments.session)
                            && payments.createdSince.map { row.payment.createdAt >= $0 } ?? true
                    }
                    let foundPayments = try readBackward(3) { try reader.payments(payments, from: $0, limit: $1) }
                    #expect(foundPayments.map(\.payment) == paid.reversed().map(\.payment), "\(payments)")
                    #expect(foundPayments.map(\.customer) == paid.reversed().map(\.session.customer))
                }
            }
        },
    ]
}
