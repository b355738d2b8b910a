/// The one door to the trade: every dialect, panel and command asks it, and nothing else decides about money or letters.
///
/// ```swift
/// let engine = CheckoutEngine(ledger: ledger, network: network, systemTime: { … }, actor: Actor(.operator, name: "ana"))
/// let session = try await engine.charge(OffSessionCharge(customer: id, paymentMethod: card, items: cart))
/// ```
public struct CheckoutEngine: Sendable {
    let ledger: any Ledger
    let network: any CardNetwork
    /// The system's time: what a live ledger takes for now, and what deliveries are stamped with as they are sent.
    public let systemTime: @Sendable () -> Instant
    private(set) var actor: Actor
    let isReadOnly: Bool
    let executor: (any TaskExecutor)?
    let dialects: [any WebhookDialect]
    /// What a piece of work left open; the next one asks it again before it does anything else.
    let stranded: OpenQuestions
    /// What the network is silent about, for those who can do something about it.
    let silences = Silences()
    /// What this piece of work has open; outside of any it is left at once.
    private(set) var open: OpenQuestions
    let underWay = RequestsUnderWay()
    let knownKeys = KnownKeys()
    let library = ProcessLibrary()
    /// What lets the request in that is being answered, where it was sent with a key that was known.
    private(set) var door: Door?
    /// Sees what the steps make.
    private(set) var onlooker: (any Onlooker)?
    /// The request that is being answered, where its client may send it again.
    private(set) var claim: Claim?

    /// An engine on a ledger and a card network.
    /// - Parameters:
    ///   - systemTime: what a live ledger takes for now, and deliveries are stamped with.
    ///   - actor: who acts; `acting(as:)` changes it.
    ///   - isReadOnly: refuses every change, and resumes nothing.
    ///   - dialects: say what webhook endpoints are told of an event.
    ///   - executor: runs what outlives a caller that is cancelled; nil for Swift's own pool.
    public init(
        ledger: any Ledger, network: any CardNetwork, systemTime: @escaping @Sendable () -> Instant,
        actor: Actor, isReadOnly: Bool = false, dialects: [any WebhookDialect] = [],
        executor: (any TaskExecutor)? = nil
    ) {
        self.ledger = ledger
        self.network = network
        self.systemTime = systemTime
        self.actor = actor
        self.isReadOnly = isReadOnly
        self.dialects = dialects
        self.executor = executor
        stranded = OpenQuestions()
        open = stranded
    }

    /// The same engine, with somebody else acting.
    public func acting(as actor: Actor) -> CheckoutEngine {
        var engine = self
        engine.actor = actor
        return engine
    }

    /// The same engine, its steps looked at.
    func watched(by onlooker: any Onlooker) -> CheckoutEngine {
        var engine = self
        engine.onlooker = onlooker
        return engine
    }

    /// The same engine, for a piece of work that keeps its open questions here.
    func keeping(_ questions: OpenQuestions) -> CheckoutEngine {
        var engine = self
        engine.open = questions
        return engine
    }

    /// The same engine, answering a request that may be sent again.
    func claiming(_ claim: Claim) -> CheckoutEngine {
        var engine = self
        engine.claim = claim
        return engine
    }

    /// The same engine, for a request that comes in by this door; nil for one that is in.
    func entering(_ door: Door?) -> CheckoutEngine {
        var engine = self
        engine.door = door
        return engine
    }

    /// Reads one consistent state of the ledger, at the ledger's now.
    /// - Throws: what `body` throws as `CheckoutError`; `CheckoutError.ledger` when the ledger itself fails.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader, Instant) throws -> Value
    ) async throws(CheckoutError) -> Value {
        let (systemTime, door) = (systemTime, door)
        do {
            return try await ledger.read { reader in
                try door?.open(reader)
                return try body(reader, try reader.clock().now(systemTime: systemTime()))
            }
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }
}

extension CheckoutError {
    /// The error that a ledger's closure let out, as this one type.
    init(wrapping error: any Error) {
        switch error {
        case let error as CheckoutError: self = error
        case let failure as LedgerFailure: self = .ledger(failure)
        case let undone as UndoneDue: self = .ledger(undone.failure)
        case is CancellationError: self = .ledger(.brokenOff)
        default: self = .ledger(.system(path: "the ledger", detail: String(describing: error)))
        }
    }

    /// The error for a card that the network did not take, or did not answer for.
    init(_ failure: CardNetworkFailure) {
        switch failure {
        case .cardRefused(let decline): self = .cardDeclined(decline)
        case .unknownCard(let last4): self = .unknownCard(last4: last4)
        case .unreachable(let detail): self = .networkUnreachable(detail)
        }
    }
}
