// What an expression comes to, given what a transaction has been through (reference section 2.5).

extension TimeExpression {
    /// The moment that this comes to; nil for nothing, which schedules nothing.
    ///
    /// A timepoint that is not there yet is nothing, and so is whatever counts from nothing. Ours, where the reference is
    /// silent: `:fn/min` passes over what is nothing, `:fn/ignore-if-past` keeps a time that is just now, and a period
    /// that does not read makes its expression nothing.
    public func moment(given facts: TransactionFacts) -> Moment? {
        switch self {
        case .timepoint(let timepoint): return timepoint.moment(given: facts)
        case .plus(let expression, let periods):
            return periods.reduce(expression.moment(given: facts)) { sum, period in
                period.span.flatMap { sum?.adding($0) }
            }
        case .minus(let expression, let periods):
            return periods.reduce(expression.moment(given: facts)) { sum, period in
                period.span.flatMap { sum?.adding(-$0) }
            }
        case .min(let expressions): return expressions.compactMap { $0.moment(given: facts) }.min()
        case .ignoreIfPast(let expression):
            return expression.moment(given: facts).flatMap { $0 < facts.now ? nil : $0 }
        }
    }
}

extension Timepoint {
    /// When it was, or will be; nil where it is not known yet.
    func moment(given facts: TransactionFacts) -> Moment? {
        switch self {
        case .initiated: facts.initiated
        case .firstEntered(let state): facts.firstEntered[state]
        case .lastEntered(let state): facts.lastEntered[state]
        case .firstTransitioned(let transition): facts.firstTransitioned[transition]
        case .bookingStart: facts.booking?.start
        case .bookingEnd: facts.booking?.end
        case .bookingDisplayStart: facts.booking?.displayStart
        case .bookingDisplayEnd: facts.booking?.displayEnd
        }
    }
}
