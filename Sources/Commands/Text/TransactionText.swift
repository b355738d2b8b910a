// A transaction as a person reads it: where it stands, the way it came, what comes next, its money, and who may do what.

import Checkout
import TransactionProcess

extension TransactionOverview {
    /// Everything about a transaction that fits a screen.
    func lines(_ facts: LedgerFacts) -> [String] {
        var head = TextFacts()
        head.add("transaction", transaction.id.description)
        head.add("process", "\(process.version.words)  \(process.version.id)")
        head.add("listing", "\(listing.title)  \(listing.id)")
        head.add("customer", "\(customer.name)  \(customer.id)")
        head.add("provider", "\(provider.name)  \(provider.id)")
        head.add("state", transaction.state.short + (stuckWords.map { ", \($0)" } ?? ""))
        add(money: &head)
        add(coming: &head)
        head.add("begun", transaction.createdAt.words(from: now))
        let parts = [
            transaction.contents.itemLines, wayLines, failureLines, mailLines, reviewLines, offerLines,
        ]
        return head.lines + parts.filter { !$0.isEmpty }.flatMap { [""] + $0 }
    }

    private var stuckWords: String? {
        guard transaction.isSpent else { return nil }
        return "stuck: nothing runs by itself here any more"
    }

    private func add(money head: inout TextFacts) {
        let contents = transaction.contents
        if let booking = contents.booking {
            let seats = booking.seats == 1 ? "" : ", \(booking.seats) seats"
            head.add("booking", "\(booking.start) to \(booking.end), \(booking.state.rawValue)\(seats)")
        }
        head.add("stock", contents.stock.map { "\($0.quantity), \($0.state.rawValue)" })
        if contents.isPriced {
            head.add("price", "\(contents.payin), of which \(contents.payout) to the provider")
        }
        head.add("payment", payment.words + (transaction.session.map { "  \($0)" } ?? ""))
        head.add("paid out", contents.paidOutAt?.words(from: now))
        head.add("default card", defaultCard.map { "\($0.card.words)  \($0.id)" } ?? "none")
    }

    private func add(coming head: inout TextFacts) {
        head.add("next by itself", transaction.nextWords(from: now))
        head.add("limit", transaction.limit?.words(from: now))
        head.add(
            "standing order",
            transaction.order.map { due in
                "\(order?.transition.short ?? "a transition") at \(due.at.words(from: now))  \(due.order)"
            })
    }

    private var wayLines: [String] {
        var table = TextTable(["at", "transition", "by", "to"])
        for step in taken { table.add([step.at.description, step.transition.short, step.byWords, step.to.short]) }
        return taken.isEmpty ? [] : table.lines(orNote: "")
    }

    private var failureLines: [String] {
        var table = TextTable(["failed at", "transition", "by", "why"])
        for failure in failed {
            table.add([
                failure.at.description, failure.transition.short, failure.byWords,
                "\(failure.failure.reason): \(failure.failure.message)",
            ])
        }
        return failed.isEmpty ? [] : table.lines(orNote: "")
    }

    private var mailLines: [String] {
        var table = TextTable(["mail", "to", "status", "due", "id"])
        for mail in mails.reversed() {
            table.add([
                mail.notification.short, mail.role.rawValue, mail.status.rawValue, mail.dueAt.words(from: now),
                mail.id.description,
            ])
        }
        return mails.isEmpty ? [] : table.lines(orNote: "")
    }

    private var reviewLines: [String] {
        let reviews = transaction.contents.reviews
        let isPublic = reviews.arePublished ? "" : ", not public"
        let said = [("customer", reviews.byCustomer), ("provider", reviews.byProvider)].compactMap { who, review in
            review.map { "the \(who) gives \($0.rating) of 5\(isPublic): \($0.content)" }
        }
        return said.sanitised
    }

    /// What leads on from here: who may do what, and what runs by itself; none where the transaction has come to its end.
    var leadingOn: [String] {
        let byItself = transaction.next == nil ? nil : "by itself next: \(transaction.nextWords(from: now))"
        guard !offers.isEmpty || byItself != nil else { return [] }
        return (offers + [byItself, nextStep].compactMap(\.self)).sanitised
    }

