import OrderedJSON

extension TemplateRenderer {
    /// The value of a helper that is no block.
    mutating func value(of helper: TemplateHelper, _ given: HelperArguments) -> JSON {
        switch helper {
        case .asset: return asset(given)
        case .concat: return .string(given.all.map(\.mailText).joined())
        case .contains: return .bool(given[0].contains(given[1]))
        case .eq: return .bool(given[0].equals(given[1]))
        case .date: return .string(date(given, daysLater: 0))
        case .dateDayBefore: return .string(date(given, daysLater: -1))
        case .dateTransform:
            let text = given[0].mailText
            return .string(MailInstant(text)?.text(daysLater: given.int("days") ?? 0) ?? text)
        case .formatText: return .string(message(given[0].mailText, given.options))
        case .t: return .string(message(translation(given), given.options))
        case .inflect: return given[0].equals(.int(1)) ? given[1] : given[2]
        case .moneyAmount: return .string(MoneyText.amount(given[0]) ?? "")
        case .number: return .string(number(given))
        case .formEncode: return .string(Percent.form(given[0].mailText))
        case .urlEncode: return .string(Percent.url(given[0].mailText))
        case .setLocale: return .null
        case .setTimezone:
            zone = settings.zones.zone(given[0].mailText) ?? .utc
            return .null
        case .setTranslations:
            translations = given[0]
            return .null
        // As a value, a block's helper has nothing to say.
        case .each, .with, .if, .unless: return .null
        }
    }

    /// A document, or what lies in it; the last argument where it is not there.
    private func asset(_ given: HelperArguments) -> JSON {
        guard let document = settings.assets[given[0].mailText] else { return given[2] }
        let path = given[1].mailText
        guard !path.isEmpty else { return document }
        let found = document[path] ?? document.value(at: path.split(separator: ".").map(String.init))
        return found.flatMap { $0 == .null ? nil : $0 } ?? given[2]
    }

    /// The text of a key, by its whole name or as a path; else the text that the template gives; else the key.
    private func translation(_ given: HelperArguments) -> String {
        let key = given[0].mailText
        let found = translations[key] ?? translations.value(at: key.split(separator: ".").map(String.init))
        if case .string(let text)? = found { return text }
        return given.all.count > 1 ? given[1].mailText : key
    }

    private func message(_ text: String, _ values: [String: JSON]) -> String {
        MessageFormat(text)?.text(values, in: zone) ?? text
    }

    /// A moment by a pattern, in the zone that is given, or that the template has set; what is no moment stands as it is.
    private func date(_ given: HelperArguments, daysLater days: Int) -> String {
        let text = given[0].mailText
        guard let written = MailInstant(text) else { return text }
        let zone = given.text("tz").map { settings.zones.zone($0) ?? .utc } ?? zone
        // A day earlier by the calendar: the clock shows the same on the day when it is changed.
        let moment = MailInstant(seconds: written.seconds + days * 86_400, millisecond: written.millisecond)
        let shift = zone.offset(at: written.seconds).seconds - zone.offset(at: moment.seconds).seconds
        let shifted = MailInstant(seconds: moment.seconds + shift, millisecond: moment.millisecond)
        return DatePattern.text(days == 0 ? written : shifted, given.text("format") ?? "YYYY-MM-dd", in: zone)
    }

    /// At most three digits behind the point unless more are asked for; what is no number stands as it is.
    private func number(_ given: HelperArguments) -> String {
        guard let number = DecimalText(given[0]) else { return given[0].mailText }
        let least = min(max(given.int("min-fraction-digits") ?? 0, 0), 100)
        let most = min(max(given.int("max-fraction-digits") ?? max(3, least), 0), 100)
        return number.text(least: min(least, most), most: most)
    }
}

extension JSON {
    /// Whether a list has an element, a text a part, or an object a field.
    fileprivate func contains(_ value: JSON) -> Bool {
        switch self {
        case .array(let elements): elements.contains { $0.equals(value) }
        case .object(let fields): fields.contains { $0.name == value.mailText }
        case .string(let text):
            if case .string(let part) = value { !part.isEmpty && text.contains(part) } else { false }
        default: false
        }
    }
}
