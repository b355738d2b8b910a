// Requirements on cards, tokens, sessions and payments.
import Checkout
import Testing

extension LedgerConformance {
    static let paymentMethodCases = [
        Case("a removed card is still found, and no longer listed") { ledger in
            let (customer, cards) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                var cards = try ["0001", "0002", "0003"].map {
                    try Sample.paymentMethod(transaction, of: customer, last4: $0)
                }
                cards[1].removedAt = Sample.later(1)
                cards[1].offSession = true
                try transaction.update(cards[1])
                return (customer, cards)
            }
            try await ledger.read { reader in
                try expectSame(reader.find(cards[1].id), cards[1])
                try expectSame(reader.paymentMethods(of: customer), [cards[0], cards[2]])
                try expectSame(readForward(1) { try reader.paymentMethods(from: $0, limit: $1) }, [cards[2], cards[0]])
                try expectSame(
                    readBackward(1) { try reader.paymentMethods(from: $0, limit: $1) }, [cards[2], cards[0]])
            }
        }
    ]

    static let tokenCases = [
        Case("a token is kept with its lines and its update, and changed with them") { ledger in
            var token = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let card = try Sample.paymentMethod(transaction, of: customer).id
                return try Sample.token(
                    transaction, of: customer, pending: Sample.update(since: Sample.now), healthCard: card)
            }
            let made = token
            try await expect(ledger, reads: made) { try $0.find(made.id) }
            let card = try #require(token.healthCard)
            try await expect(ledger, reads: [made]) { try $0.tokens(using: card) }
            token.lines = [Sample.lines[1]]
            token.ordinaryCard = token.healthCard
            token.healthCard = nil
            token.pendingUpdate = nil
            token.status = .deleted
            token.deletedAt = Sample.later(9)
            let changed = token
            try await ledger.write { try $0.update(changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            try await expect(ledger, reads: [changed]) { try $0.tokens(using: card) }
            try await expect(ledger, reads: [changed]) { try $0.tokens(of: changed.customer) }
        },
        Case("pending tokens come the longest waiting first, all tokens the latest made first") { ledger in
            let made = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let since: [Int64?] = [30, nil, 10, 20]
                return try since.map { offset in
                    try Sample.token(
                        transaction, of: customer, pending: offset.map { Sample.update(since: Sample.later($0)) })
                }
            }
            try await ledger.read { reader in
                let read: (Bool) -> (Seek, Int) throws -> Page<TokenRow> = { isPending in
                    { try reader.tokens(pendingOnly: isPending, from: $0, limit: $1) }
                }
                let queue = [2, 3, 0].map { TokenRow(token: made[$0], customerName: "Ana Beltrán") }
                try expectSame(readForward(2, read(true)), queue)
                try expectSame(readBackward(2, read(true)), queue)
                try expectSame(readForward(3, read(false)).map(\.token), made.reversed())
                try expectSame(reader.pendingTokenCount(), .exactly(3))
            }
        },
        Case("tokens are listed in numbered pages, neither the deleted ones nor those that are provisioned") { ledger in
            let made = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                return try PaymentToken.Status.allCases.flatMap { status in
                    try (0..<3).map { _ in
                        var token = try Sample.token(transaction, of: customer)
                        token.status = status
                        try transaction.update(token)
                        return token
                    }
                }
            }
            let listed = Array(made.filter { $0.status == .active }.reversed())
            try await ledger.read { reader in
                for (skipping, limit) in [(0, 2), (2, 2), (0, 9), (3, 1), (1, 0)] {
                    let page = try reader.tokens(TokenQuery(), skipping: skipping, limit: limit)
                    expectSame(page.tokens, Array(listed.dropFirst(skipping).prefix(limit)))
                    expectSame(page.count, 3)
                    let named = try reader.tokens(TokenQuery(name: "BELTR"), skipping: skipping, limit: limit)
                    expectSame(named, page)
                }
                try expectSame(reader.tokens(TokenQuery(email: "a"), skipping: 0, limit: 9).count, 0)
            }
        },
        Case("tokens are found by the letter that counts: the latest one, of a type that their lines need") { ledger in
            let token = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                _ = try Sample.letter(transaction, of: customer, .gym, signedAt: Sample.now)
                _ = try Sample.letter(transaction, of: customer, .gym, signedAt: Sample.later(60))
                _ = try Sample.letter(transaction, of: customer, .gym, status: .denied, signedAt: Sample.later(90))
                _ = try Sample.letter(transaction, of: customer, .sleep, signedAt: Sample.now)
                return try Sample.token(transaction, of: customer)
            }
            let expiry = LetterValidity.expiry(signedAt: Sample.later(60))
            try await ledger.read { reader in
                for (moment, expected) in [(expiry, []), (expiry.adding(milliseconds: 1), [token])] {
                    let found = try reader.tokens(TokenQuery(lettersExpireBefore: moment), skipping: 0, limit: 9)
                    expectSame(found.tokens, expected)
                }
            }
        },
    ]

    static let sessionCases = [
        Case("a session is kept with its lines, and every aim and failure is read as written") { ledger in
            var session = try await ledger.write { transaction in
                try Sample.session(transaction, of: nil, expiresAt: Sample.later(8))
            }
            let made = session
            try await expect(ledger, reads: made) { try $0.find(made.id) }
            session.customer = try await ledger.write { try Sample.customer($0).id }
            session.token = ID(bits: 5)
            session.attempt = 2
            session.completedAt = Sample.later(4)
            session.amountReceived = Money(minorUnits: 700)
            session.amountRefunded = Money(minorUnits: 200)
            let aims: [PaymentAim?] = [
                .collect, .hold, .capture, .release(.voided), .refund, nil,
            ]
            let failures = [
                SessionFailure(code: "card_declined", message: "No.", decline: Decline(code: "c", declineCode: "d")),
                SessionFailure(code: "abandoned", message: "Left.", nextAction: .updatePaymentMethod), nil,
            ]
            for (index, aim) in aims.enumerated() {
                session.aim = aim
                session.failure = failures[index % failures.count]
                session.status = SessionStatus.allCases[index]
                let changed = session
                try await ledger.write { try $0.update(changed) }
                try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            }
        },
        Case("sessions are listed with their customers' names, and summed up") { ledger in
            let (customer, made) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let made = [
                    try Sample.session(transaction, of: customer, amountReceived: Money(minorUnits: 500)),
                    try Sample.session(transaction, of: nil),
                    try Sample.session(transaction, of: customer, status: .inReview),
                ]
                return (customer, made)
            }
            try await ledger.read { reader in
                let all = try readForward(2) { try reader.sessions(of: nil, from: $0, limit: $1) }
                #expect(all.map(\.session) == made.reversed())
                #expect(all.map(\.customerName) == ["Ana Beltrán", "", "Ana Beltrán"])
                let own = try readBackward(1) { try reader.sessions(of: customer, from: $0, limit: $1) }
                #expect(own.map(\.session) == [made[2], made[0]])
                try expectSame(reader.sessionsInReview(of: customer), [made[2]])
                let totals = CustomerTotals(sessions: 2, captured: Money(minorUnits: 500))
                try expectSame(reader.totals(of: customer), totals)
            }
        },
        Case("an idempotency key answers its own operation only, and is kept once") { ledger in
            let record = IdempotencyRecord(
                operation: "charge", key: "k", request: "{}", session: ID(bits: 4), attempt: 3)
            try await ledger.write { try $0.insert(record) }
            try await expect(ledger, reads: record) { try $0.idempotencyRecord(operation: "charge", key: "k") }
            try await expect(ledger, reads: nil) { try $0.idempotencyRecord(operation: "other", key: "k") }
            await #expect(throws: (any Error).self) { try await ledger.write { try $0.insert(record) } }
        },
        Case("a key that is forgotten is free again, and no other is") { ledger in
            let records = ["k", "l"].map {
                IdempotencyRecord(operation: "charge", key: $0, request: "{}", session: ID(bits: 4))
            }
            try await ledger.write { transaction in
                for record in records { try transaction.insert(record) }
                try transaction.forgetIdempotencyRecord(operation: "other", key: "l")
                try transaction.forgetIdempotencyRecord(operation: "charge", key: "k")
            }
            try await expect(ledger, reads: nil) { try $0.idempotencyRecord(operation: "charge", key: "k") }
            try await expect(ledger, reads: records[1]) { try $0.idempotencyRecord(operation: "charge", key: "l") }
            try await ledger.write { try $0.insert(records[0]) }
            let key = try RequestKey(operation: "POST /x", key: "k", request: "{}")
            let request = RequestRecord(key: key, owner: 7, answer: nil)
            try await ledger.write { try $0.insert(request) }
            try await ledger.write { try $0.forget(key) }
            try await expect(ledger, reads: nil) { try $0.requestRecord(operation: "POST /x", key: "k") }
            try await ledger.write { try $0.insert(request) }
        },
        Case("payment sessions are those that take money by themselves, counted exactly") { ledger in
            let made = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                return try (0..<3).flatMap { _ in
                    try CheckoutSession.Mode.allCases.map { mode in
                        let session = CheckoutSession(
                            id: try transaction.newID(at: Sample.now), mode: mode, customer: customer,
                            lines: Sample.lines, createdAt: Sample.now)
                        try transaction.insert(session)
                        return session
                    }
                }
            }
            let payments: [CheckoutSession] = made.filter { $0.mode == .payment || $0.mode == .offSession }.reversed()
            try await ledger.read { reader in
                try expectSame(readForward(2) { try reader.paymentSessions(from: $0, limit: $1) }, payments)
                try expectSame(readBackward(2) { try reader.paymentSessions(from: $0, limit: $1) }, payments)
                try expectSame(
                    reader.paymentSessions(from: .offset(4), limit: 9).rows.map(\.row), Array(payments.dropFirst(4)))
                try expectSame(reader.paymentSessionCount(), payments.count)
            }
        },
    ]

    static let paymentCases = [
        Case("what belongs to many sessions is found for each of them, in the order it was made") { ledger in
            let made = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let card = try Sample.paymentMethod(transaction, of: customer).id
                return try (0..<40).map { number in
                    let session = CheckoutSession(
                        id: try transaction.newID(at: Sample.now), mode: .payment, customer: customer,
                        lines: Array(Sample.lines.prefix(number % 4)), createdAt: Sample.now)
                    try transaction.insert(session)
                    return (
                        session: session,
                        payments: try (0..<number % 3).map { _ in
                            try Sample.payment(transaction, for: session.id, with: card)
                        }
                    )
                }
            }
            let all: [CheckoutSession] = made.map(\.session).reversed()
            try await ledger.read { reader in
                for count in [0, 1, 2, 15, 16, 17, 33, 40] {
                    let page = try reader.sessions(SessionQuery(), from: .first, limit: count)
                    expectSame(page.rows.map(\.row), Array(all.prefix(count)))
                    expectSame(page.hasLater, count < all.count)
                    let some = made.shuffled().prefix(count)
                    try expectSame(reader.payments(ofEach: some.map(\.session.id)), some.map(\.payments))
                }
            }
        },
        Case("a payment is kept, and the questions that other processes asked the network are found") { ledger in
            let made = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let session = try Sample.session(transaction, of: customer).id
                let card = try Sample.paymentMethod(transaction, of: customer).id
                let owners: [Int64?] = [30, nil, 10, 20]
                return try owners.map { owner in
                    try Sample.payment(
                        transaction, for: session, with: card,
                        pending: owner.map {
                            PendingOperation(
                                operation: .charge, amount: Money(minorUnits: 9_800), key: "k\($0)",
                                presence: .offSession, askedAt: Sample.later($0), owner: $0)
                        })
                }
            }
            try await expect(ledger, reads: made) { try $0.payments(of: made[0].session) }
            try await expect(ledger, reads: [made[2], made[0]]) { try $0.paymentsAsking(notOwnedBy: 20) }
            var answered = made[2]
            answered.pending = nil
            answered.status = .failed
            answered.decline = Decline(code: "card_declined", declineCode: "insufficient_funds")
            answered.networkReference = "ch_1"
            answered.amountCaptured = Money(minorUnits: 1)
            answered.amountRefunded = Money(minorUnits: 2)
            answered.operations = 7
            answered.wanted = Money(minorUnits: 3)
            let changed = answered
            try await ledger.write { try $0.update(changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            try await expect(ledger, reads: [made[3], made[0]]) { try $0.paymentsAsking(notOwnedBy: 5) }
        },
    ]
}
