/// The helpers that mails have (reference section 2.3), with what each takes.
enum TemplateHelper: String, CaseIterable, Sendable {
    case asset, concat, contains, date
    case dateDayBefore = "date-day-before"
    case dateTransform = "date-transform"
    case each, eq
    case formEncode = "form-encode"
    case formatText = "format-text"
    case `if`, inflect
    case moneyAmount = "money-amount"
    case number
    case setLocale = "set-locale"
    case setTimezone = "set-timezone"
    case setTranslations = "set-translations"
    case t
    case unless
    case urlEncode = "url-encode"
    case with

    /// How many arguments without names it takes.
    var arguments: ClosedRange<Int> {
        switch self {
        case .concat: 1...Int.max
        case .asset: 1...3
        case .contains, .eq: 2...2
        case .inflect: 3...3
        case .t: 1...2
        default: 1...1
        }
    }

    /// The names of its other arguments; nil where a message takes any.
    var options: [String]? {
        switch self {
        case .date, .dateDayBefore: ["format", "lang", "tz"]
        case .dateTransform: ["days"]
        case .moneyAmount: ["lang"]
        case .number: ["lang", "max-fraction-digits", "min-fraction-digits"]
        case .if, .unless: ["includeZero"]
        case .t, .formatText: nil
        default: []
        }
    }

    /// Where it may stand.
    var use: Use {
        switch self {
        case .each, .with, .if, .unless: .block
        case .eq, .contains: .both
        default: .value
        }
    }

    /// Where a helper may stand: as a block, as a value, or as either.
    enum Use {
        case block, value, both
    }
}
