/// The answers of one consultation so far. It is a plain value that keeps whatever it is given, in the order of the
/// questions' identifiers; which answers count is for `SurveyWalk` to say.
public struct AnswerSheet: Hashable, Sendable {
    /// Every answer with the identifier of its question, in the order of the identifiers; no identifier occurs twice.
    public private(set) var entries: [Entry] = []

    /// One answer.
    public struct Entry: Hashable, Sendable {
        /// The identifier of the question.
        public let question: String
        /// What was answered.
        public let answer: Answer
    }

    /// A sheet without answers.
    public init() {}

    /// Whether nothing is answered.
    public var isEmpty: Bool { entries.isEmpty }

    /// The answer to a question; nil takes it back.
    public subscript(question: String) -> Answer? {
        get {
            let index = place(of: question)
            return holds(question, at: index) ? entries[index].answer : nil
        }
        set {
            let index = place(of: question)
            if holds(question, at: index) { entries.remove(at: index) }
            if let newValue { entries.insert(Entry(question: question, answer: newValue), at: index) }
        }
    }

    /// Where a question stands, or would stand. Bytes are compared, since `String`'s own `<` is no strict order for
    /// some texts with combining marks: neither of `é` + `a` and `e` + U+0301 is less, though they differ.
    private func place(of question: String) -> Int {
        entries.firstIndex { !$0.question.utf8.lexicographicallyPrecedes(question.utf8) } ?? entries.endIndex
    }

    private func holds(_ question: String, at index: Int) -> Bool {
        index < entries.endIndex && entries[index].question.utf8.elementsEqual(question.utf8)
    }
}
