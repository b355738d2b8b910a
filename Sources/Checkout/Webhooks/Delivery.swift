/// One message on its way to one endpoint.
public struct Delivery: Identified, Hashable {
    public static let kind = "delivery"
    /// Ours.
    public static let prefix: String? = "fdel"

    /// Its identifier, `fdel_…`.
    public let id: ID<Delivery>
    /// Where it goes.
    public let endpoint: ID<WebhookEndpoint>
    /// The event that it tells of.
    public let event: ID<Event>
    /// In whose words.
    public let dialect: WebhookEndpoint.Dialect
    /// The event's type in the dialect's name.
    public let type: String
    /// The thing it is about, or that this belongs to. An endpoint gets the deliveries of one subject in the order of
    /// their making.
    public let subject: String
    /// How far it is.
    public var status: Status
    /// How often it was tried.
    public var attempts: Int
    /// When it is tried next; nil when it is over, or waits for an earlier one of its subject.
    public var nextAttemptAt: Instant?
    /// The process that is sending it now, by its number among those that share the ledger.
    public var owner: Int64?
    /// The HTTP status of the last try; nil when there was no answer.
    public var lastCode: Int?
    /// Why the last try failed, where the code does not say it.
    public var lastFailure: String?
    /// When its event happened.
    public let createdAt: Instant
    /// When it was delivered or parked.
    public var finishedAt: Instant?

    /// How far a delivery is.
    public enum Status: String, CaseIterable, Sendable {
        /// To be sent, for the first time or again.
        case pending
        /// The endpoint took it.
        case delivered
        /// Given up; somebody can send it again by hand.
        case parked
    }

    /// A delivery as the ledger keeps it.
    public init(
        id: ID<Delivery>, endpoint: ID<WebhookEndpoint>, event: ID<Event>, dialect: WebhookEndpoint.Dialect,
        type: String, subject: String, status: Status = .pending, attempts: Int = 0, nextAttemptAt: Instant?,
        owner: Int64? = nil, lastCode: Int? = nil, lastFailure: String? = nil, createdAt: Instant,
        finishedAt: Instant? = nil
    ) {
        self.id = id
        self.endpoint = endpoint
        self.event = event
        self.dialect = dialect
        self.type = type
        self.subject = subject
        self.status = status
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.owner = owner
        self.lastCode = lastCode
        self.lastFailure = lastFailure
        self.createdAt = createdAt
        self.finishedAt = finishedAt
    }
}

/// One try of a delivery, and what came back.
public struct DeliveryAttempt: Hashable, Sendable {
    /// Which try it was, from 1.
    public let number: Int
    /// When, in the ledger's time.
    public let at: Instant
    /// The answer's HTTP status; nil when there was none.
    public let code: Int?
    /// Why there was no answer, or not all of it.
    public let failure: String?
    /// The first bytes of the answer's body, at most `keptBytes`.
    public let body: [UInt8]
    /// How long it took, in milliseconds of real time.
    public let milliseconds: Int

    /// How much of an answer's body is kept. Ours.
    public static let keptBytes = 512

    /// One try of a delivery; of the body its first bytes are kept.
    public init(number: Int, at: Instant, code: Int?, failure: String?, body: [UInt8], milliseconds: Int) {
        self.number = number
        self.at = at
        self.code = code
        self.failure = failure
        self.body = Array(body.prefix(DeliveryAttempt.keptBytes))
        self.milliseconds = milliseconds
    }
}

/// What an endpoint answered, or why it did not.
public struct DeliveryAnswer: Hashable, Sendable {
    /// The HTTP status; nil when there was no answer.
    public var code: Int?
    /// Why there was no answer, or not all of it.
    public var failure: String?
    /// The beginning of the body.
    public var body: [UInt8]
    /// How long it took, in milliseconds of real time.
    public var milliseconds: Int

    /// What an endpoint answered.
    public init(code: Int?, failure: String? = nil, body: [UInt8] = [], milliseconds: Int = 0) {
        self.code = code
        self.failure = failure
        self.body = body
        self.milliseconds = milliseconds
    }
}
