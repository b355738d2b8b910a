// Pays for a transaction as its customer would, and goes back to what may be done then.
import Checkout
import Terminal

/// The form of a card that pays for a transaction.
struct CustomerPayment: Overlay, Hashable {
    private let transaction: ID<Transaction>
    private let listing: String
    private var form: CardForm

    /// A form for the session that waits for its customer.
    init(_ session: CheckoutSession, of offered: OfferedTransitions) {
        transaction = offered.transaction.id
        listing = offered.listing
        form = CardForm(.pay(session, customerName: offered.customerName))
    }

    var opening: ConsoleEffect? { form.opening }
    var placement: OverlayPlacement { form.placement }
    var hints: [Hint] { form.hints }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep { form.handle(input, context) }

    /// Once it is paid the process takes the money, not the session: so the menu comes back rather than what was paid.
    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        guard case .answered = result else { return form.receive(result, context) }
        return .replace(TransitionMenu(transaction, listing: listing))
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        form.draw(into: &frame, in: rect, context)
    }
}
