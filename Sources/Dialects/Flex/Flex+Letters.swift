// Letters and consultations (Flex, section 6).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Consultation object. The visit type stands in for its `consultation_type`; `ineligibility` is ours, and so is
    /// that it expires with the letter it led to.
    public func consultation(
        _ consultation: Consultation, _ reader: any LedgerReader, _ now: Instant
    ) throws -> JSON {
        let letter =
            consultation.status == .approved
            ? try reader.letters(of: consultation.customer).first { $0.consultation == consultation.id } : nil
        let hasExpired = letter.map { !LetterValidity.isValid($0, at: now) } ?? false
        return [
            "consultation_id": .id(consultation.id), "consultation_type": .string(consultation.visitType.name),
            "status": .string(hasExpired ? "expired" : consultation.status.flexWord),
            "customer": .id(consultation.customer),
            "checkout_session": .id(consultation.session), "created_at": .instant(consultation.startedAt),
            "ineligibility": .optional(consultation.ineligibility), "test_mode": .bool(isTest),
        ]
    }

    /// The Consultation object of a letter that came with the ledger's first customers: it names no consultation, since
    /// none was taken here (ours).
    func consultation(of letter: Letter, at now: Instant) -> JSON {
        [
            "consultation_id": nil, "consultation_type": .string(letter.visitType.name),
            "status": LetterValidity.isValid(letter, at: now) ? "complete" : "expired",
            "customer": .id(letter.customer), "checkout_session": nil, "created_at": .instant(letter.signedAt),
            "ineligibility": nil, "test_mode": .bool(isTest),
        ]
    }

    /// A letter as the consumer's interface shows it: one object a product of the letter's visit type. In review there
    /// is no letter yet, so neither identifier nor page. `visit_type`, `expires_at` are ours.
    public func letter(_ letter: Letter, product: ID<Product>?, at now: Instant) -> JSON {
        let isIssued = letter.status == .issued
        return [
            "letter_id": isIssued ? .id(letter.id) : nil,
            "url": isIssued ? .optional(settings.publicURL.map { "\($0)/letters/\(letter.id)" }) : nil,
            "product": .id(product), "status": ["status": .string(letter.flexStatus(at: now))],
            "visit_type": .string(letter.visitType.name), "customer": .id(letter.customer),
            "issued_at": .instant(letter.issuedAt), "expires_at": isIssued ? .instant(letter.expiresAt) : nil,
            "test_mode": .bool(isTest),
        ]
    }
}

extension Consultation.Status {
    /// Flex shows `complete`; the others are the engine's own.
    fileprivate var flexWord: String { self == .approved ? "complete" : rawValue }
}

extension Letter {
    /// Flex shows `in_review`; the others are ours.
    fileprivate func flexStatus(at now: Instant) -> String {
        switch status {
        case .inReview: "in_review"
        case .denied: "denied"
        case .issued: LetterValidity.isValid(self, at: now) ? "approved" : "expired"
        }
    }
}
