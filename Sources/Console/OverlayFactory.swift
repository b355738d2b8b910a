// Which overlays there are, as values: keys ask for one, a factory makes it.
public import Checkout

/// Makes the overlays that keys ask for.
public protocol OverlayFactory: Sendable {
    /// The overlay for a wish.
    func overlay(for wish: OverlayWish) -> any Overlay
}

/// An overlay that somebody wants opened, with what it is about.
public enum OverlayWish: Hashable, Sendable {
    /// Asks before money moves, Cancel focused.
    case confirm(Confirmation)
    /// Asks before what cannot be undone: its id has to be typed.
    case typeToConfirm(Confirmation)
    /// A card's number, expiry, CVC and postal code.
    case cardForm(CardFormPurpose)
    /// The walk through a survey, up to the decision.
    case consultation(ConsultationPurpose, customerName: String)
    /// Chooses prices, then charges while the owner is away.
    case charge(ChargeSubject)
    /// Chooses prices, then begins an on-session checkout.
    case checkout(Customer?)
    /// How much of a session's held money is taken.
    case capture(CheckoutSession, customerName: String)
    /// How much of a session's money goes back.
    case refund(CheckoutSession)
    /// A practitioner's decision.
    case review(Consultation, customerName: String)
    /// Adds a customer, or edits this one.
    case customerForm(Customer?)
    /// Adds a product with a price.
    case productForm
    /// Adds a price to a product.
    case priceForm(Product)
    /// Freezes, advances or frees the clock.
    case clock(LedgerClock, now: Instant, next: DueItem?)
    /// Everything that may be done with a transaction from where it stands.
    case transitions(ID<Transaction>, listing: String)
    /// Gives a standing order.
    case orderForm
    /// A command typed by hand; the keys that stand for commands are its completions. Earlier lines come back, the
    /// latest last.
    case palette(text: String, completions: [PaletteEntry], history: [String])
    /// Every key.
    case help([HelpSection])
}

/// What a dialog says before something that matters is done.
public struct Confirmation: Hashable, Sendable {
    /// What is done, for the border: `Capture the payment`.
    public let title: String
    /// The object, the amount and the consequence, in sentences.
    public let text: String
    /// The label of the button that does it: `Capture $49.00`.
    public let action: String
    /// The identifier of the object, which `typeToConfirm` wants typed.
    public let id: String
    /// What is run.
    public let command: CommandLine

    /// What a dialog says.
    public init(title: String, text: String, action: String, id: String, command: CommandLine) {
        self.title = title
        self.text = text
        self.action = action
        self.id = id
        self.command = command
    }
}

/// What a card is typed for.
public enum CardFormPurpose: Hashable, Sendable {
    /// Saved for later.
    case save(Customer)
    /// Pays a session.
    case pay(CheckoutSession, customerName: String)
    /// Replaces the card of a token that waits for it.
    case repair(PaymentToken, customerName: String)
}

/// What is charged while its owner is away.
public enum ChargeSubject: Hashable, Sendable {
    /// A customer's card.
    case customer(Customer, PaymentMethod)
    /// A payment token.
    case token(PaymentToken, customerName: String)
}

/// A command that a key stands for, as a completion.
public struct PaletteEntry: Hashable, Sendable {
    /// The words to complete to.
    public let command: CommandLine
    /// What it does.
    public let label: String
    /// The key that does it too.
    public let key: String

    /// A completion.
    public init(command: CommandLine, label: String, key: String) {
        self.command = command
        self.label = label
        self.key = key
    }
}

/// The keys of one place, for the `?` page.
public struct HelpSection: Hashable, Sendable {
    /// The place: `Everywhere`, `Customers`.
    public let title: String
    /// Its keys.
    public let entries: [HelpEntry]

    /// The keys of one place.
    public init(title: String, entries: [HelpEntry]) {
        self.title = title
        self.entries = entries
    }
}

/// One key, for the `?` page.
public struct HelpEntry: Hashable, Sendable {
    /// The key as a person reads it.
    public let key: String
    /// What it does, in a sentence.
    public let meaning: String
    /// The command that it stands for, where it stands for one.
    public let command: String?
    /// Why it does nothing at the moment; nil: it works, or its place is not the current one.
    public let disabled: String?

    /// One key.
    public init(key: String, meaning: String, command: String? = nil, disabled: String? = nil) {
        self.key = key
        self.meaning = meaning
        self.command = command
        self.disabled = disabled
    }
}
