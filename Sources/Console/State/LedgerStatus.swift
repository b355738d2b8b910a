// What the status line says of the ledger.
import Checkout

/// The ledger as a whole, at one moment.
struct LedgerStatus: Hashable, Sendable {
    /// Its name.
    var name: String
    /// Practice or real money.
    var mode: LedgerSettings.Mode
    /// Its clock.
    var clock: LedgerClock
    /// What falls due next.
    var next: DueItem?
    /// How many consultations wait for a practitioner.
    var reviews: Int
    /// How many tokens wait for an update.
    var pendingTokens: RowCount
    /// What the card network is silent about, a sentence.
    var silence: String?
}

extension LedgerReader {
    /// What the status line says.
    func status() throws -> LedgerStatus {
        let settings = try settings()
        return LedgerStatus(
            name: settings.name, mode: settings.mode, clock: try clock(), next: try nextDue(),
            reviews: try reviewCount(), pendingTokens: try pendingTokenCount())
    }
}
