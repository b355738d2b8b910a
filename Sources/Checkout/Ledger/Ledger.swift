/// Where everything is kept. The engine states here what it needs; `SQLiteLedger` is one answer, another database could
/// be the next, held to the same conformance tests.
///
/// ```swift
/// let customer = try await ledger.write { transaction in
///     let customer = Customer(id: transaction.newID(at: now), firstName: "Ana", lastName: "Beltrán", createdAt: now)
///     try transaction.insert(customer)
///     return customer
/// }
/// ```
public protocol Ledger: Sendable {
    /// Reads one consistent state.
    /// - Throws: what `body` throws, or `LedgerFailure`.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any LedgerReader) throws -> Value) async throws -> Value

    /// Writes all or nothing, and answers only when it is durable. Callers that wait at the same moment share one
    /// commit, each undone alone when its `body` throws; a commit that fails fails them all. A caller that goes away
    /// cancels only its own wait. `body` may be run again after all that it did was undone, so it must leave no trace
    /// outside the transaction.
    /// - Throws: what `body` throws, or `LedgerFailure`.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any LedgerTransaction) throws -> Value) async throws
        -> Value

    /// Seals and opens health data, and recognises cards without keeping their numbers.
    var sealer: any Sealer { get }

    /// This process's number among those that share the ledger, by which pending operations name their owner.
    var processNumber: Int64 { get }

    /// Whether another process with this number still lives, as far as can be told: where nobody can look, it does.
    func isAlive(process: Int64) -> Bool
}

/// What can be read of a ledger.
public protocol LedgerReader:
    CustomerReader, CatalogReader, LetterReader, ConsultationReader, PaymentMethodReader, TokenReader, SessionReader,
    PaymentReader, RefundReader, CaptureReader, MovementReader, PromotionReader, EventReader, RequestReader,
    AgendaReader, KeyReader,
    WebhookReader, SubscriptionReader, TransactionReader
{
    /// The ledger's clock as it was last set.
    func clock() throws -> LedgerClock
    /// What is fixed or set for the whole ledger.
    func settings() throws -> LedgerSettings
    /// The place of a thing in the lists of its kind that are ordered by their making; nil when there is none.
    func place<Thing: Identified>(of id: ID<Thing>) throws -> Cursor?
}

/// What can be written to a ledger.
public protocol LedgerTransaction:
    LedgerReader, CustomerWriter, CatalogWriter, LetterWriter, ConsultationWriter, PaymentMethodWriter, TokenWriter,
    SessionWriter, PaymentWriter, RefundWriter, CaptureWriter, PromotionWriter, EventWriter, RequestWriter, KeyWriter,
    WebhookWriter, SubscriptionWriter, TransactionWriter
{
    /// Sets the ledger's clock.
    func setClock(_ clock: LedgerClock) throws
    /// Changes what may be changed of the settings: all but the mode, the seed and when the ledger was made.
    func setSettings(_ settings: LedgerSettings) throws
    /// A new identifier: the moment, and a number derived from the ledger's seed and how many things of this kind
    /// there are, so that a seeded ledger repeats itself.
    func newID<Thing: Identified>(_ type: Thing.Type, at now: Instant) throws -> ID<Thing>
}

extension LedgerTransaction {
    /// A new identifier of the kind that the context asks for.
    public func newID<Thing: Identified>(at now: Instant) throws -> ID<Thing> { try newID(Thing.self, at: now) }
}

/// Seals health data with the ledger's key, and makes keyed digests of card numbers.
public protocol Sealer: Sendable {
    /// Ciphertext that only this ledger's key opens, bound to `context` so that it cannot be moved elsewhere.
    func seal(_ plain: [UInt8], context: String) throws -> [UInt8]
    /// The plain text of what `seal` made.
    /// - Throws: `LedgerFailure.sealBroken` when the key or the context is another, or a bit was changed.
    func open(_ sealed: [UInt8], context: String) throws -> [UInt8]
    /// A keyed digest by which the same card number is recognised again.
    /// - Throws: `LedgerFailure.keyFile` when there is no key to digest it with.
    func fingerprint(_ cardNumber: String) throws -> String
    /// A keyed digest, 32 bytes, by which a secret that the ledger made is known again without being kept.
    /// - Throws: `LedgerFailure.keyFile` when there is no key to digest it with.
    func digest(_ secret: String) throws -> [UInt8]
}

/// What goes wrong with the ledger itself rather than with a request. Each carries the sentence that helps.
public enum LedgerFailure: Error, Hashable, Sendable {
    /// There is no file, and the command does not make one.
    case missing(path: String)
    /// The file is not a ledger of ours, or not a database at all.
    case foreign(path: String)
    /// A newer Almoner wrote it.
    case newerSchema(path: String, found: Int, known: Int)
    /// Its pages do not fit together.
    case damaged(path: String, detail: String)
    /// It may be read but not written, or the folder does not allow its side files.
    case readOnly(path: String)
    /// The disk has no room left, or not for this person or this file; what was answered before is safe.
    case diskFull(path: String)
    /// Another process held it longer than we wait.
    case busy(path: String)
    /// Whoever asked did not wait for the answer.
    case brokenOff
    /// Its key file is missing, unreadable or another ledger's.
    case keyFile(path: String, detail: String)
    /// Sealed data does not open with this ledger's key.
    case sealBroken
    /// Something fell due and could not be done, for this reason, a sentence.
    case undone(DueItem, because: String)
    /// Anything else the system said.
    case system(path: String, detail: String)
}

extension LedgerFailure: CustomStringConvertible {
    /// One sentence that says what is wrong and what to do.
    public var description: String {
        switch self {
        case .missing(let path):
            // With the path, since another may be the usual one.
            let name = path.contains(" ") ? "'\(path)'" : path
            return "There is no ledger at \(path); make one with `almoner seed --customers 100 --db \(name)`."
        case .foreign(let path): return "\(path) is not an Almoner ledger; name another file with --db."
        case .newerSchema(let path, let found, let known):
            return "\(path) was written by a newer Almoner (schema \(found), this one knows \(known)); update Almoner."
        case .damaged(let path, let detail):
            return "\(path) is damaged (\(detail)); restore it from a backup. Nothing was changed."
        case .readOnly(let path):
            return "\(path) cannot be written; check the permissions of the file and its folder. "
                + "Even to read it, SQLite keeps files beside it, unless it is opened with --read-only."
        case .diskFull(let path):
            return "The disk of \(path) is full, or files may not grow; free some space and try again. "
                + "Nothing was lost."
        case .busy(let path): return "Another process kept \(path) locked for too long; try again."
        case .brokenOff: return "Interrupted; what was done before is kept."
        case .keyFile(let path, let detail): return "The key file \(path) cannot be used: \(detail)."
        case .sealBroken: return "Sealed health data does not open with this ledger's key; is the key file its own?"
        case .undone(let item, let reason):
            let id = item.subject.id
            return "What fell due at \(item.at), \(item.words) (\(id)), cannot be done, and holds up the rest: "
                + "\(reason) See `almoner show \(id)`."
        case .system(let path, let detail): return "\(path): \(detail)."
        }
    }
}
