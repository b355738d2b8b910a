/// One rule of a survey: when its condition holds for the answers, it keeps the letter from being approved at once.
public struct SurveyRule: Hashable, Sendable {
    /// Its name, in snake_case.
    public let id: String
    /// When it bites.
    public let when: Condition
    /// What follows.
    public let outcome: Outcome

    /// What follows from a rule.
    public enum Outcome: Hashable, Sendable {
        /// The consultation ends without a letter and without a practitioner.
        case ineligible(IneligibilityReason)
        /// A practitioner looks at it, for this reason; if nobody decides until the review falls due, the simulated
        /// practitioner decides so.
        case review(reason: String, dueDecision: ReviewDecision)
    }
}

/// Why a consultation ended at the survey. The code goes to merchants, the message to the person.
public enum IneligibilityReason: String, CaseIterable, Sendable {
    /// Younger than 18 years.
    case underAge = "under_age"
    /// A territory: the 50 states and the District of Columbia are served. Ours; the reference only says that the
    /// practitioner must be licensed where the patient lives
    /// (https://docs.withflex.com/compliance/telehealth-partnerships).
    case stateNotServed = "state_not_served"
    /// Nothing is to be treated, managed or prevented, so it is no medical expense
    /// (https://docs.withflex.com/compliance/how-eligibility-works).
    case generalWellness = "general_wellness"

    /// The code on the wire.
    public var code: String { rawValue }

    /// One sentence for the person.
    public var message: String {
        switch self {
        case .underAge: "A consultation is for people who are 18 or older."
        case .stateNotServed: "No practitioner of ours is licensed where you live; we serve the 50 states and DC."
        case .generalWellness:
            "Health money pays to treat, manage or prevent a condition; general wellness alone does not qualify."
        }
    }
}
