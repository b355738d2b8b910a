// One row of any list, whatever it is about.
import Checkout

/// Something that a list shows and that can be selected.
enum Item: Hashable, Sendable {
    /// A customer with what their row says.
    case customer(CustomerRow)
    /// A letter; the name is given where the list is everybody's.
    case letter(Letter, customerName: String?)
    /// A saved card.
    case card(PaymentMethod, isDefault: Bool)
    /// A payment token; the name is given where the list is everybody's. `review` is the consultation that has to be decided
    /// before it can be charged.
    case token(PaymentToken, customerName: String?, review: Consultation?)
    /// A checkout session.
    case session(SessionRow)
    /// A subscription.
    case subscription(SubscriptionRow)
    /// Something that happened; the name is given where the list is everybody's and it is somebody's.
    case event(Event, customerName: String?)
    /// A consultation.
    case consultation(Consultation, customerName: String)
    /// A price with its product.
    case price(PriceRow)
    /// A transaction.
    case transaction(TransactionRow)
    /// A standing order.
    case order(StandingOrder)
    /// A mail.
    case mail(MailRow)

    /// The identifier that `y` copies and `show` takes.
    var id: String {
        switch self {
        case .customer(let row): row.customer.id.description
        case .letter(let letter, _): letter.id.description
        case .card(let card, _): card.id.description
        case .token(let token, _, _): token.id.description
        case .session(let row): row.session.id.description
        case .subscription(let row): row.subscription.id.description
        case .event(let event, _): event.id.description
        case .consultation(let consultation, _): consultation.id.description
        case .price(let row): row.price.id.description
        case .transaction(let row): row.transaction.id.description
        case .order(let order): order.id.description
        case .mail(let row): row.mail.id.description
        }
    }

    /// Whose it is, where it is somebody's.
    var customer: ID<Customer>? {
        switch self {
        case .customer(let row): row.customer.id
        case .letter(let letter, _): letter.customer
        case .card(let card, _): card.customer
        case .token(let token, _, _): token.customer
        case .session(let row): row.session.customer
        case .subscription(let row): row.subscription.customer
        case .event(let event, _): event.customer
        case .consultation(let consultation, _): consultation.customer
        case .transaction(let row): row.transaction.customer
        case .mail(let row): row.mail.recipient
        case .price, .order: nil
        }
    }
}
