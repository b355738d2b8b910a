// The columns of a list and what its rows say in them. Where room is short the columns of the least priority go first.
import Checkout
import Terminal

/// Turns items into cells.
struct RowTable {
    let place: Place
    let isEveryones: Bool
    let now: Instant
    let glyphs: Glyphs

    /// The columns of the list.
    var columns: Columns {
        switch place {
        case .customers:
            Columns([
                .flexible(minimum: 10, maximum: 26, priority: 9), .fixed(2, priority: 3),
                .flexible(minimum: 12, priority: 5), .fixed(1, priority: 6), .fixed(5, align: .trailing, priority: 7),
            ])
        case .letters:
            Columns([
                .flexible(minimum: 9, maximum: 14, priority: 9), .fixed(9, priority: 8),
                .flexible(minimum: 17, priority: 7), .fixed(8, align: .trailing, priority: 6),
            ])
        case .expiries:
            Columns(
                [
                    .flexible(minimum: 12, maximum: 36, priority: 9),
                    .flexible(minimum: 9, maximum: 13, priority: 8), .fixed(9, priority: 6),
                    .fixed(11, priority: 7), .fixed(8, align: .trailing, priority: 5),
                ], gap: 1)
        case .cards:
            Columns(
                [
                    .flexible(minimum: 10, maximum: 18, priority: 9), .fixed(5, priority: 7), .fixed(7, priority: 6),
                    .fixed(13, priority: 8), .fixed(7, priority: 5),
                ], gap: 1)
        case .tokens: tokenColumns
        case .sessions:
            Columns(
                [.fixed(11, priority: 5)] + owner(.flexible(minimum: 14, maximum: 30, priority: 8)) + [
                    .flexible(minimum: 14, priority: 4), .fixed(11, align: .trailing, priority: 7),
                    .fixed(12, priority: 9),
                ], gap: 1)
        case .subscriptions:
            Columns(
                [
                    .flexible(minimum: 14, maximum: 30, priority: 9), .flexible(minimum: 10, maximum: 18, priority: 8),
                    .flexible(minimum: 9, maximum: 18, priority: 5), .flexible(minimum: 23, priority: 7),
                ], gap: 1)
        case .events:
            Columns(
                [
                    .fixed(17, priority: 8), .flexible(minimum: 22, maximum: 40, priority: 9),
                    .flexible(minimum: 12, maximum: 24, priority: 6), .fixed(12, priority: 4),
                ] + owner(.flexible(minimum: 12, priority: 7)), gap: 1)
        case .reviews:
            Columns(
                [
                    .flexible(minimum: 16, maximum: 36, priority: 9), .fixed(13, priority: 8),
                    .flexible(minimum: 18, priority: 5), .fixed(21, priority: 7),
                ], gap: 1)
        case .catalogue:
            Columns([
                .flexible(minimum: 20, priority: 9), .fixed(11, align: .trailing, priority: 8),
                .flexible(minimum: 14, maximum: 24, priority: 6),
            ])
        case .transactions, .orders, .mails: marketColumns
        }
    }

    /// What says whose a row is, which is left out where all are one customer's.
    private func owner<Part>(_ part: Part) -> [Part] { isEveryones ? [part] : [] }

    private var tokenColumns: Columns {
        let name: Column = isEveryones ? .flexible(minimum: 10, maximum: 34, priority: 7) : .fixed(0, priority: 7)
        return Columns(
            [
                .fixed(10, priority: 9), name, .fixed(14, priority: 8), .fixed(11, priority: 6),
                .fixed(10, align: .trailing, priority: 4),
            ], gap: 1)
    }

    /// What a row says, a cell a column.
    func cells(_ item: Item) -> [[Span]] {
        switch item {
        case .customer(let row): customer(row)
        case .letter(let letter, let name): self.letter(letter, name)
        case .card(let card, let isDefault): self.card(card, isDefault)
        case .token(let token, let name, let review): self.token(token, name, review)
        case .session(let row): session(row)
        case .subscription(let row): subscription(row)
        case .event(let event, let name): self.event(event, name)
        case .consultation(let consultation, let name): review(consultation, name)
        case .price(let row): price(row)
        case .transaction(let row): transaction(row)
        case .order(let order): self.order(order)
        case .mail(let row): mail(row)
        }
    }
}

extension RowTable {
    /// Valid letters by type, those in review and those soon to end with a word about it.
    private func customer(_ row: CustomerRow) -> [[Span]] {
        var letters: [Span] = []
        for letter in row.letters {
            if !letters.isEmpty { letters.append(Span(" \(glyphs.separator) ", .dim)) }
            letters += short(letter)
        }
        return [
            [Span(row.customer.name)], [Span(row.customer.state?.code ?? "", .dim)],
            letters.isEmpty ? [Span(glyphs.dash, .dim)] : letters,
            [Span(row.pendingTokens > 0 ? glyphs.triangle : "", .warn)],
            [Span(row.card.map { "\(glyphs.bullet)\($0.last4)" } ?? glyphs.dash, .dim)],
        ]
    }

