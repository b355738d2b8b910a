// What gives a time or stock back belongs last (reference section 3).

extension Lints {
    /// Releasing actions with others behind them: where one of those fails, the calendar or the stock may be left wrong.
    func warnOfReleases(_ log: inout FindingLog) {
        for (index, transition) in definition.transitions.enumerated() {
            guard let last = transition.actions.lastIndex(where: { !$0.kind.releases }) else { continue }
            for (number, action) in transition.actions.enumerated() where action.kind.releases && number < last {
                log.add(
                    .releaseNotLast,
                    "\(action.kind.keyword) gives something back and belongs last, behind "
                        + "\(transition.actions[last].kind.keyword), which may still fail.",
                    at: place(of: number, of: index))
            }
        }
    }
}
