extension CheckoutEngine {
    /// Says under which name the merchant knows whoever takes a consultation. It is said once; the same name again
    /// changes nothing (ours).
    /// - Throws: `CheckoutError.notFound`, `.invalidField` for a name that is no name, `.userAlreadyNamed`.
    public func nameUser(_ userID: String, of id: ID<Consultation>) async throws(CheckoutError) -> Consultation {
        try await step { step in
            var consultation = try require(id, step.transaction.find)
            if consultation.userID == userID { return consultation }
            if let known = consultation.userID { throw CheckoutError.userAlreadyNamed(known) }
            guard !userID.trimmed.isEmpty, userID.utf8.count <= 255 else {
                throw CheckoutError.invalidField("user_id", given: userID, expected: "1 to 255 bytes")
            }
            consultation.userID = userID
            try step.transaction.update(consultation)
            try step.record(
                EventType.consultationUserNamed, id, customer: consultation.customer, [Change("user_id", to: userID)])
            return consultation
        }
    }
}