    private func short(_ letter: Letter) -> [Span] {
        switch letter.standing(at: now) {
        case .inReview: return [Span(letter.visitType.words), Span(" ?", .warn)]
        case .denied, .expired: return [Span("\(letter.visitType.words) \(glyphs.cross)", .danger)]
        case .valid:
            guard let left = TimeLeft(until: letter.expiresAt, at: now), left.isShort else {
                return [Span(letter.visitType.words)]
            }
            return [Span(letter.visitType.words), Span(" " + left.words.filter { $0 != " " }, .warn)]
        }
    }

    private func letter(_ letter: Letter, _ name: String?) -> [[Span]] {
        let standing = letter.standing(at: now)
        let left = standing == .valid ? TimeLeft(until: letter.expiresAt, at: now) : nil
        let date: String =
            switch standing {
            // Beside the state in its own column the day says enough, and leaves room for it on a screen of 100 columns.
            case .valid where place == .expiries, .expired where place == .expiries: letter.expiresAt.dayWords
            case .inReview where place == .expiries: letter.signedAt.dayWords
            case .valid, .expired: "until \(letter.expiresAt.dayWords)"
            case .inReview: "since \(letter.signedAt.dayWords)"
            case .denied: letter.deniedAt.map(\.dayWords) ?? ""
            }
        let remaining: [Span] =
            left.map {
                $0.isShort ? [Span("\(glyphs.warning) \($0.words)", .warn)] : [Span($0.words, .dim)]
            } ?? []
        let cells = [
            [Span(letter.visitType.words)], [Span(standing.rawValue, standing.style)], [Span(date, .dim)], remaining,
        ]
        return place == .expiries ? [[Span(name ?? "")]] + cells : cells
    }

    private func card(_ card: PaymentMethod, _ isDefault: Bool) -> [[Span]] {
        let isExpired = card.card.expiry.isExpired(at: now)
        let mark = card.offSession ? Span(glyphs.check, .ok) : Span(glyphs.dash, .dim)
        return [
            [Span(card.card.words)], [Span(card.card.expiry.description, isExpired ? .danger : .text)],
            [Span(card.card.accountWords)], [Span("off-session ", .dim), mark],
            [Span(isExpired ? "expired" : isDefault ? "default" : "", isExpired ? .danger : .accent)],
        ]
    }

    private func token(_ token: PaymentToken, _ name: String?, _ review: Consultation?) -> [[Span]] {
        guard let update = token.pendingUpdate else {
            return [[Span("  " + token.shortID)], [Span(name ?? "")], [Span(token.status.rawValue, .dim)], [], []]
        }
        return [
            [Span("\(glyphs.triangle) ", .warn), Span(token.shortID)], [Span(name ?? "")],
            [review == nil ? Span(update.action.words) : Span("in review", .accent)],
            [Span("waits \(spanWords(from: update.since, to: now))", .dim)],
            [Span(update.tries == 0 ? "no try yet" : counted(update.tries, "try", "tries"), .dim)],
        ]
    }

    private func session(_ row: SessionRow) -> [[Span]] {
        let session = row.session
        let more = session.lines.count > 1 ? " +\(session.lines.count - 1)" : ""
        return [[Span(session.createdAt.dayWords, .dim)]] + owner([Span(row.customerName)]) + [
            [Span((session.lines.first?.name ?? session.mode.words) + more, .dim)],
            [Span(session.amountTotal.description)], [Span(session.status.words, session.status.style)],
        ]
    }

    private func subscription(_ row: SubscriptionRow) -> [[Span]] {
        let subscription = row.subscription
        return [
            [Span(row.customerName)], [Span(subscription.status.words, subscription.status.style)],
            [Span(subscription.recurrence.words, .dim)],
            [Span(subscription.nextWords ?? "", .dim)],
        ]
    }

    /// The type names the kind of thing. What is nobody's says in the place of a name what it is about.
    private func event(_ event: Event, _ name: String?) -> [[Span]] {
        [
            [Span(event.at.minuteWords, .dim)], [Span(event.shortType)], [Span(event.actor.words, .dim)],
            [Span(event.subject.shortID(glyphs), .dim)],
        ] + owner(name.map { [Span($0)] } ?? [Span(event.subject.kind, .dim)])
    }

    private func review(_ consultation: Consultation, _ name: String) -> [[Span]] {
        let due = consultation.reviewDueAt.map { due in
            due <= now ? "decided by itself now" : "decided in \(spanWords(from: now, to: due))"
        }
        return [
            [Span(name)], [Span(consultation.visitType.words)],
            [Span(consultation.signedAt.map { "signed \($0.dayWords)" } ?? "", .dim)], [Span(due ?? "", .warn)],
        ]
    }

    private func price(_ row: PriceRow) -> [[Span]] {
        let isSold = row.price.isActive && row.product.isActive
        return [
            [Span(row.product.name)], [Span(row.price.unitAmount.description)],
            [isSold ? Span(row.paymentWords, .dim) : Span("retired", .warn)],
        ]
    }
}

extension Letter.Standing {
    /// Good, waiting, or of no use.
    var style: Style {
        switch self {
        case .valid: .ok
        case .inReview: .warn
        case .denied, .expired: .danger
        }
    }
}
