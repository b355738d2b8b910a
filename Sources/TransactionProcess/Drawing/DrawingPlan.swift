/// Where everything of a drawing goes: the rows from top to bottom, and the lanes beside them.
struct DrawingPlan {
    /// A line from transitions to the state that they lead to, all from above it or all from below it.
    struct Lane {
        let target: StateName
        let rows: ClosedRange<Int>
        /// Counted from the text to the left.
        var column = 0
    }

    private(set) var rows: [ProcessDrawing.Subject] = []
    private let definition: ProcessDefinition
    private let marks: DrawingMarks?
    private let named: [TransitionName: ProcessTransition]
    private let finals: Set<StateName>
    private var lanes: [Lane] = []
    private var rowOf: [StateName: Int] = [:]
    private var columns = 0

    init(_ definition: ProcessDefinition, marks: DrawingMarks? = nil) {
        self.definition = definition
        self.marks = marks
        let leaving = Dictionary(grouping: definition.transitions, by: \.from)
        named = Dictionary(definition.transitions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        finals = Set(definition.transitions.map(\.to).filter { leaving[$0] == nil })
        for state in [nil] + definition.statesFromTheBeginning.map({ Optional($0) }) {
            if !rows.isEmpty { rows.append(.gap) }
            if let state { rowOf[state] = rows.count }
            rows.append(.state(state))
            rows += leaving[state, default: []].map { .transition($0.name) }
        }
    }

    /// Gives every lane a column: the shortest the nearest to the text, none across another.
    mutating func layOut() {
        var ends: [StateName: (above: [Int], below: [Int])] = [:]
        for (row, subject) in rows.enumerated() {
            guard case .transition(let name) = subject, let transition = named[name],
                transition.from != transition.to, let target = rowOf[transition.to]
            else { continue }
            if row < target { ends[transition.to, default: ([], [])].above.append(row) }
            if row > target { ends[transition.to, default: ([], [])].below.append(row) }
        }
        for (state, sources) in ends {
            guard let target = rowOf[state] else { continue }
            if let first = sources.above.min() { lanes.append(Lane(target: state, rows: first...target)) }
            if let last = sources.below.max() { lanes.append(Lane(target: state, rows: target...last)) }
        }
        lanes.sort { ($0.rows.count, $0.rows.lowerBound) < ($1.rows.count, $1.rows.lowerBound) }
        var taken: [[ClosedRange<Int>]] = []
        for index in lanes.indices {
            let range = lanes[index].rows
            let column = taken.firstIndex { !$0.contains { $0.overlaps(range) } } ?? taken.count
            if column == taken.count { taken.append([]) }
            taken[column].append(range)
            lanes[index].column = column
        }
        columns = taken.count
    }

    /// One row, drawn.
    func row(_ row: Int, _ glyphs: ProcessDrawing.Glyphs) -> ProcessDrawing.Row {
        var cells = [DrawingCell](repeating: DrawingCell(), count: columns)
        let target = target(of: row)
        for lane in lanes where lane.rows.contains(row) {
            let place = columns - 1 - lane.column
            cells[place].isUp = row > lane.rows.lowerBound
            cells[place].isDown = row < lane.rows.upperBound
            guard lane.target == target else { continue }
            cells[place].isJoined = true
            cells[place].isRight = true
            for right in cells.indices where right > place {
                cells[right].isLeft = true
                cells[right].isRight = true
            }
        }
        let isReached = cells.last?.isRight ?? false
        let drawn = cells.map { String($0.glyph(glyphs)) + ($0.isRight ? glyphs.dash : " ") }.joined()
        let mark = marks?.mark(rows[row], in: definition) ?? .none
        return ProcessDrawing.Row(
            subject: rows[row], lanes: " " + drawn, text: text(of: rows[row], isReached: isReached, mark, glyphs),
            mark: mark)
    }

    /// The state whose lanes a row joins.
    private func target(of row: Int) -> StateName? {
        switch rows[row] {
        case .state(let state): state
        case .transition(let name): named[name].flatMap { $0.from == $0.to ? nil : $0.to }
        case .gap: nil
        }
    }

    private func text(
        of subject: ProcessDrawing.Subject, isReached: Bool, _ mark: ProcessDrawing.Mark,
        _ glyphs: ProcessDrawing.Glyphs
    ) -> String {
        let here = mark == .here ? " \(glyphs.here) here" : ""
        switch subject {
        case .gap: return ""
        case .state(nil): return glyphs.start + " start" + here
        case .state(.some(let state)):
            let end = finals.contains(state) ? "  (end)" : ""
            return (isReached ? glyphs.arrow : " ") + " [\(state.short)]" + here + end
        case .transition(let name):
            guard let transition = named[name] else { return "" }
            let stays = transition.from == transition.to ? ", stays here" : ""
            let line = isReached ? glyphs.dash + glyphs.dash : "  "
            // The mark stands before the name, where a narrow screen does not cut it off.
            let filling = isReached ? glyphs.dash + glyphs.dash : "  "
            let sign = marks == nil ? "" : mark == .passed ? " " + glyphs.check : filling
            return "\(line)\(sign) \(name.short) \(glyphs.dot) \(transition.triggerWords)\(stays)"
        }
    }
}
