/// How far a transaction has come in its process, to be marked in a drawing.
///
/// ```swift
/// let marks = DrawingMarks(taken: [request, agree], state: agreed)
/// for row in ProcessDrawing(definition, marks: marks).rows where row.mark == .here { print(row.line) }
/// ```
public struct DrawingMarks: Hashable, Sendable {
    /// Where the transaction stands; `StateName.initial` before its first transition.
    public let state: StateName
    private let taken: Set<TransitionName>

    /// The way of a transaction.
    /// - Parameters:
    ///   - taken: the transitions that it took; their order does not matter.
    ///   - state: where it stands.
    public init(taken: some Sequence<TransitionName>, state: StateName) {
        self.taken = Set(taken)
        self.state = state
    }

    /// What a line is to the transaction. A state was passed when a transition was taken that leads to it.
    func mark(_ subject: ProcessDrawing.Subject, in definition: ProcessDefinition) -> ProcessDrawing.Mark {
        switch subject {
        case .gap: return .none
        case .transition(let name): return taken.contains(name) ? .passed : .none
        case .state(nil): return state == .initial ? .here : .passed
        case .state(.some(let name)):
            if name == state { return .here }
            return definition.transitions.contains { $0.to == name && taken.contains($0.name) } ? .passed : .none
        }
    }
}
