/// Every way through a process, folded together where the state and what is held are the same.
struct Ways {
    /// A point of a way: in a state, or before the first, with something held.
    struct Point: Hashable {
        let state: StateName?
        let holdings: Holdings
    }

    /// An action that is come to with something held.
    struct Meeting {
        let transition: Int
        let action: Int
        let holdings: Holdings
        /// Where the way stood before the transition.
        let before: Point
    }

    private var arrivals: [Point: (before: Point, transition: Int)?] = [:]
    private var order: [Point] = []
    private let transitions: [ProcessTransition]

    /// Follows all ways from the beginning, the shortest first.
    init(through definition: ProcessDefinition) {
        transitions = definition.transitions
        let leaving = Dictionary(grouping: transitions.indices, by: { definition.transitions[$0].from })
        let start = Point(state: nil, holdings: Holdings())
        arrivals[start] = .some(nil)
        order = [start]
        var next = 0
        while next < order.count {
            let point = order[next]
            next += 1
            for index in leaving[point.state, default: []] {
                // A transition that always fails leads nowhere.
                guard let holdings = point.holdings.after(transitions[index]) else { continue }
                let arrival = Point(state: transitions[index].to, holdings: holdings)
                guard arrivals[arrival] == nil else { continue }
                arrivals[arrival] = (point, index)
                order.append(arrival)
            }
        }
        meetings = []
        for point in order {
            for index in leaving[point.state, default: []] {
                var holdings = point.holdings
                for (number, action) in transitions[index].actions.enumerated() {
                    meetings.append(Meeting(transition: index, action: number, holdings: holdings, before: point))
                    if holdings.refuses(action) { break }
                    holdings.perform(action)
                }
            }
        }
    }

    /// Every action with everything that may be held when it is come to, the shortest ways first. What stands behind one
    /// that always fails is not come to.
    private(set) var meetings: [Meeting]

    /// What may be held in each state, the shortest ways first.
    var points: [Point] { order }

    /// The transitions that lead to a point, in words: `:transition/request, :transition/accept`.
    func words(to point: Point, then last: Int? = nil) -> String {
        var names = last.map { [transitions[$0].name.description] } ?? []
        var point = point
        while let (before, transition) = arrivals[point] ?? nil, names.count < 9 {
            names.append(transitions[transition].name.description)
            point = before
        }
        return names.reversed().joined(separator: ", ")
    }
}
