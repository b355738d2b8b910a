/// An answer that a question has taken.
public enum Answer: Hashable, Sendable {
    /// Where the person lives.
    case state(USState)
    /// A date of birth.
    case date(CivilDate)
    /// One option, by its identifier.
    case choice(String)
    /// Several options, in the question's order, by their identifiers.
    case choices([String])
    /// The person's own words.
    case text(String)
    /// Yes or no.
    case yesNo(Bool)
    /// The statement was agreed to.
    case agreed
    /// The typed name.
    case signature(String)

    /// What conditions and forms know it by: the identifiers of the chosen options, `yes` or `no`, a state's two
    /// letters, `agreed`; nothing for what was typed freely.
    public var ids: [String] {
        switch self {
        case .choice(let id): [id]
        case .choices(let ids): ids
        case .yesNo(let yes): [yes ? Question.Option.yes.id : Question.Option.no.id]
        case .state(let state): [state.code]
        case .agreed: ["agreed"]
        case .date, .text, .signature: []
        }
    }
}

/// An answer as it arrives, before a question has taken it: typed text, or a value of a JSON document.
public enum RawAnswer: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A list of texts.
    case list([String])
    /// A truth value.
    case bool(Bool)
}
