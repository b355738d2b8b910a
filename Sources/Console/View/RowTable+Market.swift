// The rows of transactions, standing orders and mails.
import Checkout
import Terminal
import TransactionProcess

extension RowTable {
    /// The columns of the marketplace's lists.
    var marketColumns: Columns {
        switch place {
        case .orders:
            Columns([
                .fixed(3, priority: 9), .flexible(minimum: 12, maximum: 30, priority: 7),
                .flexible(minimum: 12, maximum: 24, priority: 8), .flexible(minimum: 14, maximum: 40, priority: 6),
                .flexible(minimum: 12, maximum: 22, priority: 5),
            ])
        case .mails:
            Columns(
                [
                    .fixed(17, priority: 8), .fixed(9, priority: 9), .flexible(minimum: 12, maximum: 24, priority: 6),
                    .flexible(minimum: 12, priority: 7),
                ], gap: 1)
        default:
            Columns(
                [
                    .flexible(minimum: 15, maximum: 30, priority: 9), .flexible(minimum: 11, maximum: 24, priority: 6),
                    .flexible(minimum: 11, maximum: 24, priority: 4), .flexible(minimum: 11, maximum: 40, priority: 3),
                    .flexible(minimum: 10, maximum: 30, priority: 8), .fixed(8, priority: 7),
                    .flexible(minimum: 15, maximum: 36, priority: 6),
                ], gap: 1)
        }
    }

    func transaction(_ row: TransactionRow) -> [[Span]] {
        let tx = row.transaction
        return [
            [Span(tx.isSpent ? "\(glyphs.triangle) " : "  ", .warn), Span(row.listing)], [Span(row.customerName)],
            [Span("\(glyphs.arrowRight) \(row.providerName)", .dim)], [Span(row.process, .dim)], [Span(tx.state.short)],
            [Span(row.payment.shortWords, row.payment.style)],
            next(of: tx),
        ]
    }

    /// What happens by itself: the transition, else what an operator ordered. When it does stands first, where no narrow
    /// column cuts it off.
    private func next(of tx: Transaction) -> [Span] {
        if tx.underWay != nil { return [Span("under way", .warn)] }
        if let next = tx.next {
            return [Span(countdown(to: next.at, from: now)), Span(" " + next.transition.short, .dim)]
        }
        if let order = tx.order { return [Span(countdown(to: order.at, from: now)), Span(" by order", .dim)] }
        return tx.isSpent ? [Span("stuck", .danger)] : [Span(glyphs.dash, .dim)]
    }

    func order(_ order: StandingOrder) -> [[Span]] {
        [
            [order.isOn ? Span("on", .ok) : Span("off", .dim)], [Span(order.process)], [Span(order.state.short)],
            [Span("\(glyphs.arrowRight) \(order.transition.short)")], [Span("after \(order.after)", .dim)],
        ]
    }

    func mail(_ row: MailRow) -> [[Span]] {
        let mail = row.mail
        return [
            [Span(mail.dueAt.minuteWords, .dim)], [Span(mail.status.rawValue, mail.status.style)],
            [Span(row.recipientName)],
            [Span(mail.text?.subject ?? mail.notification.short, mail.text == nil ? .dim : .text)],
        ]
    }
}

/// How long until something happens by itself: `in 2 h`, `now`.
func countdown(to moment: Instant, from now: Instant) -> String {
    moment <= now ? "now" : "in \(spanWords(from: now, to: moment))"
}

extension PaymentStanding {
    /// In a word or two, as short as a list needs it.
    var shortWords: String {
        switch self {
        case .none: "unpaid"
        case .canceled: "given up"
        case .requiresPaymentMethod: "no card"
        case .requiresConfirmation: "to pay"
        case .requiresAction: "bank"
        case .processing: "asked"
        case .requiresCapture: "held"
        case .succeeded: "paid"
        case .refunded: "refunded"
        }
    }

    /// In a sentence's part.
    var words: String {
        switch self {
        case .none: "unpaid; it has no payment"
        case .canceled: "given up; what was held, if anything, was given back"
        case .requiresPaymentMethod: "unpaid; it waits for its customer's card"
        case .requiresConfirmation: "unpaid; its customer named a card that was not asked yet"
        case .requiresAction: "unpaid; the bank wants to ask the card's owner"
        case .processing: "the card network is being asked"
        case .requiresCapture: "held"
        case .succeeded: "paid"
        case .refunded: "paid and given back"
        }
    }

    /// Good, waiting, or nothing.
    var style: Style {
        switch self {
        case .succeeded: .ok
        case .requiresPaymentMethod, .requiresConfirmation, .requiresAction, .processing, .requiresCapture: .warn
        case .none, .canceled, .refunded: .dim
        }
    }
}

extension Mail.Status {
    /// Sent, to come, or gone.
    var style: Style {
        switch self {
        case .sent: .ok
        case .scheduled, .held: .accent
        case .dropped: .dim
        }
    }
}
