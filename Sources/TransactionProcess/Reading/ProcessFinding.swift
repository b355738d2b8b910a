public import EDN

/// Something that is wrong with a process, or that will surprise whoever runs it.
public struct ProcessFinding: Hashable, Sendable {
    /// Which rule or lint found it.
    public let rule: ProcessRule
    /// What is wrong and what would be right, in a sentence or two.
    public let message: String
    /// What of the file it is about; its length may be underlined.
    public let place: EDNPlace

    /// Something found.
    public init(_ rule: ProcessRule, _ message: String, at place: EDNPlace) {
        self.rule = rule
        self.message = message
        self.place = place
    }

    /// Whether the process cannot be used like this.
    public var isError: Bool { rule.isError }
}

/// The rules that a process has to keep (reference section 2.6), and the lints that warn. The raw values are for
/// programs that read what was found.
public enum ProcessRule: String, CaseIterable, Sendable {
    // Rules.
    case syntax = "syntax"
    case tooLarge = "too_large"
    case wrongFormat = "format"
    case missingKey = "missing_key"
    case wrongType = "wrong_type"
    case reservedState = "reserved_state"
    case actorOrTime = "actor_or_at"
    case repeatedName = "repeated_name"
    case unknownRole = "unknown_role"
    case unreachableState = "unreachable_state"
    case missingTrust = "missing_trust"
    case unknownAction = "unknown_action"
    case wrongConfig = "config"
    case unknownTransition = "unknown_transition"
    case unknownState = "unknown_state"
    case timeExpression = "time_expression"
    case initialActor = "initial_actor"
    case missingTemplate = "missing_template"

    // Lints.
    case unreadRest = "unread_rest"
    case unknownKey = "unknown_key"
    case keywordForBoolean = "keyword_for_boolean"
    case configValue = "config_value"
    case unreadablePeriod = "period"
    case heldAtTheEnd = "held_at_the_end"
    case noWayOut = "no_way_out"
    case neverRuns = "never_runs"
    case onlyIfFirst = "only_if_first"
    case endlessRound = "endless_round"
    case secondPayment = "second_payment"
    case confirmAfterOffSession = "confirm_after_off_session"
    case pricedTooLate = "priced_too_late"
    case neverSucceeds = "never_succeeds"
    case releaseNotLast = "release_not_last"
    case firstEnteredInLoop = "first_entered_in_loop"
    case shortNotice = "short_notice"
    case unusedTemplate = "unused_template"

    /// Whether a process that breaks it cannot be used.
    public var isError: Bool {
        switch self {
        case .syntax, .tooLarge, .wrongFormat, .missingKey, .wrongType, .reservedState, .actorOrTime, .repeatedName,
            .unknownRole, .unreachableState, .missingTrust, .unknownAction, .wrongConfig, .unknownTransition,
            .unknownState, .timeExpression, .initialActor, .missingTemplate:
            true
        default: false
        }
    }
}
