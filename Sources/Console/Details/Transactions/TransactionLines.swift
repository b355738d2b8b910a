// The detail of a transaction: what it is, where it stands, what comes next, and its money.
import Checkout
import Terminal
import TransactionProcess

extension DetailText {
    /// A transaction: what holds it up first, then what comes, the money, what happened, and the process at last.
    mutating func transaction(_ overview: TransactionOverview) {
        let tx = overview.transaction
        line([Span(tx.id.description, .dim)])
        stuck(overview)
        field("customer", overview.customer.name)
        field("provider", overview.provider.name)
        field("listing", overview.listing.title)
        field("booked", tx.contents.booking.map(\.words))
        field("reserved", tx.contents.stock.map { "\($0.quantity) of the stock, \($0.state.rawValue)" })
        field("process", overview.process.version.words)
        field("state", "\(tx.state.short), for \(spanWords(from: tx.lastTransitionedAt, to: overview.now))")
        comesNext(overview)
        price(tx.contents)
        payment(overview)
        wayHere(overview)
        mails(overview)
        process(overview)
    }

    /// Why nothing moves, where nothing does.
    private mutating func stuck(_ overview: TransactionOverview) {
        guard overview.transaction.isSpent, let failed = overview.lastFailure else { return }
        gap()
        line([
            Span("\(glyphs.triangle) Stuck: \(failed.transition.short) failed", .danger.bolder),
            Span("  Enter", .accent.bolder),
        ])
        paragraph(failed.failure.message, style: .danger, indent: 2)
        paragraph("Nothing runs by itself any more in this state; somebody has to act.", style: .dim, indent: 2)
        gap()
    }

    private mutating func comesNext(_ overview: TransactionOverview) {
        let tx = overview.transaction
        heading("Next")
        if let underWay = tx.underWay {
            paragraph(
                "\(underWay.transition.short) is under way: the card network is asked.", style: .warn, indent: 2)
        }
        if let next = tx.next {
            paragraph(
                "\(next.transition.short) by itself \(moment(next.at, overview.now))", style: .accent, indent: 2)
        }
        if let due = tx.order, let order = overview.order {
            paragraph(
                "\(order.transition.short) by a standing order \(moment(due.at, overview.now))", indent: 2)
        }
        if let limit = tx.limit {
            let words = limit.kind == .hold ? "the hold lapses" : "the payout is due"
            paragraph("\(words) \(moment(limit.at, overview.now))", style: .warn, indent: 2)
        }
        let offered = ActorRole.allCases.filter { !overview.offered(to: $0).isEmpty }.map(\.rawValue)
        if !offered.isEmpty {
            paragraph("\(offered.joined(separator: ", ")) may act: Enter", style: .dim, indent: 2)
        } else if tx.next == nil, tx.underWay == nil {
            nothingMore(overview)
        }
    }

    /// Why nothing comes any more: the end is as it should be, anything else is not.
    private mutating func nothingMore(_ overview: TransactionOverview) {
        if overview.transaction.stay == 0 {
            paragraph("It never began: its first transition failed.", style: .dim, indent: 2)
        } else if overview.process.definition.isFinal(overview.transaction.state) {
            paragraph("Nothing; this is the end.", style: .dim, indent: 2)
        } else {
            paragraph("A dead end: nothing and nobody leads on from here.", style: .danger, indent: 2)
        }
    }

    private func moment(_ at: Instant, _ now: Instant) -> String {
        "\(countdown(to: at, from: now)), on \(at.minuteWords) UTC"
    }

    private mutating func price(_ contents: TransactionContents) {
        guard contents.isPriced else { return }
        heading("Price")
        let (amount, party) = (12, 20)
        let room = max(12, width - amount - (width >= 60 ? party : 0))
        for item in contents.lineItems {
            let name = item.code.hasPrefix("line-item/") ? String(item.code.dropFirst(10)) : item.code
            var cells: [(text: String, width: Int, style: Style)] = [
                ("  \(name) \(item.measure.words(of: item.unitPrice))", room, .text),
                (item.total.description, amount, .text),
            ]
            if width >= 60 { cells.append((item.partyWords, party, .dim)) }
            row(cells)
        }
        field("  pays in", contents.payin.description)
        field("  to provider", contents.payout.description)
        field("  paid out", contents.paidOutAt.map { "\($0.minuteWords) UTC" })
    }

    private mutating func payment(_ overview: TransactionOverview) {
        heading("Payment")
        field("  stands", overview.payment.words, style: overview.payment.style)
        field("  session", overview.session?.id.description, style: .dim)
        if let failure = overview.session?.failure { field("  refused", failure.message, style: .danger) }
        guard !overview.isPaid else { return }
        let card = overview.defaultCard.map { "\($0.card.words) \($0.card.expiry)" }
        field("  saved card", card ?? "none", style: card == nil ? .warn : .text)
    }
}

extension Booking {
    /// When, and how far it has come: `12 Sep 2026 09:00 to 17:00 UTC, accepted`.
    fileprivate var words: String {
        let until = start.date == end.date ? end.clockWords : end.minuteWords
        let seats = seats == 1 ? "" : ", \(seats) seats"
        return "\(start.minuteWords) to \(until) UTC\(seats), \(state.rawValue)"
    }
}

extension LineItem {
    /// For whom the line counts, where it is not for both.
    fileprivate var partyWords: String {
        let reversal = isReversal ? "undone" : ""
        guard includeFor.count == 1, let party = includeFor.first else { return reversal }
        return (isReversal ? "undone, " : "") + "\(party.rawValue) only"
    }
}

extension LineItem.Measure {
    /// `2 × $40.00`, `-10 % of $40.00`.
    fileprivate func words(of price: Money) -> String {
        switch self {
        case .quantity(let quantity): "\(quantity) × \(price)"
        case .percentage(let percentage): "\(percentage) % of \(price)"
        case .seats(let seats, let units): "\(seats) × \(units) × \(price)"
        }
    }
}
