import EDN

extension ExpressionShape {
    /// Reads a time expression, and reports what is wrong with it (reference section 2.4).
    init(reading value: EDNValue, _ log: inout FindingLog) {
        var reader = ExpressionReader()
        place = value.place
        expression = reader.expression(value, &log)
        states = reader.states
        transitions = reader.transitions
    }
}

/// Reads a time expression from the outside in, noting what it refers to.
private struct ExpressionReader {
    private(set) var states: [Written<StateName>] = []
    private(set) var transitions: [Written<TransitionName>] = []

    private static let functions = ["fn/timepoint", "fn/plus", "fn/minus", "fn/min", "fn/ignore-if-past", "fn/period"]

    mutating func expression(_ value: EDNValue, _ log: inout FindingLog) -> TimeExpression? {
        guard let (function, arguments) = call(value, &log) else { return nil }
        switch function {
        case "fn/timepoint": return timepoint(arguments, value, &log).map { .timepoint($0) }
        case "fn/plus", "fn/minus":
            guard let first = arguments.first, arguments.count >= 2 else {
                wrong("takes a time and one or more periods, [{:fn/timepoint […]} {:fn/period […]}].", value, &log)
                return nil
            }
            let time = expression(first, &log)
            let periods = arguments.dropFirst().map { period($0, value, &log) }
            guard let time, !periods.contains(nil) else { return nil }
            return function == "fn/plus"
                ? .plus(time, periods.compactMap { $0 }) : .minus(time, periods.compactMap { $0 })
        case "fn/min":
            guard !arguments.isEmpty else {
                wrong("takes one or more times.", value, &log)
                return nil
            }
            let times = arguments.map { expression($0, &log) }
            return times.contains(nil) ? nil : .min(times.compactMap { $0 })
        case "fn/ignore-if-past":
            guard arguments.count == 1 else {
                wrong("takes one time in its vector.", value, &log)
                return nil
            }
            return expression(arguments[0], &log).map { .ignoreIfPast($0) }
        case "fn/period":
            log.add(
                .timeExpression,
                "A period is no time by itself; it stands behind the time in :fn/plus or :fn/minus.", at: value.place)
            return nil
        default:
            let hint = Nearest.hint(function, among: ExpressionReader.functions)
            log.add(.timeExpression, "There is no function :\(function) for times.\(hint)", at: value.place)
            return nil
        }
    }

    /// The function and the arguments of a map with one entry.
    private func call(_ value: EDNValue, _ log: inout FindingLog) -> (String, [EDNValue])? {
        guard let entries = value.entries else {
            let hint = value.keyword?.prefix == "time" ? " Write {:fn/timepoint [\(value.excerpt(40))]}." : ""
            log.add(
                .timeExpression,
                "A time is a map with a function, such as {:fn/plus […]}, not \(value.excerpt(40)).\(hint)",
                at: value.place)
            return nil
        }
        guard entries.count == 1, let entry = entries.first else {
            log.add(
                .timeExpression, "A time is a map with one function; this one has \(entries.count) keys.",
                at: value.place)
            return nil
        }
        guard let function = entry.key.keyword?.text else {
            let hint =
                if case .symbol(let name) = entry.key.content { " Perhaps :\(name.text) was meant." } else { "" }
            log.add(
                .timeExpression, "The function of a time is a keyword, not \(entry.key.excerpt(40)).\(hint)",
                at: entry.key.place)
            return nil
        }
        switch entry.value.content {
        case .vector(let arguments), .list(let arguments): return (function, arguments)
        default:
            log.add(
                .timeExpression,
                "What :\(function) works on stands in a vector: {:\(function) [\(entry.value.excerpt(30))]}.",
                at: entry.value.place)
            return nil
        }
    }

    private mutating func timepoint(
        _ arguments: [EDNValue], _ value: EDNValue, _ log: inout FindingLog
    ) -> Timepoint? {
        guard let first = arguments.first, let name = first.keyword?.text else {
            wrong("takes a timepoint, such as [:time/booking-start].", value, &log)
            return nil
        }
        switch name {
        case "time/tx-initiated": return plain(.initiated, arguments, &log)
        case "time/booking-start": return plain(.bookingStart, arguments, &log)
        case "time/booking-end": return plain(.bookingEnd, arguments, &log)
        case "time/booking-display-start": return plain(.bookingDisplayStart, arguments, &log)
        case "time/booking-display-end": return plain(.bookingDisplayEnd, arguments, &log)
        case "time/first-entered-state", "time/last-entered-state":
            guard let state = named(arguments, "a state, [:\(name) :state/…]", value, &log) else { return nil }
            let written = Written(StateName(state.value.text), at: state.place)
            states.append(written)
            return name == "time/first-entered-state" ? .firstEntered(written.value) : .lastEntered(written.value)
        case "time/first-transitioned":
            guard let transition = named(arguments, "a transition, [:\(name) :transition/…]", value, &log) else {
                return nil
            }
            let written = Written(TransitionName(transition.value.text), at: transition.place)
            transitions.append(written)
            return .firstTransitioned(written.value)
        default:
            let hint = Nearest.hint(name, among: ExpressionReader.timepoints)
            log.add(.timeExpression, "There is no timepoint :\(name).\(hint)", at: first.place)
            return nil
        }
    }

    private static let timepoints = [
        "time/tx-initiated", "time/first-entered-state", "time/last-entered-state", "time/first-transitioned",
        "time/booking-start", "time/booking-end", "time/booking-display-start", "time/booking-display-end",
    ]

    /// A timepoint that needs nothing named.
    private func plain(_ timepoint: Timepoint, _ arguments: [EDNValue], _ log: inout FindingLog) -> Timepoint? {
        guard arguments.count > 1 else { return timepoint }
        log.add(.timeExpression, "\(arguments[0].excerpt(40)) takes nothing behind it.", at: arguments[1].place)
        return nil
    }

    /// The state or transition that a timepoint is about.
    private func named(
        _ arguments: [EDNValue], _ what: String, _ value: EDNValue, _ log: inout FindingLog
    ) -> Written<EDNName>? {
        guard arguments.count == 2, let name = arguments[1].keyword else {
            log.add(.timeExpression, "\(arguments[0].excerpt(40)) needs \(what).", at: arguments[0].place)
            return nil
        }
        return Written(name, at: arguments[1].place)
    }

    private func period(
        _ value: EDNValue, _ outer: EDNValue, _ log: inout FindingLog
    ) -> TimeExpression.Period? {
        guard let entries = value.entries, entries.count == 1, let entry = entries.first,
            entry.key.keyword?.text == "fn/period"
        else {
            log.add(
                .timeExpression,
                "Behind the first, there are periods only, {:fn/period [\"P1D\"]}, not \(value.excerpt(40)).",
                at: value.place)
            return nil
        }
        guard case .vector(let texts) = entry.value.content, texts.count == 1, let text = texts[0].string else {
            log.add(
                .timeExpression, "A period is one text in a vector, {:fn/period [\"P1D\"]}, not \(value.excerpt(40)).",
                at: entry.value.place)
            return nil
        }
        let period = TimeExpression.Period(text)
        if period.span == nil {
            log.add(
                .unreadablePeriod,
                "“\(text.prefix(40))” is no period of ISO 8601, such as P1D, P1Y6M or PT90M; the time will never come.",
                at: texts[0].place)
        }
        return period
    }

    private func wrong(_ sentence: String, _ value: EDNValue, _ log: inout FindingLog) {
        let function = value.entries?.first?.key.excerpt(30) ?? ""
        log.add(.timeExpression, "\(function) \(sentence)", at: value.place)
    }
}
