/// One of the times of which an expression takes the earliest: a timepoint and how far from it.
struct TimeTerm: Hashable {
    let base: Timepoint
    var offset: Timespan
    /// Whether it is nothing where it lies in the past.
    var isIgnoredIfPast = false
}

extension TimeExpression {
    /// The times of which this is the earliest; nil where a period does not read.
    var terms: [TimeTerm]? {
        switch self {
        case .timepoint(let timepoint): return [TimeTerm(base: timepoint, offset: Timespan())]
        case .plus(let time, let periods): return time.terms(shiftedBy: periods, sign: 1)
        case .minus(let time, let periods): return time.terms(shiftedBy: periods, sign: -1)
        case .min(let times):
            var all: [TimeTerm] = []
            for time in times {
                guard let terms = time.terms else { return nil }
                all += terms
            }
            return all
        case .ignoreIfPast(let time):
            return time.terms?.map { TimeTerm(base: $0.base, offset: $0.offset, isIgnoredIfPast: true) }
        }
    }

    private func terms(shiftedBy periods: [Period], sign: Int) -> [TimeTerm]? {
        var sum = Timespan()
        for period in periods {
            guard let span = period.span else { return nil }
            let next = sum + (sign > 0 ? span : -span)
            guard next.months.magnitude < 1_000_000, next.milliseconds.magnitude < 1 << 60 else { return nil }
            sum = next
        }
        return terms?.map { TimeTerm(base: $0.base, offset: $0.offset + sum, isIgnoredIfPast: $0.isIgnoredIfPast) }
    }

    /// Whether this never comes after another time, both worked out when a state is entered: for each of the other's
    /// times, one of this counts from the same timepoint and no further.
    func isSurelyFirst(before other: TimeExpression?, in state: StateName) -> Bool {
        guard let own = terms, let others = other?.terms else { return false }
        return others.allSatisfy { late in
            own.contains { $0.base == late.base && !$0.isIgnoredIfPast && $0.offset.isAtMost(late.offset) }
        }
    }

    /// Whether this has surely come when a state is entered.
    func isAtOnce(in state: StateName) -> Bool {
        let entries: [Timepoint] = [.initiated, .firstEntered(state), .lastEntered(state)]
        return terms?.contains { term in
            entries.contains(term.base) && term.offset.isAtMost(Timespan()) && !term.isIgnoredIfPast
        } ?? false
    }

    /// Whether this is nothing without a booking.
    var needsBooking: Bool { terms?.allSatisfy(\.base.isOfBooking) ?? false }
}
