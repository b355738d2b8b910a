// What lies over the panels and takes the keys: a dialog, a form, the consultation, help, the palette.
//
// An overlay is a value. It draws itself, turns inputs into steps, and never waits: what it asks for as an effect comes
// back later through `receive`. The console keeps a stack of them; the uppermost gets the keys and its own results.
public import Checkout
public import Commands
public import Terminal

/// Something that lies over the panels and takes the keys.
public protocol Overlay: Sendable {
    /// Where it lies.
    var placement: OverlayPlacement { get }

    /// The keys that matter in it now, for the hint line below.
    var hints: [Hint] { get }

    /// What it needs before it can be used, asked for when it is opened; `receive` gets the outcome.
    var opening: ConsoleEffect? { get }

    /// What it asks for again once somebody else has changed the ledger; nil where nothing that it says depends on that.
    var refreshing: ConsoleEffect? { get }

    /// Takes a key, a paste or the mouse. Positions of the mouse are those of the screen.
    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep

    /// Takes the outcome of an effect that it asked for.
    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep

    /// Draws itself into its place, borders included. A box has been emptied before.
    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext)
}

extension Overlay {
    /// Nothing needed.
    public var opening: ConsoleEffect? { nil }

    /// Nothing shown that others change.
    public var refreshing: ConsoleEffect? { nil }

    /// Nothing awaited.
    public mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep { .stay }
}

/// Where an overlay lies.
public enum OverlayPlacement: Hashable, Sendable {
    /// Instead of the panels; the status line and the hint line stay.
    case fullScreen
    /// A box in the middle, borders included, or as much of it as fits.
    case centred(width: Int, height: Int)
    /// Instead of the hint line, with this many rows above it for what belongs to it, such as completions.
    case bottomLine(above: Int)
}

/// What an overlay may know of the world around it.
public struct OverlayContext: Hashable, Sendable {
    /// The ledger's now.
    public var now: Instant
    /// The ledger's clock.
    public var clock: LedgerClock
    /// Whether nothing may be changed.
    public var isReadOnly: Bool
    /// Under which name the operator acts.
    public var actorName: String
    /// What the status line calls the ledger.
    public var ledgerName: String
    /// Whether an effect that the overlay asked for has not been answered.
    public var isBusy: Bool
    /// How far that effect has come, where it says so.
    public var progress: String?
    /// The place that the overlay was drawn into last.
    public var rect: Rect

    /// What an overlay may know.
    public init(
        now: Instant, clock: LedgerClock, isReadOnly: Bool = false, actorName: String = "", ledgerName: String = "",
        isBusy: Bool = false, progress: String? = nil, rect: Rect = Rect(x: 0, y: 0, width: 80, height: 24)
    ) {
        self.now = now
        self.clock = clock
        self.isReadOnly = isReadOnly
        self.actorName = actorName
        self.ledgerName = ledgerName
        self.isBusy = isBusy
        self.progress = progress
        self.rect = rect
    }
}

/// What an overlay wants after an input or a result.
public enum OverlayStep: Sendable {
    /// To be drawn again.
    case stay
    /// To be gone.
    case close
    /// To be gone, with a sentence on what was done.
    case done(String)
    /// The same of a new customer, who is selected then among all of them.
    case added(ID<Customer>, String)
    /// The same of a customer who was edited, who stays selected wherever the list has them now.
    case edited(ID<Customer>, String)
    /// To give its place to another one.
    case replace(any Overlay)
    /// Another one above it.
    case open(any Overlay)
    /// An effect, whose outcome it will receive.
    case effect(ConsoleEffect)
    /// A command. With `.close` the console itself shows what became of it; with `.stay` the overlay receives it.
    case run(CommandLine, then: Afterwards)

    /// What becomes of the overlay when a command begins.
    public enum Afterwards: Hashable, Sendable {
        /// It goes.
        case close
        /// It stays and receives the outcome.
        case stay
    }
}

/// The outcome of an effect.
public enum OverlayResult: Sendable {
    /// A command was done.
    case answered(Commands.Answer)
    /// The engine refused.
    case refused(CheckoutError)
    /// The words of a command made no sense; what to type instead.
    case misused(String)
    /// A consultation as it stands after it was begun, resumed or answered, or its answers were opened.
    case consultation(OpenConsultation)
    /// A consultation was signed.
    case signed(SignedConsultation)
    /// A consultation was given up.
    case abandoned(Consultation)
    /// A transition was taken; the transaction as it stands then.
    case took(Transaction)
    /// The bank had its answer, and the session was paid.
    case paid(CheckoutSession)
    /// What was to be loaded.
    case loaded(LedgerData)
    /// How far the work has come; the outcome follows.
    case progress(String)
    /// The person broke the work off; what had been done before stays done.
    case cancelled
}
