// What would change a refusal, where its own sentence does not say it.
import Checkout
import Commands

extension TransitionFailure {
    /// What would let the transition through; nil where its sentence says it.
    var wayOut: String? {
        switch code {
        case "stripe-invalid-payment-intent-status": return "The customer pays first: the menu offers it for them."
        case "transaction-missing-stripe-account": return "The provider's account has to be connected first."
        default: break
        }
        switch remedy {
        case .anotherCard: return "Save another card of the customer's, or let them pay by hand."
        case .authenticate: return "Let the customer pay by hand; their bank asks them then."
        case .tryLater: return "The same card may work later."
        case .correctDetails: return "The card's details have to be given again."
        case nil: return nil
        }
    }
}

extension CheckoutError {
    /// The way out of a refusal; nil where the sentence names it already, or where there is none.
    var wayOut: String? {
        switch self {
        case .letterRequired: "A consultation leads to one: `almoner consult`."
        case .splitCartNotSupported: "Charge the eligible lines alone, or let the customer pay at a checkout."
        case .secondCardRequired: "Give an ordinary card beside the first."
        case .readOnly: "Open the ledger without --read-only."
        case .transitionFailed(let failure, _): failure.wayOut
        case .transactionLocked: "The card network is being asked; it goes on by itself."
        default: nextCommand.map { "Next: `\($0)`." }
        }
    }

    /// The sentence and the way out.
    var explained: String { [message, wayOut].compactMap { $0 }.joined(separator: " ") }
}
