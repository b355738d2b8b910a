/// What a consultation is for.
public enum ConsultationPurpose: Hashable, Sendable {
    /// The cart of a session; the first visit type that needs it, unless one is named.
    case session(ID<CheckoutSession>, VisitType? = nil)
    /// A customer's wish for a letter.
    case customer(ID<Customer>, VisitType)
    /// The repair of a token; the first visit type that needs it.
    case token(ID<PaymentToken>)
}

/// A consultation under way, with its survey and the answers so far.
public struct OpenConsultation: Hashable, Sendable {
    /// The consultation.
    public let consultation: Consultation
    /// Its survey, walked as far as it is answered.
    public let walk: SurveyWalk
    /// The answers that the customer's record gives by itself, which the customer may change.
    public let onRecord: AnswerSheet

    init(consultation: Consultation, walk: SurveyWalk, onRecord: AnswerSheet = AnswerSheet()) {
        self.consultation = consultation
        self.walk = walk
        self.onRecord = onRecord
    }

    /// Whether the question's answer is the one on the customer's record.
    public func isOnRecord(_ question: Question) -> Bool {
        onRecord[question.id].map { $0 == walk.effectiveAnswers[question.id] } ?? false
    }

    /// The question to begin with: the first one without an answer, unless only the record has answered so far. Then it
    /// is the first of all, since what nobody has looked at is not skipped.
    public var beginning: Question? {
        let isUntouched = walk.asked.allSatisfy { walk.effectiveAnswers[$0.id] == nil || isOnRecord($0) }
        return isUntouched ? walk.asked.first : walk.next
    }
}

extension CheckoutEngine {
    /// Begins a consultation, or resumes the one that was left half way. Residence is prefilled.
    /// - Throws: `CheckoutError.notFound`, `.sessionNotOpen`, `.noPendingUpdate`, `.wrongRepair`, `.invalidField` for
    ///   `notApplicable`, a type that the session does not need, or a cart that needs none; `.consultationNotOpen` while a
    ///   practitioner has one of this customer and type before them.
    public func startConsultation(_ purpose: ConsultationPurpose) async throws(CheckoutError) -> OpenConsultation {
        let sealer = ledger.sealer
        return try await step { step in
            let (customer, visitType, session, token) = try step.subject(of: purpose)
            guard visitType != .notApplicable else {
                throw CheckoutError.invalidField(
                    "visit_type", given: visitType.name,
                    expected: "a type that needs a consultation, such as \(VisitType.general)")
            }
            let survey = Survey.of(visitType)
            if let left = try step.transaction.unfinishedConsultation(of: customer.id, for: visitType),
                left.session == session, left.token == token
            {
                return try step.transaction.opened(left, survey, sealer, on: step.now.date)
            }
            if let waiting = try step.transaction.consultations(of: customer.id).first(where: {
                $0.visitType == visitType && $0.status == .inReview
            }) {
                throw waiting.notOpen
            }
            let id: ID<Consultation> = try step.transaction.newID(at: step.now)
            let prefilled = survey.prefill(state: try step.transaction.residence(of: customer, in: session))
            let consultation = Consultation(
                id: id, customer: customer.id, visitType: visitType, session: session, token: token,
                sealedAnswers: try sealer.seal(prefilled.encoded(), context: id.description), startedAt: step.now)
            try step.transaction.insert(consultation)
            try step.record(
                EventType.consultationStarted, id, customer: customer.id, [Change("visit_type", to: visitType.name)])
            return try step.transaction.opened(consultation, survey, sealer, on: step.now.date)
        }
    }

    /// Answers one question; it is kept at once, so leaving loses nothing.
    /// - Throws: `CheckoutError.notFound`, `.consultationNotOpen`, `.unknownQuestion`, `.invalidAnswer` saying what to
    ///   type; of a token's repair also `.noPendingUpdate` and `.wrongRepair`.
    public func answer(
        _ id: ID<Consultation>, question: String, _ raw: RawAnswer
    ) async throws(CheckoutError) -> OpenConsultation {
        let sealer = ledger.sealer
        return try await step { step in
            let open = try step.openConsultation(id, sealer)
            var walk = open.walk
            try walk.answer(raw, to: question)
            var consultation = open.consultation
            consultation.sealedAnswers = try sealer.seal(walk.answers.encoded(), context: id.description)
            try step.transaction.update(consultation)
            return OpenConsultation(consultation: consultation, walk: walk, onRecord: open.onRecord)
        }
    }

    /// A consultation under way, as it was left.
    /// - Throws: `CheckoutError.notFound`, `.consultationNotOpen`; of a token's repair also `.noPendingUpdate` and
    ///   `.wrongRepair`.
    public func resumeConsultation(_ id: ID<Consultation>) async throws(CheckoutError) -> OpenConsultation {
        let sealer = ledger.sealer
        return try await read { reader, now in try reader.openConsultation(id, sealer, on: now.date) }
    }

    /// Gives a consultation up. Its session fails, if it had one; a token's update stays pending, and a survey that it
    /// waits for was tried.
    /// - Throws: `CheckoutError.notFound`, `.consultationNotOpen`.
    public func abandonConsultation(_ id: ID<Consultation>) async throws(CheckoutError) -> Consultation {
        try await step { step in
            var consultation = try require(id, step.transaction.find)
            guard consultation.status == .inProgress else { throw consultation.notOpen }
            (consultation.status, consultation.decidedAt) = (.abandoned, step.now)
            try step.transaction.update(consultation)
            try step.record(EventType.consultationAbandoned, id, customer: consultation.customer)
            if let session = try consultation.session.flatMap({ try step.transaction.find($0) }),
                session.status == .open, session.aim == nil
            {
                try step.close(
                    session, .canceled,
                    SessionFailure(code: SessionFailure.abandoned, message: "The consultation was given up."))
            }
            if let token = try consultation.token.flatMap({ try step.transaction.find($0) }),
                token.pendingUpdate?.action == .takeHealthSurvey
            {
                _ = try step.countTry(token, EventType.tokenUpdateAbandoned, [])
            }
            return consultation
        }
    }

