import Checkout
import TransactionProcess

/// A transaction as one of its two sides finds it.
struct Order: Sendable {
    let overview: TransactionOverview
    let side: Side
    private let base: String

    /// The two sides, and the paths that the original's mails name.
    enum Side: String, CaseIterable, Sendable {
        /// Who pays.
        case order
        /// Who is paid.
        case sale

        var role: ActorRole { self == .order ? .customer : .provider }
    }

    init(_ overview: TransactionOverview, _ side: Side, base: String) {
        (self.overview, self.side, self.base) = (overview, side, base)
    }

    var id: ID<Transaction> { overview.transaction.id }

    var path: String { "\(base)/\(side.rawValue)/\(id)" }

    /// The other side.
    var otherParty: Customer { side == .order ? overview.provider : overview.customer }

    /// Where the card is given, while one is wanted.
    var cardPath: String? {
        guard side == .order, let session = overview.session, session.status == .open else { return nil }
        return "\(base)/pay/c/\(session.id)"
    }

    /// What this side may do with a button alone: nothing that needs a trusted caller, or something to be typed.
    var ways: [ProcessTransition] {
        overview.offered(to: side.role).filter { transition in
            !transition.isPrivileged && transition.actions.allSatisfy { $0.kind.isButton }
                && (overview.payment == .requiresCapture || !transition.confirms)
        }
    }

    /// The step that confirms a payment.
    var confirmation: ProcessTransition? { overview.offered(to: .customer).first(where: \.confirms) }
}

extension ProcessTransition {
    /// Whether it confirms a payment that was made before.
    fileprivate var confirms: Bool { actions.contains { $0.kind == .confirmPaymentIntent } }

    /// Whether it makes a payment that its customer makes while they are there.
    fileprivate var asksForCard: Bool {
        actions.contains { $0.kind == .createPaymentIntent && !$0.chargesOffSession }
    }
}

extension ActionKind {
    /// Whether it can be done without anything being typed; a card is named on a page of its own.
    fileprivate var isButton: Bool {
        switch self {
        case .createPaymentIntent, .updateProtectedData: true
        default: parameters.isEmpty
        }
    }
}

extension OrderPage.Content {
    init(_ order: Order, problem: String?) {
        let overview = order.overview
        let tx = overview.transaction
        heading = overview.listing.title
        self.problem = problem
        notices = order.notices
        var rows = [OrderPage.Row(term: "With", definition: order.otherParty.name)]
        if let booking = tx.contents.booking {
            rows.append(.init(term: "From", definition: booking.displayStart.words))
            rows.append(.init(term: "To", definition: booking.displayEnd.words))
        }
        if let stock = tx.contents.stock { rows.append(.init(term: "How many", definition: String(stock.quantity))) }
        if tx.contents.isPriced { rows.append(.init(term: "Price", definition: tx.contents.payin.description)) }
        if order.side == .sale, tx.contents.isPriced {
            rows.append(.init(term: "You are paid", definition: tx.contents.payout.description))
        }
        rows.append(.init(term: "Payment", definition: overview.payment.words(for: order.side)))
        rows.append(.init(term: "State", definition: tx.state.short.split(separator: "-").joined(separator: " ")))
        if let next = tx.next {
            rows.append(.init(term: "Next", definition: "\(next.transition.words), \(next.at.words)"))
        }
        self.rows = rows
        ways = order.ways.map { transition in
            OrderPage.Way(
                action: order.path, transition: transition.name.text, stay: tx.stay,
                words: transition.asksForCard ? "Pay \(tx.contents.payin)" : transition.name.words,
                isPlain: !transition.asksForCard)
        }
        pay = order.cardPath.map { WayOut(address: $0, words: "Pay \(tx.contents.payin)") }
    }
}

extension Order {
    fileprivate var notices: [OrderPage.Notice] {
        guard let failure = overview.lastFailure?.failure, overview.payment != .succeeded else { return [] }
        // Why a card failed is its owner's business.
        guard side == .order else {
            return [.init(said: "The guest’s payment failed; they are asked to pay.", isBad: true)]
        }
        let help =
            ways.contains(where: \.asksForCard) || cardPath != nil
            ? " You can pay below, with this card or another one." : ""
        return [.init(said: "The payment failed. \(failure.sentenceForCustomer)\(help)", isBad: true)]
    }
}

extension TransitionName {
    /// The name as a sentence begins: `Pay by hand`.
    fileprivate var words: String {
        let words = short.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension Instant {
    /// The moment for a reader: `2027-09-11 18:00 UTC`.
    fileprivate var words: String {
        let text = description
        return "\(date) \(text.dropFirst(11).prefix(5)) UTC"
    }
}

extension PaymentStanding {
    /// The standing as one of the sides would say it.
    fileprivate func words(for side: Order.Side) -> String {
        switch self {
        case .none: "not paid yet"
        case .requiresPaymentMethod, .requiresConfirmation: side == .order ? "waits for your card" : "not paid yet"
        case .requiresAction: side == .order ? "waits for your confirmation at your bank" : "not paid yet"
        case .processing: "under way"
        case .requiresCapture: "set aside on the card"
        case .succeeded: "paid"
        case .canceled: "called off; nothing is held"
        case .refunded: "given back"
        }
    }
}
