// What the detail pane can be about, and what is read for it.
import Checkout
import Commands
import TransactionProcess

/// The thing that the detail pane shows.
enum DetailSubject: Hashable, Sendable {
    case customer(ID<Customer>)
    case letter(ID<Letter>)
    case card(ID<PaymentMethod>)
    case token(ID<PaymentToken>)
    case session(ID<CheckoutSession>)
    case subscription(ID<Subscription>)
    case event(ID<Event>)
    case consultation(ID<Consultation>)
    case price(ID<Price>)
    case transaction(ID<Transaction>)
    case order(ID<StandingOrder>)
    case mail(ID<Mail>)

    /// What a selected row is about.
    init(_ item: Item) {
        switch item {
        case .customer(let row): self = .customer(row.customer.id)
        case .letter(let letter, _): self = .letter(letter.id)
        case .card(let card, _): self = .card(card.id)
        case .token(let token, _, _): self = .token(token.id)
        case .session(let row): self = .session(row.session.id)
        case .subscription(let row): self = .subscription(row.subscription.id)
        case .event(let event, _): self = .event(event.id)
        case .consultation(let consultation, _): self = .consultation(consultation.id)
        case .price(let row): self = .price(row.price.id)
        case .transaction(let row): self = .transaction(row.transaction.id)
        case .order(let order): self = .order(order.id)
        case .mail(let row): self = .mail(row.mail.id)
        }
    }
}

/// Everything that the detail pane says about a thing.
enum Detail: Sendable {
    case customer(CustomerOverview)
    case letter(LetterDetail)
    case card(CardDetail)
    case token(TokenOverview, StuckToken?)
    case session(SessionDetail)
    case subscription(SubscriptionOverview)
    case event(EventDetail)
    case consultation(ConsultationDetail)
    case price(PriceRow)
    case transaction(TransactionOverview)
    case order(StandingOrder, [Event])
    case mail(MailDetail)

    /// A letter with what surrounds it.
    struct LetterDetail: Hashable, Sendable {
        let letter: Letter
        let customer: Customer
        let consultation: Consultation?
        let events: [Event]
    }

    /// A card with what depends on it.
    struct CardDetail: Hashable, Sendable {
        let card: PaymentMethod
        let customer: Customer
        let tokens: [PaymentToken]
        let events: [Event]
    }

    /// A session with its money.
    struct SessionDetail: Hashable, Sendable {
        let session: CheckoutSession
        let customer: Customer?
        let payments: [Payment]
        let cards: [ID<PaymentMethod>: Card]
        let consultations: [Consultation]
        /// The visit types that have to be settled before it can be paid with health money.
        let needed: [VisitType]
        /// The page on which its customer pays; nil once it has ended, and while no server shows it.
        let page: String?
    }

    /// Something that happened, and who was told.
    struct EventDetail: Hashable, Sendable {
        let event: Event
        let customerName: String?
        let deliveries: [DeliveryDetail]

        var subject: DetailSubject { .event(event.id) }
    }

    /// A delivery with its tries.
    struct DeliveryDetail: Hashable, Sendable {
        let delivery: Delivery
        let url: String
        let attempts: [DeliveryAttempt]
    }

    /// A mail with whom and what it is about.
    struct MailDetail: Hashable, Sendable {
        let row: MailRow
        let listing: String
        let state: StateName
    }

    /// A consultation with what came of it. The answers stay sealed.
    struct ConsultationDetail: Hashable, Sendable {
        let consultation: Consultation
        let customer: Customer
        let letter: Letter?
        let session: CheckoutSession?
    }
}
