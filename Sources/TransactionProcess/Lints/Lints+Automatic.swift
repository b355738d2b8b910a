// Several automatic transitions from one state, of which one runs (reference section 2.5, statements 1 and 2).

extension Lints {
    /// Automatic transitions that never run, and those that do not run once another failed.
    func warnOfAutomaticTransitions(_ log: inout FindingLog) {
        let automatic = definition.transitions.indices.filter { definition.transitions[$0].time != nil }
        for (state, indices) in Dictionary(grouping: automatic, by: { definition.transitions[$0].from }) {
            guard let state, indices.count > 1 else { continue }
            for index in indices {
                let others = indices.filter { $0 != index }
                if let first = others.first(where: { isFirst($0, before: index, in: state) }) {
                    let (own, earlier) = (definition.transitions[index], definition.transitions[first])
                    log.add(
                        .neverRuns,
                        "\(own.name) never runs: \(earlier.name) leaves \(state) by itself no later, and of several "
                            + "only the earliest runs, even if it fails.", at: placeOfTime(of: index))
                } else if let failing = others.first(where: { isAskedFirst($0, before: index, in: state) }) {
                    log.add(
                        .onlyIfFirst,
                        "\(definition.transitions[index].name) runs only if its time comes first: once "
                            + "\(definition.transitions[failing].name) has failed, nothing leaves \(state) by itself.",
                        at: placeOfTime(of: index))
                }
            }
        }
    }

    /// Whether a transition's time surely comes no later than another's; of two at the same time the first of the file.
    private func isFirst(_ one: Int, before other: Int, in state: StateName) -> Bool {
        guard let time = definition.transitions[one].time, let otherTime = definition.transitions[other].time,
            time.isSurelyFirst(before: otherTime, in: state)
        else { return false }
        return one < other || !otherTime.isSurelyFirst(before: time, in: state)
    }

    /// Whether a transition may come before another, and may fail.
    private func isAskedFirst(_ one: Int, before other: Int, in state: StateName) -> Bool {
        definition.transitions[one].mayFail && !isFirst(other, before: one, in: state)
    }
}
