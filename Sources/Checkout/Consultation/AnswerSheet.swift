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
        get { entries.first { $0.question == question }?.answer }
        set {
            let index = entries.firstIndex { $0.question >= question } ?? entries.endIndex
            if index < entries.endIndex, entries[index].question == question { entries.remove(at: index) }
            if let newValue { entries.insert(Entry(question: question, answer: newValue), at: index) }
        }
    }
}
