/// One step of the engine: a ledger transaction, the moment it happens at, and who acts.
struct Step {
    let transaction: any LedgerTransaction
    let now: Instant
    let actor: Actor
    /// This process, which owns the questions that the step writes down.
    let process: Int64
    /// The questions for the card network that the step wrote down, to be asked once it is durable.
    let questions: NetworkQuestions
    /// Who says what happened to those outside.
    let dialects: [any WebhookDialect]
    /// The processes that were read already.
    let library: ProcessLibrary

    /// The same step at another moment, with somebody else acting.
    func at(_ moment: Instant, actor: Actor) -> Step {
        Step(
            transaction: transaction, now: moment, actor: actor, process: process, questions: questions,
            dialects: dialects, library: library)
    }

    /// Writes an event in the step's transaction, and what is said of it to webhooks. What it is about has to be written
    /// before, since that is what they are told.
    func record<Thing: Identified>(
        _ type: String, _ subject: ID<Thing>, customer: ID<Customer>?, _ changes: [Change] = []
    ) throws {
        let event = Event(
            id: try transaction.newID(at: now), at: now, type: type, actor: actor, customer: customer,
            subject: Subject(subject), changes: changes)
        try transaction.insert(event)
        try publish(event)
    }

    /// The latest issued letter of each visit type that a cart needs.
    func letters(of customer: ID<Customer>?, for lines: [SessionLine]) throws -> [VisitType: Letter] {
        try transaction.latestLetters(of: customer, for: Set(lines.compactMap(\.eligibility.neededLetter)))
    }
}

extension LedgerReader {
    /// The latest issued letter of each of these visit types that the customer has one of.
    func latestLetters(of customer: ID<Customer>?, for types: some Collection<VisitType>) throws -> [VisitType: Letter]
    {
        guard let customer else { return [:] }
        var letters: [VisitType: Letter] = [:]
        for type in types { letters[type] = try latestIssuedLetter(of: customer, for: type) }
        return letters
    }
}

/// The thing that a store found.
/// - Throws: `CheckoutError.notFound` when it found nothing.
public func require<Thing: Identified>(_ id: ID<Thing>, _ find: (ID<Thing>) throws -> Thing?) throws -> Thing {
    guard let thing = try find(id) else { throw CheckoutError.notFound(kind: Thing.kind, id: id.description) }
    return thing
}

/// A question to the card network together with the payment that it is about.
struct NetworkQuestion: Sendable {
    let payment: ID<Payment>
    let session: ID<CheckoutSession>
    let request: NetworkRequest
}

/// What the card network said to a question.
struct NetworkReply: Sendable {
    let question: NetworkQuestion
    let answer: NetworkAnswer
}

/// Collects the questions of one step. It never leaves the transaction's closure but by value.
final class NetworkQuestions {
    private(set) var all: [NetworkQuestion] = []
    func append(_ question: NetworkQuestion) { all.append(question) }
}
