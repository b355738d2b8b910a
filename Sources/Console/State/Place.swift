// Where the keys go: the four panels, and the views that take the whole screen.

/// A list that can have the focus.
enum Place: String, CaseIterable, Hashable, Sendable {
    case customers
    case letters
    case cards
    case tokens
    case sessions
    case subscriptions
    case events
    case reviews
    case expiries
    case catalogue
    case transactions
    case orders
    case mails

    /// The panels, in the order of their numbers.
    static let panels: [Place] = [.customers, .letters, .cards, .tokens]

    /// The number of a panel, from 1; nil for a view.
    var number: Int? { Self.panels.firstIndex(of: self).map { $0 + 1 } }

    /// What stands in the border.
    var title: String {
        switch self {
        case .customers: "Customers"
        case .letters: "Letters"
        case .cards: "Payment methods"
        case .tokens: "Pending tokens"
        case .sessions: "Checkout sessions"
        case .subscriptions: "Subscriptions"
        case .events: "Events"
        case .reviews: "Reviews to decide"
        case .expiries: "Letters by expiry"
        case .catalogue: "Products and prices"
        case .transactions: "Transactions"
        case .orders: "Standing orders"
        case .mails: "Mail"
        }
    }

    /// Whether it can show one customer's rows or everybody's.
    var hasScope: Bool { [.tokens, .sessions, .subscriptions, .events, .transactions].contains(self) }
}
