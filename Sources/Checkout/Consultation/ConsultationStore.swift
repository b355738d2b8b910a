/// What the engine reads of consultations.
public protocol ConsultationReader {
    /// The consultation with this identifier.
    func find(_ id: ID<Consultation>) throws -> Consultation?
    /// The consultation of this visit type that the customer left half way, if there is one.
    func unfinishedConsultation(of customer: ID<Customer>, for visitType: VisitType) throws -> Consultation?
    /// A customer's consultations, the latest begun first.
    func consultations(of customer: ID<Customer>) throws -> [Consultation]
    /// A page of consultations, everybody's or one customer's, the latest begun first.
    func consultations(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<Consultation>
    /// The consultations that a session waits for or came from, the latest begun first.
    func consultations(session: ID<CheckoutSession>) throws -> [Consultation]
    /// A page of the consultations in review, the first to be decided first; or of all, the latest begun first.
    func consultations(inReviewOnly: Bool, from seek: Seek, limit: Int) throws -> Page<Consultation>
    /// How many consultations there are, also among a million of them.
    func consultationCount() throws -> Int
    /// How many consultations are in review.
    func reviewCount() throws -> Int
}

/// What the engine writes of consultations.
public protocol ConsultationWriter: ConsultationReader {
    /// Adds a consultation.
    func insert(_ consultation: Consultation) throws
    /// Replaces what is kept of a consultation.
    func update(_ consultation: Consultation) throws
}
