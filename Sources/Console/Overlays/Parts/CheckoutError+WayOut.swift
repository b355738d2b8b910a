// What would change a refusal, where its own sentence does not say it.
import Checkout

extension CheckoutError {
    /// The way out of a refusal; nil where the sentence names it already, or where there is none.
    var wayOut: String? {
        switch self {
        case .letterRequired: "A consultation leads to one: `almoner consult`."
        case .splitCartNotSupported: "Charge the eligible lines alone, or let the customer pay at a checkout."
        case .secondCardRequired: "Give an ordinary card beside the first."
        case .readOnly: "Open the ledger without --read-only."
        default: nil
        }
    }

    /// The sentence and the way out.
    var explained: String { [message, wayOut].compactMap { $0 }.joined(separator: " ") }
}
