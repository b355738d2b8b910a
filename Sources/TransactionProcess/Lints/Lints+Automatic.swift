// Several automatic transitions from one state, of which one runs (reference section 2.5, statements 1 and 2).

extension Lints {
    /// Automatic transitions that never run, and those that do not run once another failed.
    func warnOfAutomaticTransitions(_ ways: Ways, _ log: inout FindingLog) {
        var automatic = definition.transitions.indices.filter { definition.transitions[$0].time != nil }
        for index in automatic where isWithoutBooking(index, ways) {
            let (name, from) = (definition.transitions[index].name, definition.transitions[index].from)
            log.add(
                .neverRuns,
                "\(name) never runs: its time counts from a booking, and no way to \(from?.description ?? "") makes one.",
                at: placeOfTime(of: index))
            automatic.removeAll { $0 == index }
        }
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

    /// Automatic transitions that follow each other at one moment, round and round.
    func warnOfRounds(_ ways: Ways, _ log: inout FindingLog) {
        var reported: Set<Int> = []
        for point in ways.points {
            guard let round = round(from: point), let first = round.min(), reported.isDisjoint(with: round) else {
                continue
            }
            reported.formUnion(round)
            let names = round.map { definition.transitions[$0].name.description }.joined(separator: " and ")
            log.add(
                .endlessRound,
                "\(names) \(round.count == 1 ? "leads" : "lead") round without end, each as soon as its state is entered; "
                    + "only the limit of transitions at one moment stops that.", at: placeOfTime(of: first))
        }
    }

    /// The transitions that lead by themselves, each at once and for sure, from a point back to it; nil where none do.
    private func round(from start: Ways.Point) -> [Int]? {
        var (point, round) = (start, [Int]())
        var seen: Set<Ways.Point> = []
        while seen.insert(point).inserted {
            guard let state = point.state, let index = atOnce(from: state),
                let holdings = point.holdings.after(definition.transitions[index])
            else { return nil }
            round.append(index)
            point = Ways.Point(state: definition.transitions[index].to, holdings: holdings)
        }
        return point == start ? round : nil
    }

    /// The transition that runs as soon as a state is entered, and cannot fail; nil where there is none.
    private func atOnce(from state: StateName) -> Int? {
        let automatic = definition.transitions.indices.filter {
            definition.transitions[$0].from == state && definition.transitions[$0].time != nil
        }
        return automatic.first { index in
            let transition = definition.transitions[index]
            return transition.time?.isAtOnce(in: state) == true && !transition.mayFail
                && automatic.allSatisfy { $0 == index || isFirst(index, before: $0, in: state) }
        }
    }

    /// Whether a transition counts from a booking alone, and none is made on any way to its state.
    private func isWithoutBooking(_ index: Int, _ ways: Ways) -> Bool {
        let points = ways.points.filter { $0.state == definition.transitions[index].from }
        return definition.transitions[index].time?.needsBooking == true && !points.isEmpty
            && points.allSatisfy { $0.holdings.booking == .none }
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
