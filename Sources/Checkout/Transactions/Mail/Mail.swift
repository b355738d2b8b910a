public import TransactionProcess

/// A mail of a transaction: one that will be sent at its time, or that lies in the ledger's mailbox (reference section
/// 2.3).
public struct Mail: Identified, Hashable {
    public static let kind = "mail"
    public static let prefix: String? = nil

    /// Its identifier, a UUID.
    public let id: ID<Mail>
    /// The transaction that it is about.
    public let transaction: ID<Transaction>
    /// Which notification of the process it is.
    public let notification: NotificationName
    /// The template that it is made from.
    public let template: String
    /// In what part its reader gets it.
    public let role: ActorRole
    /// Who gets it.
    public let recipient: ID<Customer>
    /// When it is, or was, to be sent.
    public let dueAt: Instant
    /// Whether it was sent.
    public var status: Status
    /// When it was sent, or dropped.
    public var settledAt: Instant?
    /// What it says; nil before it is sent.
    public var text: MailText?
    /// When it was scheduled.
    public let createdAt: Instant

    /// What became of a mail.
    public enum Status: String, CaseIterable, Sendable {
        /// Its time has not come.
        case scheduled
        /// It waits for a transition that is under way.
        case held
        /// It was sent.
        case sent
        /// The transaction moved on before.
        case dropped
    }

    /// A mail that will be sent.
    public init(
        id: ID<Mail>, transaction: ID<Transaction>, notification: NotificationName, template: String, role: ActorRole,
        recipient: ID<Customer>, dueAt: Instant, status: Status = .scheduled, settledAt: Instant? = nil,
        text: MailText? = nil, createdAt: Instant
    ) {
        self.id = id
        self.transaction = transaction
        self.notification = notification
        self.template = template
        self.role = role
        self.recipient = recipient
        self.dueAt = dueAt
        self.status = status
        self.settledAt = settledAt
        self.text = text
        self.createdAt = createdAt
    }
}

/// What a mail says.
public struct MailText: Hashable, Sendable {
    /// Its subject.
    public let subject: String
    /// Its body as HTML; nil for one that has none but the plain text.
    public let html: String?
    /// Its body as plain text.
    public let plain: String

    /// What a mail says.
    public init(subject: String, html: String?, plain: String) {
        self.subject = subject
        self.html = html
        self.plain = plain
    }
}
