// Qualification sessions (Truemed, section 6): a consultation in its words.

public import Checkout
public import OrderedJSON

extension Truemed {
    /// A qualification session. `source` is documented without its words, so these are ours; so is `created_at`.
    /// - Throws: `CheckoutError.notFound`.
    public func qualification(_ consultation: Consultation, _ reader: any LedgerReader) throws -> JSON {
        let letter = try reader.letters(of: consultation.customer).first {
            $0.consultation == consultation.id && $0.status == .issued
        }
        return [
            "qualification_session_id": .string(Truemed.qualificationID(consultation.id)),
            "status": .string(consultation.status.truemedWord),
            "email": .optional(try require(consultation.customer, reader.find).email),
            "expires_at": .instant(letter?.expiresAt), "user_id": .optional(consultation.userID),
            "source": .string(try consultation.truemedSource(reader)), "created_at": .instant(consultation.startedAt),
        ]
    }

    /// A qualification session’s identifier, `qs_…` with a UUID, as the documented example has it.
    public static func qualificationID(_ id: ID<Consultation>) -> String { qualificationPrefix + id.uuid }

    /// The consultation behind a qualification session’s identifier: `qs_…` with a UUID, or the UUID alone (ours).
    public static func consultation(qualification id: String) -> ID<Consultation>? {
        let isPrefixed = id.hasPrefix(qualificationPrefix)
        let uuid = isPrefixed ? String(id.dropFirst(qualificationPrefix.count)) : id
        return uuid.contains("_") ? nil : ID<Consultation>(uuid)
    }

    private static let qualificationPrefix = "qs_"
}

extension Consultation.Status {
    /// Truemed's `status`. Ineligible at the survey and refused by the practitioner are both rejected; who gave up is
    /// pending still, since nobody decided (ours).
    fileprivate var truemedWord: String {
        switch self {
        case .inProgress, .abandoned: "pending"
        case .inReview: "processing"
        case .approved: "approved"
        case .ineligible, .denied: "rejected"
        }
    }
}

extension Consultation {
    /// What led the customer to the survey: a payment session, a token that is made or renewed by itself, or neither. Ours.
    fileprivate func truemedSource(_ reader: any LedgerReader) throws -> String {
        if token != nil { return "payment_token" }
        guard let session = try session.flatMap({ try reader.find($0) }) else { return "direct" }
        return session.isTokenRequest ? "payment_token" : "payment_session"
    }
}
