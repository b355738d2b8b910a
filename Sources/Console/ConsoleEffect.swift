// What the console wants done by others: the engine, the terminal, the disk. Effects are values, so that `update` stays
// a function and tests can look at what it asks for.
public import Checkout
public import Commands

/// Something to be done outside of the console's state.
public enum ConsoleEffect: Hashable, Sendable {
    /// Runs a command as the shell would.
    case run(CommandLine)
    /// Reads something of the ledger.
    case load(LedgerQuestion)
    /// Begins or resumes a consultation.
    case startConsultation(ConsultationPurpose)
    /// Answers one question of a consultation; it is kept at once.
    case answer(ID<Consultation>, question: String, RawAnswer)
    /// Signs an answered consultation.
    case sign(ID<Consultation>)
    /// Gives a consultation up.
    case abandonConsultation(ID<Consultation>)
    /// Opens the sealed answers of a consultation for reading, which is an event.
    case openAnswers(ID<Consultation>)
    /// Takes a transition of a transaction.
    case take(TransitionRequest)
    /// Says to the bank, for a card's owner, whether a try of a session's is theirs.
    case answerBank(ID<CheckoutSession>, attempt: Int, isConfirmed: Bool)
    /// Breaks off what is under way.
    case cancelWork
    /// Puts a text on the clipboard.
    case copy(String)
    /// Writes what is shown into a file.
    case saveScreen(path: String)
    /// Chooses a theme by name.
    case theme(String)
    /// Switches the mouse on or off.
    case mouse(Bool)
    /// Paints the whole screen again.
    case redraw
    /// Stops until the shell goes on with us.
    case suspend
    /// Leaves.
    case quit
}

/// Something that an overlay wants to know of the ledger.
public enum LedgerQuestion: Hashable, Sendable {
    /// The prices that are still sold, each with its product, the first 1,000.
    case prices
    /// Everything about a customer.
    case customer(ID<Customer>)
    /// Everything about a token.
    case token(ID<PaymentToken>)
    /// A session with its payments and its customer.
    case session(ID<CheckoutSession>)
    /// The clock and the next things to fall due.
    case clock
    /// The practice cards.
    case practiceCards
    /// A transaction with what may be done from where it stands.
    case transitions(ID<Transaction>)
    /// What standing orders can be given.
    case possibleOrders
}

/// The answer to a `LedgerQuestion`.
public enum LedgerData: Hashable, Sendable {
    /// Prices that are still sold.
    case prices([PriceRow])
    /// Everything about a customer.
    case customer(CustomerOverview)
    /// Everything about a token.
    case token(TokenOverview)
    /// A session with its payments and its customer.
    case session(CheckoutSession, payments: [Payment], customer: Customer?)
    /// The clock and the next things to fall due.
    case clock(LedgerClock, now: Instant, due: [DueItem])
    /// The practice cards.
    case practiceCards([PracticeCardNote])
    /// A transaction with what may be done from where it stands.
    case transitions(OfferedTransitions)
    /// What standing orders can be given.
    case possibleOrders([PossibleOrder])
}
