extension Step {
    /// Whether a practitioner still has to decide on something in this session's cart.
    func waitsForReview(_ session: CheckoutSession) throws -> Bool {
        guard let customer = session.customer else { return false }
        return try !typesInReview(of: customer, for: session.lines).isEmpty
    }

    /// The session in review goes on once its cart is decided on: captured, held for the merchant, or rejected.
    /// - Parameter denied: the visit type whose letter a practitioner denied.
    func goOn(_ session: CheckoutSession, _ payments: [Payment], denied: VisitType?) throws {
        if let denied {
            var session = session
            session.failure = SessionFailure(
                code: "review_denied", message: "A practitioner denied the letter for \(denied.words).")
            try pursue(.release(.rejected), session, payments: payments, presence: .offSession)
        } else if try !waitsForReview(session) {
            let aim: PaymentAim = session.capturesManually ? .hold : .capture
            try pursue(aim, session, payments: payments, presence: .offSession)
        }
    }

    /// The visit type of a session's cart whose letter was denied while the cards were being asked; nil for none. What
    /// was denied before is paid by an ordinary card, and needs no letter.
    func deniedMeanwhile(_ session: CheckoutSession, _ payments: [Payment]) throws -> VisitType? {
        guard let customer = session.customer, let asked = payments.map(\.createdAt).min() else { return nil }
        let needed = Set(session.lines.compactMap(\.eligibility.neededLetter))
        guard !needed.isEmpty else { return nil }
        let letters = try transaction.letters(of: customer).filter { needed.contains($0.visitType) }
        let standing = letters.filter { $0.status == .inReview || LetterValidity.isValid($0, at: now) }.map(\.visitType)
        let denied = letters.first { letter in
            guard let deniedAt = letter.deniedAt, !standing.contains(letter.visitType) else { return false }
            return deniedAt > asked || deniedAt == asked && payments.paysHealthMoney(for: letter.visitType, in: session)
        }
        return denied?.visitType
    }
}

extension [Payment] {
    /// Whether health money pays for a line that needs a letter of this type.
    fileprivate func paysHealthMoney(for type: VisitType, in session: CheckoutSession) -> Bool {
        contains { payment in
            guard payment.share == .health else { return false }
            let places = payment.lines ?? session.lines.indices.map(\.self)
            return places.contains { session.lines[$0].eligibility.neededLetter == type }
        }
    }
}
