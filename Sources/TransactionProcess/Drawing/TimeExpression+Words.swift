// When something happens by itself, for a person.

extension TimeExpression {
    /// The time in words, seen from a state: `P6D after the first entry`, `P1D before the booking's end`.
    public func words(in state: StateName?) -> String {
        switch self {
        case .timepoint(let timepoint): return "at " + timepoint.words(in: state)
        case .plus(let time, let periods): return shifted(time, periods, "after", state)
        case .minus(let time, let periods): return shifted(time, periods, "before", state)
        case .min(let times):
            let all = times.map { $0.words(in: state) }
            return all.count == 1 ? all[0] : all.joined(separator: " or ") + ", whichever comes first"
        case .ignoreIfPast(let time): return time.words(in: state) + ", unless that is past"
        }
    }

    private func shifted(_ time: TimeExpression, _ periods: [Period], _ side: String, _ state: StateName?) -> String {
        let lengths = periods.map(\.text).joined(separator: " and ")
        // A moment needs no "at" behind "after".
        if case .timepoint(let timepoint) = time { return "\(lengths) \(side) \(timepoint.words(in: state))" }
        return "\(lengths) \(side) (\(time.words(in: state)))"
    }
}

extension Timepoint {
    fileprivate func words(in state: StateName?) -> String {
        switch self {
        case .initiated: "the transaction's start"
        case .firstEntered(let entered): "the first entry" + (entered == state ? "" : " of \(entered.short)")
        case .lastEntered(let entered): "the last entry" + (entered == state ? "" : " of \(entered.short)")
        case .firstTransitioned(let transition): "the first \(transition.short)"
        case .bookingStart: "the booking's start"
        case .bookingEnd: "the booking's end"
        case .bookingDisplayStart: "the start that is shown"
        case .bookingDisplayEnd: "the end that is shown"
        }
    }
}

extension ProcessTransition {
    /// Who takes it, or when it runs by itself: `customer, privileged`; `by itself, at the booking's end`.
    public var triggerWords: String {
        switch trigger {
        case .actor(let role): role.rawValue + (isPrivileged ? ", privileged" : "")
        case .automatic(let time): "by itself, " + time.words(in: from)
        }
    }
}