    /// The answers of a consultation, opened for somebody who has to read them; that is an event.
    /// - Throws: `CheckoutError.notFound`; `.ledger(.sealBroken)` with another ledger's key.
    public func openAnswers(_ id: ID<Consultation>) async throws(CheckoutError) -> OpenConsultation {
        let sealer = ledger.sealer
        return try await step { step in
            let consultation = try require(id, step.transaction.find)
            try step.record(EventType.answersOpened, id, customer: consultation.customer)
            let day = (consultation.signedAt ?? step.now).date
            return try step.transaction.opened(consultation, Survey.of(consultation.visitType), sealer, on: day)
        }
    }
}

extension Consultation {
    /// The refusal of something that this consultation does not wait for.
    var notOpen: CheckoutError { .consultationNotOpen(id: id.description, status: status.rawValue) }
}

extension LedgerReader {
    /// Where a consultation's customer lives, as far as it is known: what the merchant said of this session comes before
    /// the customer's record (Truemed: `customer_state`).
    fileprivate func residence(of customer: Customer, in session: ID<CheckoutSession>?) throws -> USState? {
        let said = try session.flatMap { try find($0) }?.details.defaults["state"]
        return said.flatMap(USState.init(spelledLike:)) ?? customer.state
    }

    fileprivate func opened(
        _ consultation: Consultation, _ survey: Survey, _ sealer: any Sealer, on day: CivilDate
    ) throws -> OpenConsultation {
        let plain = try sealer.open(consultation.sealedAnswers, context: consultation.id.description)
        guard let answers = AnswerSheet(encoded: plain) else { throw LedgerFailure.sealBroken }
        let state = try residence(of: try require(consultation.customer, find), in: consultation.session)
        return OpenConsultation(
            consultation: consultation, walk: SurveyWalk(survey, answers, on: day),
            onRecord: survey.prefill(state: state))
    }

    func openConsultation(_ id: ID<Consultation>, _ sealer: any Sealer, on day: CivilDate) throws -> OpenConsultation {
        let consultation = try require(id, find)
        // Somebody else may have repaired the token, or the merchant may ask for something else by now.
        if let token = consultation.token { _ = try repairable(token, by: .takeHealthSurvey) }
        guard consultation.status == .inProgress else { throw consultation.notOpen }
        return try opened(consultation, Survey.of(consultation.visitType), sealer, on: day)
    }
}

extension Step {
    func openConsultation(_ id: ID<Consultation>, _ sealer: any Sealer) throws -> OpenConsultation {
        try transaction.openConsultation(id, sealer, on: now.date)
    }

    /// Whose consultation of which type a purpose asks for.
    func subject(
        of purpose: ConsultationPurpose
    ) throws -> (Customer, VisitType, ID<CheckoutSession>?, ID<PaymentToken>?) {
        switch purpose {
        case .customer(let id, let type):
            return (try require(id, transaction.find), type, nil, nil)
        case .token(let id):
            let token = try transaction.repairable(id, by: .takeHealthSurvey)
            let customer = try require(token.customer, transaction.find)
            let missing = try lettersMissing(for: token)
            let session = try token.pendingUpdate.flatMap { try transaction.find($0.session) }
            let open = try session.map(consultationsNeeded)?.first ?? missing.first?.visitType
            let type = open ?? token.visitTypes.first ?? .general
            return (customer, type, nil, id)
        case .session(let id, let named):
            let session = try require(id, transaction.find)
            guard session.status == .open, session.aim == nil else { throw session.notOpen }
            // What a renewal waits for is its token's repair.
            if try isRenewal(session) {
                return try subject(of: .token(try renewed(by: session, action: .takeHealthSurvey).id))
            }
            guard let customer = try session.customer.flatMap({ try transaction.find($0) }) else {
                throw session.ownerless
            }
            let needed = session.lines.compactMap(\.eligibility.neededLetter)
            if let named, !needed.contains(named) {
                let types = Array(Set(needed.map(\.name))).sorted().joined(separator: ", ")
                throw CheckoutError.invalidField(
                    "visit_type", given: named.name,
                    expected: types.isEmpty ? "none: this session needs no letter" : "what this session needs: \(types)"
                )
            }
            let open = try consultationsNeeded(for: session).first
            guard let type = named ?? open ?? needed.first else {
                throw CheckoutError.invalidField(
                    "session", given: id.description, expected: "a cart with a line that needs a letter")
            }
            return (customer, type, id, nil)
        }
    }

    /// The visit types of a session's cart that have neither a valid letter nor a consultation in review.
    func consultationsNeeded(for session: CheckoutSession) throws -> [VisitType] {
        try transaction.consultationsNeeded(for: session, at: now)
    }
}

extension LedgerReader {
    /// The visit types of a session's cart that have neither a valid letter nor a consultation in review, in the cart's
    /// order.
    public func consultationsNeeded(for session: CheckoutSession, at now: Instant) throws -> [VisitType] {
        guard let customer = session.customer else { return [] }
        return session.consultationsNeeded(letters: try letters(of: customer), at: now)
    }
}
