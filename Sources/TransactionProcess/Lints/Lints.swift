import EDN

/// What the original's tools let pass, and what surprises in a running marketplace. All of this warns only: the
/// process does what it says.
struct Lints {
    /// The process with the places of its parts.
    let shape: ProcessShape
    /// The same, part for part.
    let definition: ProcessDefinition
    /// The transitions that leave each state.
    let leaving: [StateName?: [ProcessTransition]]

    /// The lints of a process without errors.
    init(shape: ProcessShape, definition: ProcessDefinition) {
        self.shape = shape
        self.definition = definition
        leaving = Dictionary(grouping: definition.transitions, by: \.from)
    }

    /// Tries every lint.
    func run(_ log: inout FindingLog) {
        let ways = Ways(through: definition)
        warnOfMoney(ways, &log)
        warnOfHeldAtTheEnd(ways, &log)
        warnOfNoWayOut(ways, &log)
        warnOfAutomaticTransitions(ways, &log)
        warnOfRounds(ways, &log)
        warnOfReleases(&log)
        warnOfLoops(&log)
        warnOfShortNotice(&log)
    }

    /// Where a transition's action stands.
    func place(of action: Int, of transition: Int) -> EDNPlace { shape.transitions[transition].actions[action].place }

    /// Where a transition's time stands: its function.
    func placeOfTime(of transition: Int) -> EDNPlace {
        shape.transitions[transition].time?.place ?? shape.transitions[transition].place
    }

    /// Where the file first leads to a state.
    func place(of state: StateName) -> EDNPlace? {
        shape.transitions.compactMap(\.to).filter { $0.value == state }.map(\.place).min()
    }
}
