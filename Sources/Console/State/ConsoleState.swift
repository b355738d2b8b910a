// Everything that the console knows. Inputs and news change it, the view draws it, and what it needs of the ledger follows
// from it. It is a value: no clock, no ledger, no terminal.
import Checkout
import Terminal

/// The state of the console.
struct ConsoleState: Sendable {
    /// Makes the overlays that keys ask for.
    let factory: any OverlayFactory
    /// Whether nothing may be changed.
    let isReadOnly: Bool
    /// Under which name the operator acts.
    let actorName: String

    /// The screen.
    var size = Size(columns: 80, rows: 24)
    /// The system's time, as it was when the last input or news came.
    var systemTime: Instant
    /// The panel that has the keys, when no view has them.
    var focus = Place.customers {
        didSet { if [.customers, .tokens].contains(focus) { pointed = focus } }
    }
    /// The panel whose customer was pointed at last: the customers' own, or that of the tokens.
    private(set) var pointed = Place.customers
    /// The view that is shown instead of the panels.
    var view: Place?
    /// Whether the detail has the keys.
    var isDetailOpen = false
    /// The first line of the detail that is seen.
    var detailTop = 0
    /// The lists that were shown so far.
    var lists: [Place: ListWindow] = [:]
    /// The lists that show everybody's rows rather than one customer's.
    var everyones: Set<Place> = []
    /// The filter of the customers.
    var filter = FilterBar()
    /// The filter of the transactions.
    var transactionFilter = FilterBar.ofTransactions
    /// The transaction whose mails are listed; nil: everybody's.
    var mailsOf: TransactionName?
    /// The view that Esc leads back to from this one.
    var viewBefore: Place?
    /// The order of the customers.
    var sort = CustomerQuery.Sort.name
    /// The theme by name.
    var theme: String
    /// Whether clicks come to us.
    var usesMouse = true

    /// The ledger as a whole.
    var status = Slot<Int, LedgerStatus>()
    /// Everything about the customer who is meant.
    var overview = Slot<ID<Customer>, CustomerOverview>()
    /// What the detail says, where that is not the customer.
    var detail = Slot<DetailSubject, Detail>()
    /// What the lists asked when they were read last, so that another question is noticed.
    var questions: [Place: ListQuestion] = [:]

    /// The customer whose rows the panels 2 to 4 hold.
    var filledFor: ID<Customer>?
    /// How many rows the panels 2 to 4 held when they were last known as a whole.
    var panelRows: [Place: Int] = [:]

    /// What lies over the panels, the uppermost last.
    var overlays: [OpenOverlay] = []
    /// Whether something was done that may have moved the queue of stuck tokens, and the queue was not read since.
    var awaitsQueue = false
    /// What was typed while the uppermost overlay, or what is selected, was waited for.
    var typedAhead: [Input] = []
    /// A sentence for the person.
    var notice: Notice?
    /// Where everything stood when the last inputs did nothing but move a selection; nil after any others.
    var movedIn: ConsoleLayout?
    /// Whether the person was told, by the input before, that another Esc leaves.
    var leavesOnEscape = false
    /// The commands that were typed so far.
    var history = CommandHistory()
    /// What is under way.
    var running: [Int: Running] = [:]
    /// What was asked for since it was last taken.
    var outbox: [Request] = []
    /// Counts requests and overlays.
    var counter = 0

    /// A console that has read nothing yet.
    init(factory: any OverlayFactory, isReadOnly: Bool, actorName: String, systemTime: Instant, theme: String) {
        self.factory = factory
        self.isReadOnly = isReadOnly
        self.actorName = actorName
        self.systemTime = systemTime
        self.theme = theme
        status.want(0)
    }
}

/// A transaction by its identifier and what it is about.
struct TransactionName: Hashable, Sendable {
    let id: ID<Transaction>
    let listing: String
}

/// An overlay in its place on the stack.
struct OpenOverlay: Sendable {
    /// Names it among all that ever were.
    let number: Int
    /// The overlay.
    var overlay: any Overlay
    /// Whether commands that it runs were typed by hand, whose answers are shown in full.
    let isPalette: Bool
}

/// An effect under way.
struct Running: Sendable {
    /// The overlay that gets its outcome; nil: the console tells it.
    let owner: Int?
    /// What the person reads while it lasts: the command.
    let title: String
    /// The command itself, where it is one.
    let command: CommandLine?
    /// Whether its answer is shown in full.
    let showsAll: Bool
    /// How far it has come.
    var progress: String?
}

/// An effect to be carried out by the program.
struct Request: Hashable, Sendable {
    /// Names it in its outcome.
    let ticket: Int
    /// What is to be done.
    let effect: ConsoleEffect
}
