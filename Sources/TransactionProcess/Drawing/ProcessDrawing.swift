/// A process as lines of text: its states from the beginning down, under each the transitions that leave it, and at the
/// left a line from each transition to the state that it leads to.
///
/// ```
///         ○ start
///   ┌─────── request · customer, privileged
///   └─────▶ requested
///   ┌─────── confirm · provider
/// ```
public struct ProcessDrawing: Sendable {
    /// One line of it.
    public struct Row: Hashable, Sendable {
        /// What the line is about.
        public let subject: Subject
        /// The lines at the left.
        public let lanes: String
        /// What stands behind them.
        public let text: String
        /// Whether the transaction that the drawing is marked for is there, or came by it.
        public let mark: Mark

        /// The whole line, without blanks at its end.
        public var line: String {
            var line = lanes + text
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// What a line is about.
    public enum Subject: Hashable, Sendable {
        /// A state; nil is the beginning.
        case state(StateName?)
        /// A transition.
        case transition(TransitionName)
        /// Nothing: the lines go on to what is below.
        case gap
    }

    /// What a line is to a transaction.
    public enum Mark: Hashable, Sendable {
        /// Nothing so far.
        case none
        /// It came by here.
        case passed
        /// It stands here.
        case here
    }

    /// What the lines are drawn with.
    public enum Glyphs: Sendable {
        /// Box-drawing characters.
        case unicode
        /// ASCII, for terminals that show nothing else.
        case ascii
    }

    /// The lines, from the beginning down.
    public let rows: [Row]

    /// Draws a process.
    /// - Parameter marks: how far a transaction has come in it; the way it took and where it stands are then marked.
    public init(_ definition: ProcessDefinition, glyphs: Glyphs = .unicode, marks: DrawingMarks? = nil) {
        var plan = DrawingPlan(definition, marks: marks)
        plan.layOut()
        rows = plan.rows.indices.map { plan.row($0, glyphs) }
    }
}
