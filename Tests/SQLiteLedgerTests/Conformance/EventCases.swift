// Requirements on events and the agenda.
import Checkout
import Testing

extension LedgerConformance {
    static let eventCases = [
        Case("events are kept with their changes, and listed of all, of a customer, about a thing") { ledger in
            let (customer, made) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let changes = [Change("name", from: "A \"B\"\u{1}", to: nil), Change("state", to: "CA")]
                let made = [
                    try Sample.event(
                        transaction, EventType.customerCreated, of: customer, about: Subject(customer),
                        changes: changes),
                    try Sample.event(
                        transaction, EventType.clockMoved, of: nil, about: Subject(kind: "ledger", id: "x")),
                    try Sample.event(transaction, EventType.customerUpdated, of: customer, about: Subject(customer)),
                ]
                return (customer, made)
            }
            try await ledger.read { reader in
                try expectSame(reader.find(made[0].id), made[0])
                let all = try readForward(2) { try reader.events(of: nil, from: $0, limit: $1) }
                #expect(all == made.reversed())
                let named = try readForward(2) { try reader.everybodysEvents(from: $0, limit: $1) }
                #expect(named.map(\.event) == all)
                let name = try reader.find(customer)?.name
                #expect(named.map(\.customerName) == [name, nil, name])
                let own = try readBackward(1) { try reader.events(of: customer, from: $0, limit: $1) }
                #expect(own == [made[2], made[0]])
                let kinds: Set = [EventType.clockMoved, EventType.customerUpdated]
                let some = try readForward(1) { try reader.events(of: nil, types: kinds, from: $0, limit: $1) }
                #expect(some == [made[2], made[1]])
                let backward = try readBackward(1) { try reader.events(of: nil, types: kinds, from: $0, limit: $1) }
                #expect(backward == some)
                let ownOfSome = try readForward(1) {
                    try reader.events(of: customer, types: kinds, from: $0, limit: $1)
                }
                #expect(ownOfSome == [made[2]])
                #expect(try reader.events(of: nil, types: [], from: .first, limit: 9).rows.isEmpty)
                try expectSame(reader.events(about: Subject(customer), limit: 1), [made[0]])
                try expectSame(reader.events(about: Subject(kind: "other", id: "x"), limit: 9), [])
            }
        }
    ]

    static let agendaCases = [
        Case("nothing is due in an empty ledger") { ledger in
            try await expect(ledger, reads: nil) { try $0.nextDue() }
        },
        Case("what falls due first is next; of several at one moment, the kinds in their order") { ledger in
            let at = LetterValidity.expiry(signedAt: Sample.now)
            var (letter, consultation, session, held, payment) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let letter = try Sample.letter(transaction, of: customer)
                _ = try Sample.letter(transaction, of: customer, status: .denied, signedAt: Sample.later(-900))
                let consultation = try Sample.consultation(
                    transaction, of: customer, status: .inReview, reviewDueAt: at)
                let session = try Sample.session(transaction, of: customer, expiresAt: at)
                _ = try Sample.session(transaction, of: customer, status: .complete, expiresAt: Sample.now)
                let held = try Sample.session(transaction, of: customer, status: .inReview)
                let card = try Sample.paymentMethod(transaction, of: customer).id
                let payment = try Sample.payment(
                    transaction, for: held.id, with: card, status: .held, holdExpiresAt: at)
                return (letter, consultation, session, held, payment)
            }
            func next() async throws -> DueItem? { try await ledger.read { try $0.nextDue() } }
            try await expectSame(next(), DueItem(at: at, what: .letterExpiry(letter.id)))
            letter.isExpiryRecorded = true
            try await ledger.write { [letter] in try $0.update(letter) }
            try await expectSame(next(), DueItem(at: at, what: .review(consultation.id)))
            consultation.status = .approved
            try await ledger.write { [consultation] in try $0.update(consultation) }
            try await expectSame(next(), DueItem(at: at, what: .sessionExpiry(session.id)))
            session.status = .expired
            try await ledger.write { [session] in try $0.update(session) }
            try await expectSame(next(), DueItem(at: at, what: .holdExpiry(held.id)))
            payment.holdExpiresAt = Sample.later(7)
            try await ledger.write { [payment] in try $0.update(payment) }
            try await expectSame(next(), DueItem(at: Sample.later(7), what: .holdExpiry(held.id)))
            payment.status = .canceled
            try await ledger.write { [payment] in try $0.update(payment) }
            try await expectSame(next(), nil)
            held.status = .voided
            try await ledger.write { [held] in try $0.update(held) }
            try await expectSame(next(), nil)
        },
        Case("the agenda is in the order in which things fall due, as long as it is asked for") { ledger in
            let expected = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let reviews = try ([9, 3] as [Int64]).map { day in
                    try Sample.consultation(
                        transaction, of: customer, status: .inReview, reviewDueAt: Sample.later(day)
                    ).id
                }
                let sessions = try ([3, 3, 5] as [Int64]).map { day in
                    try Sample.session(transaction, of: customer, expiresAt: Sample.later(day)).id
                }
                let letter = try Sample.letter(transaction, of: customer)
                return [
                    DueItem(at: Sample.later(3), what: .review(reviews[1])),
                    DueItem(at: Sample.later(3), what: .sessionExpiry(sessions[0])),
                    DueItem(at: Sample.later(3), what: .sessionExpiry(sessions[1])),
                    DueItem(at: Sample.later(5), what: .sessionExpiry(sessions[2])),
                    DueItem(at: Sample.later(9), what: .review(reviews[0])),
                    DueItem(at: letter.expiresAt, what: .letterExpiry(letter.id)),
                ]
            }
            for limit in 0...7 {
                try await expect(ledger, reads: Array(expected.prefix(limit))) { try $0.agenda(limit: limit) }
            }
        },
    ]
}