    private var offerLines: [String] {
        let offers = offers
        guard offers.isEmpty else { return (offers + [nextStep].compactMap(\.self)).sanitised }
        if transaction.next != nil || transaction.underWay != nil { return [] }
        if transaction.stay == 0 { return ["it never began: its first transition failed"] }
        let isOver = process.definition.isFinal(transaction.state)
        return [isOver ? "it is over" : "a dead end: nothing and nobody leads on from here"]
    }

    /// What each party may do now, a line for each that may do something.
    var offers: [String] {
        ActorRole.allCases.compactMap { role in
            let names = offered(to: role).map(\.name.short)
            return names.isEmpty ? nil : "the \(role.rawValue) can \(names.joined(separator: ", "))"
        }
    }

    /// The command that somebody would want now; none that only an operator may take, since those mostly undo, and none
    /// that ends the transaction.
    private var nextStep: String? {
        // A payment whose card the customer named already is confirmed by its transition, not by paying once more.
        if let session, session.status == .open, payment != .requiresConfirmation {
            return "next: almoner pay \(session.id) --card … --expires MM/YY --cvc … --postal-code …"
        }
        if transaction.isSpent { return "next: almoner explain \(transaction.id)" }
        let offers = [ActorRole.provider, .customer].flatMap { offered(to: $0) }
        let first = offers.first { !process.definition.isFinal($0.to) }
        return first.map { "next: almoner process transition \(transaction.id) \($0.name.short)" }
    }
}

extension Transaction {
    /// What runs by itself next, and in how long: `charge at 2026-09-11T09:05:00Z (in 5 d)`.
    func nextWords(from now: Instant) -> String {
        if let underWay { return "\(underWay.transition.short) is under way" }
        if let next { return "\(next.transition.short) at \(next.at.words(from: now))" }
        return isSpent ? "stuck" : nothing
    }
}

extension TransactionContents {
    /// The lines of the price.
    fileprivate var itemLines: [String] {
        var table = TextTable(["item", "each", "quantity", "total", "for"], numbers: [1, 2, 3])
        for item in lineItems {
            let parties = LineItem.Party.allCases.filter(item.includeFor.contains).map(\.rawValue)
            table.add([
                item.code, item.unitPrice.description, item.measure.words, item.total.description,
                parties.joined(separator: ", "),
            ])
        }
        return lineItems.isEmpty ? [] : table.lines(orNote: "")
    }
}

extension LineItem.Measure {
    /// How many, or which part: `2`, `-10 %`, `2 × 3`.
    fileprivate var words: String {
        switch self {
        case .quantity(let quantity): quantity.description
        case .percentage(let part): "\(part) %"
        case .seats(let seats, let units): "\(seats) × \(units)"
        }
    }
}

extension HoldingLimit {
    /// What ends, and when.
    fileprivate func words(from now: Instant) -> String {
        switch kind {
        case .hold: "the hold lapses at \(at.words(from: now))"
        case .payout: "the payout is due by \(at.words(from: now))"
        }
    }
}

extension TakenTransition {
    fileprivate var byWords: String { name.isEmpty ? by.rawValue : "\(by.rawValue) (\(name))" }
}

extension FailedTransition {
    fileprivate var byWords: String { name.isEmpty ? by.rawValue : "\(by.rawValue) (\(name))" }
}

extension PaymentStanding {
    /// How the payment stands, in words.
    var words: String {
        switch self {
        case .none: "unpaid"
        case .requiresPaymentMethod: "unpaid, waits for a card"
        case .requiresConfirmation: "unpaid, waits for its confirmation"
        case .requiresAction: "unpaid, the bank asks"
        case .processing: "being charged"
        case .requiresCapture: "held"
        case .succeeded: "paid"
        case .canceled: "given up"
        case .refunded: "given back"
        }
    }
}
