// One row of the table of keys. Hints, the `?` page, completions and what a key does all come from it.
import Checkout
import Terminal

/// A key, where it means something, and what it means there.
struct KeyBinding: Sendable {
    /// The key, and others that mean the same.
    let keys: [Key]
    /// The key as a person reads it.
    let name: String
    /// Where it means this; nil: everywhere.
    let places: Set<Place>?
    /// What it does, in a word or two; empty: not worth a hint.
    let label: String
    /// What it does, in a sentence for the `?` page.
    let meaning: String
    /// How dangerous it is.
    let danger: Danger
    /// Whether it changes the ledger, and so is off with `--read-only`.
    let changes: Bool
    /// Whether all it ever does is to move the selection.
    let moves: Bool
    /// What it does for what is selected.
    private let resolve: @Sendable (KeyContext) -> KeyMeaning

    /// How dangerous a key is, which says what it has to ask.
    enum Danger: Hashable, Sendable {
        /// Done at once; it can be taken back.
        case harmless
        /// Moves money: a dialog names the object, the amount and the consequence.
        case money
        /// Cannot be undone: the id has to be typed.
        case irrevocable
    }

    /// A row of the table.
    init(
        _ keys: [Key], _ name: String, in places: Set<Place>? = nil, _ label: String, _ meaning: String,
        danger: Danger = .harmless, changes: Bool = false, moves: Bool = false,
        _ resolve: @escaping @Sendable (KeyContext) -> KeyMeaning
    ) {
        self.keys = keys
        self.name = name
        self.places = places
        self.label = label
        self.meaning = meaning
        self.danger = danger
        self.changes = changes || danger != .harmless
        self.moves = moves
        self.resolve = resolve
    }

    /// A row for a key that always does the same.
    init(
        _ keys: [Key], _ name: String, in places: Set<Place>? = nil, _ label: String, _ meaning: String,
        does action: ConsoleAction
    ) {
        var moves = false
        switch action {
        case .move, .step, .page, .first, .last: moves = true
        default: break
        }
        self.init(keys, name, in: places, label, meaning, moves: moves) { _ in .does(action) }
    }

    /// Whether it means something in a place.
    func applies(in place: Place) -> Bool { places?.contains(place) ?? true }

    /// What it does now.
    func meaning(in context: KeyContext) -> KeyMeaning {
        let meaning = resolve(context)
        guard changes, context.isReadOnly, meaning != .absent else { return meaning }
        // To look is no change.
        if looksInstead, let item = context.item { return .does(.openDetail, CommandLine(["show", item.id])) }
        return .unavailable("read-only")
    }

    /// What it does now, in a word or two.
    func label(in context: KeyContext) -> String {
        guard !label.isEmpty else { return label }
        return switch meaning(in: context) {
        case .does(.openDetail, _): "open"
        case .does(.wish(.review), _): "decide"
        default: label
        }
    }

    /// Enter, which goes on with what is selected, shows it where nothing may be changed.
    private var looksInstead: Bool { keys.contains(.enter) }
}

/// What a key does, given what is selected.
enum KeyMeaning: Hashable, Sendable {
    /// This; with the command that it stands for, where it stands for one.
    case does(ConsoleAction, CommandLine? = nil)
    /// Nothing at the moment, and why.
    case unavailable(String)
    /// Nothing for such a thing at all; not worth a word.
    case absent

    /// Runs a command.
    static func run(_ words: String...) -> KeyMeaning { .does(.run(CommandLine(words)), CommandLine(words)) }

    /// Opens an overlay that leads to a command.
    static func wish(_ wish: OverlayWish, _ words: String...) -> KeyMeaning {
        .does(.wish(wish), words.isEmpty ? nil : CommandLine(words))
    }
}

/// What keys do to the console itself, or ask of others.
enum ConsoleAction: Hashable, Sendable {
    /// Moves the selection by rows; where the detail has the keys, scrolls it.
    case move(Int)
    /// Moves the selection by rows; a detail that has the keys keeps them, for what is selected then.
    case step(Int)
    /// Moves the selection by pages.
    case page(Int)
    /// Selects the first row.
    case first
    /// Selects the last row.
    case last
    /// Gives a panel the keys.
    case focus(Place)
    /// Gives the next panel the keys, or an earlier one.
    case cyclePanel(Int)
    /// Shows the detail, and gives it the keys.
    case openDetail
    /// One step back: the detail, the filter, the view, and at last the console.
    case back
    /// The same, but out of the console only when it is asked for twice.
    case escape
    /// Breaks off what is under way; where there is nothing, leaves.
    case interrupt
    /// Leaves the detail or the view, never the console.
    case leaveDetail
    /// Shows a view.
    case view(Place)
    /// Types a filter.
    case filter
    /// The next order of the customers.
    case cycleSort
    /// One customer's rows, or everybody's.
    case toggleScope
    /// Opens an overlay.
    case wish(OverlayWish)
    /// Lets the person choose first.
    case choose(title: String, [Choice])
    /// Runs a command.
    case run(CommandLine)
    /// Asks others.
    case effect(ConsoleEffect)
    /// Opens the palette.
    case palette
    /// Opens the `?` page.
    case help
    /// The next theme.
    case cycleTheme
    /// Switches the mouse on or off.
    case toggleMouse
}

/// One of several wishes that a key may mean.
struct Choice: Hashable, Sendable {
    /// What the person reads.
    let label: String
    /// What is said beside it.
    let note: String
    /// What is opened.
    let wish: OverlayWish
}

/// What the meaning of a key depends on.
struct KeyContext: Sendable {
    /// Where the keys go.
    var place: Place
    /// What is selected there.
    var item: Item?
    /// The customer who is meant, once they are read.
    var customer: Customer?
    /// Everything about that customer, once it is read.
    var overview: CustomerOverview?
    /// The deliveries of the event that is selected, once they are read.
    var deliveries: [Detail.DeliveryDetail]
    /// Whether the list can be narrowed to what it was opened from.
    var canNarrow = true
    /// Whether nothing may be changed.
    var isReadOnly: Bool
    /// The ledger's clock.
    var clock: LedgerClock
    /// The ledger's now.
    var now: Instant
    /// What falls due next.
    var next: DueItem?
    /// The page on which a customer repairs the selected token or pays the selected session, once it is read.
    var page: String?
}
