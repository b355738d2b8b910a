import OrderedJSON

extension MessageFormat {
    /// The message with its values; a value that is missing is empty.
    func text(_ values: [String: JSON], in zone: MailZone) -> String {
        MessageFormat.text(parts, values, zone, number: nil)
    }

    private static func text(
        _ parts: [Part], _ values: [String: JSON], _ zone: MailZone, number: DecimalText?
    ) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .number: number?.text(least: 0, most: 3) ?? ""
            case .value(let name, let kind, let style): written(values[name] ?? .null, kind, style, zone)
            case .choice(let name, let kind, let offset, let cases):
                chosen(values[name] ?? .null, kind, offset, cases, values, zone)
            }
        }.joined()
    }

    private static func written(_ value: JSON, _ kind: String, _ style: String, _ zone: MailZone) -> String {
        let plain = value.mailText
        switch kind {
        case "date", "time":
            guard let moment = MailInstant(plain) else { return plain }
            let pattern =
                kind == "date" ? DateSkeleton.pattern(date: style) : DateSkeleton.pattern(time: style)
            return DatePattern.text(moment, pattern, in: zone)
        case "number": return DecimalText(value).map { number($0, style) } ?? plain
        default: return plain
        }
    }

    /// `integer`, `percent`, and of the skeletons those that set the digits behind the point: `::.00`, `::.##`.
    private static func number(_ number: DecimalText, _ style: String) -> String {
        switch style {
        case "integer": return number.text(least: 0, most: 0)
        case "percent": return (number.timesHundred.text(least: 0, most: 0)) + "%"
        default:
            let stem = style.split(separator: " ").first { $0.hasPrefix("::.") || $0.hasPrefix(".") }
            guard let digits = stem?.split(separator: ".").last, digits != "::" else {
                return number.text(least: 0, most: 3)
            }
            let least = digits.prefix { $0 == "0" }.count
            return number.text(least: least, most: digits.count)
        }
    }

    private static func chosen(
        _ value: JSON, _ kind: Choice, _ offset: Int, _ cases: [(key: String, parts: [Part])],
        _ values: [String: JSON], _ zone: MailZone
    ) -> String {
        func parts(_ key: String) -> [Part]? { cases.first { $0.key == key }?.parts }
        let written = value.mailText
        guard kind != .select else {
            return text(parts(written) ?? parts("other") ?? [], values, zone, number: nil)
        }
        guard let number = DecimalText(value) else {
            return text(parts("other") ?? [], values, zone, number: nil)
        }
        let plain = number.text(least: 0, most: 10, grouping: false)
        let rest = Int(plain).flatMap { $0.subtractingReportingOverflow(offset) as (Int, Bool)? }
        let shown = rest.flatMap { $0.1 ? nil : DecimalText(String($0.0)) } ?? number
        let category =
            shown.text(least: 0, most: 10, grouping: false).pluralCategory(isOrdinal: kind == .ordinal)
        return text(parts("=" + plain) ?? parts(category) ?? parts("other") ?? [], values, zone, number: shown)
    }
}

extension DecimalText {
    fileprivate var timesHundred: DecimalText {
        DecimalText(text(least: 0, most: 300, grouping: false) + "e2") ?? self
    }
}

extension String {
    /// The word of English for a number: one day, two days; 1st, 2nd, 3rd.
    fileprivate func pluralCategory(isOrdinal: Bool) -> String {
        guard isOrdinal else { return self == "1" ? "one" : "other" }
        switch suffix(1) {
        case _ where ["11", "12", "13"].contains(suffix(2)): return "other"
        case "1": return "one"
        case "2": return "two"
        case "3": return "few"
        default: return "other"
        }
    }
}
