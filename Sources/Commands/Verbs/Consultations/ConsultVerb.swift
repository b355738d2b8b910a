// almoner consult: the consultation, question by question or from a file of answers.

import ArgumentParser
public import Checkout
import OrderedJSON

/// Takes a consultation.
struct ConsultVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "consult", abstract: "Take the consultation that a letter needs.",
        discussion: """
            Without --answers, asks question by question: `back` goes back, and the end of the input leaves it half \
            way, to be gone on with later.

            Example: almoner consult --session fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6 --answers answers.json
            """)
    static let use = LedgerUse.changes

    @Option(
        help: ArgumentHelp("The session whose cart needs it.", valueName: "session"), transform: identifier)
    var session: ID<CheckoutSession>?

    @Option(
        help: ArgumentHelp("Whose letter it is for, without a session.", valueName: "customer"), transform: identifier)
    var customer: ID<Customer>?

    @Option(help: ArgumentHelp("Which consultation.", valueName: "type"), transform: consultationType)
    var visitType: VisitType?

    @Option(
        help: ArgumentHelp(
            "Answers as JSON, of one visit type or a list of several; - is standard input.", valueName: "file"),
        completion: .file())
    var answers: String?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        switch (session, customer) {
        case (nil, nil):
            throw ValidationError("Missing what it is for: give --session, or --customer and --visit-type.")
        case (.some, .some): throw ValidationError("Give --session or --customer, not both.")
        case (nil, .some) where visitType == nil && answers == nil:
            throw ValidationError("Missing expected argument '--visit-type <type>'")
        default: break
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let run = ConsultationRun(context, try subject)
        guard let answers else { return try await run.walk() }
        return try await run.answer(try AnswerDocument.read(try context.input.contents(of: answers), from: answers))
    }

    private var subject: ConsultationRun.Subject {
        get throws {
            if let session { return .session(session, visitType) }
            guard let customer else {
                throw ValidationError("Missing what it is for: give --session, or --customer and --visit-type.")
            }
            return .customer(customer, visitType)
        }
    }
}

extension VerbTable {
    /// The consultation that these words would take question by question; nil where they are another verb's, or have the
    /// answers. For programs that ask in their own way.
    public static func consultation(asked words: [String]) -> ConsultationPurpose? {
        guard let verb = try? parse(words) as? ConsultVerb, verb.answers == nil else { return nil }
        if let session = verb.session { return .session(session, verb.visitType) }
        guard let customer = verb.customer, let type = verb.visitType else { return nil }
        return .customer(customer, type)
    }
}
