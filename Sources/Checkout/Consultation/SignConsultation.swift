/// What signing a consultation led to.
public struct SignedConsultation: Hashable, Sendable {
    /// The consultation as it stands now.
    public let consultation: Consultation
    /// What the survey decided.
    public let decision: SurveyDecision
    /// The letter: issued, in review, or none for the ineligible.
    public let letter: Letter?
    /// The visit types of the session's cart that still need a consultation; none once that has ended.
    public let stillNeeded: [VisitType]
}

extension CheckoutEngine {
    /// Signs an answered consultation: ineligible, in review by a practitioner, or approved with a letter at once.
    /// - Throws: `CheckoutError.notFound`, `.consultationNotOpen`, `.unansweredQuestions`; of a token's repair also
    ///   `.noPendingUpdate` and `.wrongRepair`.
    public func sign(_ id: ID<Consultation>) async throws(CheckoutError) -> SignedConsultation {
        let sealer = ledger.sealer
        return try await step { step in
            let open = try step.openConsultation(id, sealer)
            let decision = try SurveyOutcome.decide(open.walk.survey, open.walk.answers, on: step.now.date)
            var consultation = open.consultation
            consultation.signedAt = step.now
            try step.learnState(of: consultation.customer, from: open.walk)
            let letter = try step.carryOut(decision, for: &consultation)
            let session = try consultation.session.flatMap { try step.transaction.find($0) }
            let waiting = session?.status == .open ? session : nil
            return SignedConsultation(
                consultation: consultation, decision: decision, letter: letter,
                stillNeeded: try waiting.map { try step.consultationsNeeded(for: $0) } ?? [])
        }
    }

    /// A practitioner's decision on a consultation in review: a letter, or none. What waits for it goes on by itself.
    /// - Throws: `CheckoutError.notFound`, `.consultationNotOpen`.
    public func review(
        _ id: ID<Consultation>, _ decision: ReviewDecision, reason: String? = nil
    ) async throws(CheckoutError) -> Consultation {
        try await step { step in
            let consultation = try require(id, step.transaction.find)
            return try step.decide(consultation, decision, reason: reason)
        }
    }
}

extension Step {
    fileprivate func carryOut(_ decision: SurveyDecision, for consultation: inout Consultation) throws -> Letter? {
        switch decision {
        case .ineligible(let reasons):
            (consultation.status, consultation.decidedAt) = (.ineligible, now)
            consultation.ineligibility = reasons.map(\.code).joined(separator: ",")
            try transaction.update(consultation)
            try record(
                EventType.consultationIneligible, consultation.id, customer: consultation.customer,
                [Change("reason", to: consultation.ineligibility)])
            try rejectSession(of: consultation, reasons)
            return nil
        case .inReview(_, let dueDecision):
            consultation.status = .inReview
            consultation.reviewDueAt = now + (try transaction.settings().reviewAfter)
            consultation.dueDecision = dueDecision
            try transaction.update(consultation)
            let letter = try insertLetter(for: consultation, .inReview)
            try record(
                EventType.consultationSigned, consultation.id, customer: consultation.customer,
                [Change("status", to: consultation.status.rawValue)])
            return letter
        case .approved:
            (consultation.status, consultation.decidedAt) = (.approved, now)
            try transaction.update(consultation)
            let letter = try insertLetter(for: consultation, .issued)
            try record(EventType.consultationApproved, consultation.id, customer: consultation.customer)
            try announceIssue(of: letter)
            return letter
        }
    }

    /// A practitioner's decision, by hand or because it fell due.
    func decide(_ consultation: Consultation, _ decision: ReviewDecision, reason: String?) throws -> Consultation {
        guard consultation.status == .inReview,
            var letter = try transaction.letters(of: consultation.customer)
                .first(where: { $0.consultation == consultation.id })
        else { throw consultation.notOpen }
        var decided = consultation
        decided.decidedAt = now
        decided.reviewDueAt = nil
        switch decision {
        case .approve:
            decided.status = .approved
            (letter.status, letter.issuedAt) = (.issued, now)
        case .deny:
            decided.status = .denied
            (letter.status, letter.deniedAt) = (.denied, now)
            letter.denialReason = reason ?? "The practitioner did not find it medically necessary."
        }
        try transaction.update(decided)
        try transaction.update(letter)
        let type = decision == .approve ? EventType.consultationApproved : EventType.consultationDenied
        try record(type, decided.id, customer: decided.customer)
        if decision == .approve {
            try announceIssue(of: letter)
        } else {
            try record(EventType.letterDenied, letter.id, customer: letter.customer)
        }
        try continueSessions(after: letter)
        return decided
    }

    /// The sessions that waited for a letter go on: captured when nothing is in review any more, rejected when this was
    /// denied.
    private func continueSessions(after letter: Letter) throws {
        for session in try transaction.sessionsInReview(of: letter.customer) where session.aim == nil {
            guard session.lines.contains(where: { $0.eligibility.neededLetter == letter.visitType }) else { continue }
            let payments = try transaction.payments(of: session.id).filter { $0.attempt == session.attempt }
            try goOn(session, payments, denied: letter.status == .denied ? letter.visitType : nil)
        }
    }

    private func insertLetter(for consultation: Consultation, _ status: Letter.Status) throws -> Letter {
        let letter = Letter(
            id: try transaction.newID(at: now), customer: consultation.customer, visitType: consultation.visitType,
            consultation: consultation.id, status: status, signedAt: consultation.signedAt ?? now,
            issuedAt: status == .issued ? now : nil)
        try transaction.insert(letter)
        return letter
    }

    private func announceIssue(of letter: Letter) throws {
        try record(
            EventType.letterIssued, letter.id, customer: letter.customer,
            [Change("visit_type", to: letter.visitType.name), Change("expires_at", to: letter.expiresAt.description)])
        try resolveSurveyUpdates(of: letter.customer)
    }

    private func rejectSession(of consultation: Consultation, _ reasons: [IneligibilityReason]) throws {
        guard let session = try consultation.session.flatMap({ try transaction.find($0) }),
            session.status == .open, session.aim == nil
        else {
            if let token = try consultation.token.flatMap({ try transaction.find($0) }), token.pendingUpdate != nil {
                let codes = reasons.map(\.code).joined(separator: ",")
                _ = try countTry(token, EventType.tokenUpdateTried, [Change("refusal", to: codes)])
            }
            return
        }
        try close(
            session, .rejected,
            SessionFailure(code: "ineligible", message: reasons.map(\.message).joined(separator: " ")))
    }

    /// A customer whose state nobody knew lives where the survey says.
    fileprivate func learnState(of id: ID<Customer>, from walk: SurveyWalk) throws {
        guard case .state(let state)? = walk.effectiveAnswers[QuestionID.state],
            let customer = try transaction.find(id)
        else { return }
        try learn(state.code, of: customer)
    }
}
