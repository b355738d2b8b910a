/// One question of a survey.
public struct Question: Hashable, Sendable {
    /// Its name in answers, in snake_case: `family_history`.
    public let id: String
    /// The question as the person reads it.
    public let text: String
    /// What helps to answer it, if anything does.
    public let help: String?
    /// What kind of answer it takes.
    public let kind: Kind
    /// When it is asked, judged by the answers to earlier questions.
    public let isAskedWhen: Condition
    /// Whether the answer says something about the person's health; such answers are hidden until somebody asks to see
    /// them.
    public let isSensitive: Bool

    /// What kind of answer a question takes.
    public enum Kind: Hashable, Sendable {
        /// A state, district or territory of the United States.
        case state
        /// A date of birth.
        case date
        /// Exactly one of the options.
        case choice([Option])
        /// One or more of the options, or the exclusive one (none of these) alone.
        case choices([Option], exclusive: Option?)
        /// Words of the person's own, at most this many Unicode scalars.
        case text(maxLength: Int)
        /// Yes or no.
        case yesNo
        /// A statement that the person must agree to.
        case attestation
        /// The person's full name, typed.
        case signature
    }

    /// One thing to choose.
    public struct Option: Hashable, Sendable {
        /// Its name in answers: `high_blood_pressure`.
        public let id: String
        /// What the person reads; never with a comma, which separates typed choices.
        public let label: String

        /// One thing to choose.
        public init(_ id: String, _ label: String) {
            self.id = id
            self.label = label
        }

        /// The identifier of every exclusive option.
        static let noneID = "none"
        static let yes = Option("yes", "Yes")
        static let no = Option("no", "No")

        /// The exclusive option, which stands for choosing nothing.
        static func noneOfThese(_ label: String = "None of these") -> Option { Option(noneID, label) }
    }

    /// A question.
    public init(
        _ id: String, _ text: String, help: String? = nil, kind: Kind, isAskedWhen: Condition = .always,
        isSensitive: Bool = true
    ) {
        self.id = id
        self.text = text
        self.help = help
        self.kind = kind
        self.isAskedWhen = isAskedWhen
        self.isSensitive = isSensitive
    }

    /// What can be chosen, in the order of the numbers 1, 2, 3…; empty when the answer is typed.
    public var options: [Option] {
        switch kind {
        case .choice(let options): options
        case .choices(let options, let exclusive): options + (exclusive.map { [$0] } ?? [])
        case .yesNo: [.yes, .no]
        case .state, .date, .text, .attestation, .signature: []
        }
    }

    /// Whether the answer is one that this question takes. An answer kept from an older survey may not be.
    public func takes(_ answer: Answer) -> Bool {
        switch (kind, answer) {
        case (.state, .state), (.date, .date), (.yesNo, .yesNo), (.attestation, .agreed), (.signature, .signature):
            true
        case (.text(let maxLength), .text(let text)):
            text.unicodeScalars.count <= maxLength
        case (.choice, .choice(let id)):
            options.contains { $0.id == id }
        case (.choices(_, let exclusive), .choices(let ids)):
            !ids.isEmpty && ids.allSatisfy { id in options.contains { $0.id == id } }
                && (ids.count == 1 || !ids.contains { $0 == exclusive?.id })
        default: false
        }
    }

    /// The answer as the person reads it back before signing: labels in place of identifiers, a state by its full name.
    public func words(for answer: Answer) -> String {
        switch answer {
        case .state(let state): state.name
        case .date(let date): date.description
        case .text(let text), .signature(let text): text
        case .agreed: "Agreed"
        case .choice, .choices, .yesNo:
            answer.ids.map { id in options.first { $0.id == id }?.label ?? id }.joined(separator: ", ")
        }
    }
}
