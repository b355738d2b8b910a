// Requirements on money's movements by time, and on the counts of long lists.
import Checkout
import Testing

extension LedgerConformance {
    static let movementCases = [
        Case("money's movements are read and summed up by time, the latest first") { ledger in
            let (payments, refund) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let session = try Sample.session(transaction, of: customer).id
                let card = try Sample.paymentMethod(transaction, of: customer).id
                let payments = try [20, nil, 10, 20].map { (offset: Int64?) in
                    var payment = try Sample.payment(transaction, for: session, with: card)
                    guard let offset else { return payment }
                    (payment.status, payment.amountCaptured) = (.succeeded, Money(minorUnits: 100 + Int(offset)))
                    payment.capturedAt = Sample.later(offset)
                    try transaction.update(payment)
                    return payment
                }
                var refund = Refund(
                    id: try transaction.newID(at: Sample.now), session: session, payment: payments[2].id,
                    amount: Money(minorUnits: 30), createdAt: Sample.now)
                try transaction.insert(refund)
                (refund.status, refund.succeededAt) = (.succeeded, Sample.later(20))
                try transaction.update(refund)
                return (payments, refund)
            }
            try await ledger.read { reader in
                try expectSame(reader.find(payments[0].id), payments[0])
                try expectSame(reader.find(refund.id), refund)
                try expectSame(reader.firstMovement(since: Sample.now), Sample.later(10))
                try expectSame(reader.firstMovement(since: Sample.later(10)), Sample.later(10))
                try expectSame(reader.firstMovement(since: Sample.later(11)), Sample.later(20))
                try expectSame(reader.firstMovement(since: Sample.later(21)), nil)
                let all = Sample.now..<Sample.later(21)
                try expectSame(
                    reader.movementTotal(in: all), MovementTotal(count: 4, amount: Money(minorUnits: 320)))
                try expectSame(
                    reader.movementTotal(in: Sample.later(10)..<Sample.later(20)),
                    MovementTotal(count: 1, amount: Money(minorUnits: 110)))
                try expectSame(reader.movementTotal(in: Sample.later(20)..<Sample.later(20)), MovementTotal())
                let expected = [
                    MoneyMovement(.refund(refund), of: payments[2], at: Sample.later(20)),
                    MoneyMovement(.charge, of: payments[3], at: Sample.later(20)),
                    MoneyMovement(.charge, of: payments[0], at: Sample.later(20)),
                    MoneyMovement(.charge, of: payments[2], at: Sample.later(10)),
                ]
                for skipping in 0...4 {
                    for limit in 0...4 {
                        try expectSame(
                            reader.movements(in: all, skipping: skipping, limit: limit),
                            Array(expected.dropFirst(skipping).prefix(limit)))
                    }
                }
            }
        },
        Case("consultations are counted, and products that have a code of the merchant's are listed and counted") {
            ledger in
            let made = try await ledger.write { transaction in
                #expect(try transaction.consultationCount() == 0 && transaction.catalogItemCount() == 0)
                let customer = try Sample.customer(transaction).id
                for _ in 0..<3 {
                    try transaction.insert(
                        Consultation(
                            id: try transaction.newID(at: Sample.now), customer: customer, visitType: .gym,
                            startedAt: Sample.now))
                }
                return try ["a", nil, "b"].map { sku in
                    let product = Product(
                        id: try transaction.newID(at: Sample.now), name: sku ?? "none", sku: sku,
                        eligibility: .notEligible, createdAt: Sample.now)
                    try transaction.insert(product)
                    return product
                }
            }
            try await ledger.read { reader in
                #expect(try reader.consultationCount() == 3 && reader.catalogItemCount() == 2)
                try expectSame(
                    readForward(1) { try reader.catalogItems(from: $0, limit: $1) }, [made[2], made[0]])
            }
        },
    ]
}
