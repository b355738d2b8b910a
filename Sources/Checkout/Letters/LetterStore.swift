/// What the engine reads of letters.
public protocol LetterReader {
    /// The letter with this identifier.
    func find(_ id: ID<Letter>) throws -> Letter?
    /// A customer's letters, the latest signed first.
    func letters(of customer: ID<Customer>) throws -> [Letter]
    /// The letters of each of these customers, in the same order.
    func letters(ofEach customers: [ID<Customer>]) throws -> [[Letter]]
    /// The customer's letter of this visit type that expires last among the issued ones; whether it is valid is for
    /// `LetterValidity` to say.
    func latestIssuedLetter(of customer: ID<Customer>, for visitType: VisitType) throws -> Letter?
    /// A page of everybody's letters, the first to expire first; the denied ones, which never do, at the end.
    func letters(from seek: Seek, limit: Int) throws -> Page<Letter>
}

extension Cursor {
    /// The place in everybody's letters between those that have expired at a moment and those that have not.
    public static func expired(at now: Instant) -> Cursor { Cursor(key: now.milliseconds, number: .max) }
}

/// What the engine writes of letters.
public protocol LetterWriter: LetterReader {
    /// Adds a letter.
    func insert(_ letter: Letter) throws
    /// Replaces what is kept of a letter.
    func update(_ letter: Letter) throws
}
