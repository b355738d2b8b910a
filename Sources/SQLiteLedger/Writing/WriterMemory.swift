// What the writing thread need not read again, since it would notice if anybody else had written.
import Checkout
import GRDB

/// What writes found out, as long as none of them changed it and nobody else wrote.
final class WriterMemory {
    /// What was found out.
    struct Known {
        /// The ledger's clock.
        var clock: LedgerClock?
        /// A process that was found to be the only one with open questions; this one's, which opens no others'.
        var onlyAsker: Int64?
        /// What falls due next of each kind, where it was looked up; that may be nothing.
        var due: [DueKind: DueHead?] = [:]
        /// The endpoints that hear of what happens: for a ledger without any, an event costs nothing more.
        var endpoints: [WebhookEndpoint]?
        /// Keys that were found and are not revoked.
        var validKeys: Set<ID<APIKey>> = []
        /// The last row of those tables that grow with every request.
        var lastRows: [String: Int64] = [:]
    }

    /// What tells one state of the ledger from another: other connections' commits and this one's changes.
    private struct State: Equatable {
        let version: Int64?
        var changes: Int
    }

    var known = Known()
    private var state: State?

    /// To be called when a transaction has begun: forgets everything if somebody wrote since the last one ended.
    func begin(in database: Database) throws {
        let found = State(
            version: try database.number("PRAGMA data_version"), changes: database.totalChangesCount)
        if found != state { known = Known() }
        state = found
    }

    /// To be called when all changes of a transaction are made.
    func end(in database: Database) { state?.changes = database.totalChangesCount }

    /// To be called when something is undone.
    func forget() { (known, state) = (Known(), nil) }
}
