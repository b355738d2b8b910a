extension ProcessDefinition {
    /// The states so that most transitions lead down: each after those that lead to it, loops aside, and what the file
    /// names first further up.
    var statesFromTheBeginning: [StateName] {
        let onward = Dictionary(grouping: transitions, by: \.from).mapValues { $0.map(\.to) }
        var done: [StateName] = []
        var seen: Set<StateName> = []
        // Depth first without recursion: a state is done when all that it leads to is.
        var stack: [(state: StateName?, rest: [StateName])] = [(nil, onward[nil, default: []])]
        while let top = stack.popLast() {
            var rest = top.rest
            guard let next = rest.popLast() else {
                if let state = top.state { done.append(state) }
                continue
            }
            stack.append((top.state, rest))
            if seen.insert(next).inserted { stack.append((next, onward[next, default: []])) }
        }
        // What cannot be reached, which a check refuses, stands at the end.
        return done.reversed() + states.filter { !seen.contains($0) }
    }
}
