// Where a session stands, in Truemed's two vocabularies.

import Checkout
import OrderedJSON

extension CheckoutSession {
    /// Truemed's `status`. One that lapsed, which only Flex's do, is called canceled (ours), and so is a token's charge that
    /// failed: no status for a failure exists, and it ended without money.
    var truemedStatus: String { status.truemedStatus ?? "canceled" }

    /// Truemed's `status_summary`. Documented are `Incomplete`, `Authorized`, `Captured`, `Partially Captured`,
    /// `Refunded` and, cut short on its page, what is surely `Partially Refunded`; the words for ends without money are
    /// ours.
    var truemedSummary: String {
        switch status {
        case .open, .inReview: return "Incomplete"
        case .authorized: return "Authorized"
        case .complete where amountRefunded > .zero:
            return amountRefunded < amountReceived ? "Partially Refunded" : "Refunded"
        case .complete: return amountReceived < amountTotal ? "Partially Captured" : "Captured"
        case .rejected: return "Rejected"
        case .canceled, .expired: return "Canceled"
        case .voided: return "Voided"
        case .holdExpired: return "Expired"
        }
    }

    /// Truemed's `kind`.
    var truemedKind: String { capturesManually ? "authorization" : "one_time_payment" }

    /// Truemed's `authorize_amount`: what the cards were asked to hold or pay.
    var authorizeAmount: Money { amountTotal }

    /// Truemed's `capture_amount`: for a payment at once the same as `authorizeAmount`, for a hold what was taken of it;
    /// nil before that.
    var captureAmount: Money? {
        guard capturesManually else { return authorizeAmount }
        return status == .complete ? amountReceived : nil
    }

    /// The merchant's note, which is one text (`metadata`): as it was given, or, for a session that was made with named
    /// notes, these as a document.
    var truemedMetadata: String? {
        if metadata.isEmpty { return nil }
        if metadata.count == 1, let note = metadata[Truemed.note] { return note }
        return JSON.notes(metadata).compact
    }
}

extension Truemed {
    /// The name under which a session keeps Truemed's one note.
    static let note = "metadata"

    /// A note as a session keeps it.
    public static func metadata(_ note: String?) -> [String: String] { note.map { [Truemed.note: $0] } ?? [:] }
}
