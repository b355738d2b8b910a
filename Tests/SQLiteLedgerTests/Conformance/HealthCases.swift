// Requirements on letters and consultations.
import Checkout
import Testing

extension LedgerConformance {
    static let letterCases = [
        Case("a letter is kept and changed") { ledger in
            var letter = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction)
                return try Sample.letter(transaction, of: customer.id, status: .inReview)
            }
            letter.status = .denied
            letter.deniedAt = Sample.later(5)
            letter.denialReason = "not now"
            letter.isExpiryRecorded = true
            let changed = letter
            try await ledger.write { try $0.update(changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
        },
        Case("a customer's letters come the latest signed first, and the last to expire of a type is found") { ledger in
            let (customer, letters) = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let other = try Sample.customer(transaction, "Other").id
                _ = try Sample.letter(transaction, of: other, signedAt: Sample.later(50))
                let letters = [
                    try Sample.letter(transaction, of: customer, signedAt: Sample.later(2)),
                    try Sample.letter(transaction, of: customer, signedAt: Sample.later(3)),
                    try Sample.letter(transaction, of: customer, signedAt: Sample.later(1)),
                    try Sample.letter(transaction, of: customer, status: .inReview, signedAt: Sample.later(9)),
                    try Sample.letter(transaction, of: customer, .sleep, signedAt: Sample.later(8)),
                ]
                return (customer, letters)
            }
            try await expect(ledger, reads: [3, 4, 1, 0, 2].map { letters[$0] }) { try $0.letters(of: customer) }
            try await expect(ledger, reads: letters[1]) { try $0.latestIssuedLetter(of: customer, for: .gym) }
            try await expect(ledger, reads: nil) { try $0.latestIssuedLetter(of: customer, for: .skincare) }
        },
        Case("the letters of several customers are each one's own, in the order asked for") { ledger in
            let customers = try await ledger.write { transaction in
                try (0..<18).map { number in
                    let customer = try Sample.customer(transaction, "C\(number)").id
                    // Signed in another order than made, and twice at one moment.
                    for minutes: Int64 in [2, 1, 2].prefix(number % 4) {
                        _ = try Sample.letter(transaction, of: customer, signedAt: Sample.later(minutes))
                    }
                    return customer
                }
            }
            try await ledger.read { reader in
                for count in [0, 1, 2, 16, 17, 18] {
                    let asked = (0..<count).map { customers[(7 * $0) % 18] }
                    try expectSame(reader.letters(ofEach: asked), asked.map { try reader.letters(of: $0) })
                }
                // Who is asked for twice has them twice.
                let twice = [customers[3], customers[2], customers[3]]
                try expectSame(reader.letters(ofEach: twice), twice.map { try reader.letters(of: $0) })
            }
        },
        Case("denied letters, which never expire, come last; what has expired lies before a place") { ledger in
            var letters = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let states: [Letter.Status] = [.denied, .inReview, .issued, .issued]
                return try states.enumerated().map { number, status in
                    try Sample.letter(
                        transaction, of: customer, status: status, signedAt: Sample.later(Int64(number)))
                }
            }
            letters[1].status = .denied
            letters[1].deniedAt = Sample.later(5)
            let denied = letters[1]
            try await ledger.write { try $0.update(denied) }
            let sorted = [2, 3, 0, 1].map { letters[$0] }
            try await ledger.read { reader in
                try expectSame(readForward(1) { try reader.letters(from: $0, limit: $1) }, sorted)
                try expectSame(readBackward(2) { try reader.letters(from: $0, limit: $1) }, sorted)
                let place = Cursor.expired(at: sorted[0].expiresAt)
                let toCome = try reader.letters(from: .after(place), limit: 9).rows.map(\.row)
                #expect(toCome == Array(sorted.dropFirst()))
            }
        },
        Case("everybody's letters come the soonest to expire first, in both directions") { ledger in
            let expected = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                return try [5, 1, 3, 1, 2, 5, 4].map { (offset: Int64) in
                    try Sample.letter(transaction, of: customer, signedAt: Sample.later(offset))
                }
            }
            let sorted = [1, 3, 4, 2, 6, 0, 5].map { expected[$0] }
            try await ledger.read { reader in
                try expectSame(readForward(2) { try reader.letters(from: $0, limit: $1) }, sorted)
                try expectSame(readBackward(3) { try reader.letters(from: $0, limit: $1) }, sorted)
                let place = try #require(reader.letters(from: .first, limit: 1).rows.first?.cursor)
                let skipped = try reader.letters(from: .after(place, skipping: 2), limit: 2).rows.map(\.row)
                #expect(skipped == [sorted[3], sorted[4]])
            }
        },
    ]

    static let consultationCases = [
        Case("a consultation is kept, changed, and found half way") { ledger in
            var consultation = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                _ = try Sample.consultation(transaction, of: customer, status: .abandoned)
                _ = try Sample.consultation(transaction, of: customer, .sleep)
                return try Sample.consultation(transaction, of: customer)
            }
            let customer = consultation.customer
            try await expect(ledger, reads: consultation) { try $0.unfinishedConsultation(of: customer, for: .gym) }
            consultation.status = .inReview
            consultation.sealedAnswers = []
            consultation.signedAt = Sample.later(1)
            consultation.reviewDueAt = Sample.later(2)
            consultation.dueDecision = .deny
            consultation.decidedAt = Sample.later(3)
            consultation.ineligibility = "under_age"
            let changed = consultation
            try await ledger.write { try $0.update(changed) }
            try await expect(ledger, reads: changed) { try $0.find(changed.id) }
            try await expect(ledger, reads: nil) { try $0.unfinishedConsultation(of: customer, for: .gym) }
            try await expect(ledger, reads: changed) { try $0.consultations(of: customer).first }
        },
        Case("the practitioner's queue comes the first to be decided first, and is counted") { ledger in
            let made = try await ledger.write { transaction in
                let customer = try Sample.customer(transaction).id
                let session = try Sample.session(transaction, of: customer).id
                let due: [Int64?] = [30, nil, 10, 20, 10]
                return try due.map { offset in
                    try Sample.consultation(
                        transaction, of: customer, status: offset == nil ? .approved : .inReview,
                        reviewDueAt: offset.map { Sample.later($0) }, session: session)
                }
            }
            let queue = [2, 4, 3, 0].map { made[$0] }
            try await ledger.read { reader in
                let read: (Bool) -> (Seek, Int) throws -> Page<Consultation> = { isReview in
                    { try reader.consultations(inReviewOnly: isReview, from: $0, limit: $1) }
                }
                try expectSame(readForward(3, read(true)), queue)
                try expectSame(readBackward(1, read(true)), queue)
                try expectSame(readForward(2, read(false)), made.reversed())
                try expectSame(reader.reviewCount(), 4)
                for customer in [nil, made[0].customer] {
                    let own: (Seek, Int) throws -> Page<Consultation> = {
                        try reader.consultations(of: customer, from: $0, limit: $1)
                    }
                    try expectSame(readForward(2, own), made.reversed())
                    try expectSame(readBackward(2, own), made.reversed())
                }
                try expectSame(reader.consultations(of: ID(bits: 1), from: .first, limit: 9).rows.count, 0)
                let session = try #require(made[0].session)
                try expectSame(reader.consultations(session: session), made.reversed())
            }
        },
    ]
}
