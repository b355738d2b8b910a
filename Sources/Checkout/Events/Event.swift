/// Something that happened: who did what to which thing, when, and what it changed. Written in the same transaction as
/// the change itself.
public struct Event: Identified, Hashable {
    public static let kind = "event"
    /// Flex shows no prefix for events; third parties write this one.
    public static let prefix: String? = "fevt"

    /// Its identifier, `fevt_…`.
    public let id: ID<Event>
    /// When it happened.
    public let at: Instant
    /// What happened, in Flex's dotted names where Flex has one: `checkout.session.completed`.
    public let type: String
    /// Who did it.
    public let actor: Actor
    /// The customer it concerns, if any.
    public let customer: ID<Customer>?
    /// The thing it happened to.
    public let subject: Subject
    /// What it changed, field by field.
    public let changes: [Change]

    /// An event as the ledger keeps it.
    public init(
        id: ID<Event>, at: Instant, type: String, actor: Actor, customer: ID<Customer>?, subject: Subject,
        changes: [Change]
    ) {
        self.id = id
        self.at = at
        self.type = type
        self.actor = actor
        self.customer = customer
        self.subject = subject
        self.changes = changes
    }
}

/// Who does something.
public struct Actor: Hashable, Sendable {
    /// In what part.
    public let role: Role
    /// Under what name: a login, an API key's label; empty for the system.
    public let name: String

    /// The parts that people and programs play.
    public enum Role: String, CaseIterable, Sendable {
        /// Somebody at the console or the shell.
        case `operator`
        /// The customer.
        case customer
        /// A merchant's program.
        case merchant
        /// The clinician who decides.
        case practitioner
        /// The ledger itself, when something falls due.
        case system
    }

    /// Who does something, and in what part.
    public init(_ role: Role, name: String = "") {
        self.role = role
        self.name = name
    }

    /// The ledger itself.
    public static let system = Actor(.system)
}

/// The thing that an event happened to.
public struct Subject: Hashable, Sendable {
    /// What kind of thing: `customer`, `payment method`.
    public let kind: String
    /// Its identifier, spelled as that kind is.
    public let id: String

    /// The thing with this identifier.
    public init<Thing: Identified>(_ id: ID<Thing>) {
        kind = Thing.kind
        self.id = id.description
    }

    /// A thing by its kind and identifier, as the ledger wrote them.
    public init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// One field that an event changed.
public struct Change: Hashable, Sendable {
    /// The field, spelled as on the wire.
    public let field: String
    /// Its value before; nil when it had none.
    public let from: String?
    /// Its value after; nil when it has none.
    public let to: String?

    /// One field that an event changed.
    public init(_ field: String, from: String? = nil, to: String?) {
        self.field = field
        self.from = from
        self.to = to
    }
}
