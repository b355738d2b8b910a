// A session as a person reads it, with the command that comes next.

import Checkout

extension SessionView {
    /// The session, its lines, its payments and what comes next, which a transaction that it pays for decides.
    func lines(_ facts: LedgerFacts, paysFor transaction: TransactionOverview? = nil) -> [String] {
        var head = TextFacts()
        head.add("session", session.id.description)
        head.add("status", statusWords)
        head.add("customer", session.customer.map { "\(customerName)  \($0)" })
        head.add("amount", amountWords)
        head.add("token", session.token?.description)
        head.add("subscription", session.subscription?.description)
        head.add("transaction", transaction?.transaction.id.description)
        head.add("made", session.createdAt.words(from: facts.now))
        if session.status == .open { head.add("expires", session.expiresAt?.words(from: facts.now)) }
        head.add("failure", session.failure?.message)
        var lines = head.lines
        if !session.lines.isEmpty { lines += [""] + cart }
        if !payments.isEmpty { lines += [""] + payments.map { line($0) } }
        return lines + nextSteps(transaction, facts)
    }

    private var statusWords: String {
        let mode = session.isTokenRequest ? "request for a token" : session.mode.words
        return session.status.words + (session.mode == .payment ? "" : ", \(mode)")
    }

    private var amountWords: String {
        var words = session.amountTotal.description
        if session.amountReceived != .zero { words += ", \(session.amountReceived) taken" }
        if session.amountRefunded != .zero { words += ", \(session.amountRefunded) given back" }
        return words
    }

    private var cart: [String] {
        var table = TextTable(["item", "quantity", "amount", "eligibility"], numbers: [1, 2])
        for line in session.lines where line.quantity > 0 {
            table.add([line.name, String(line.quantity), line.total.description, line.eligibility.words])
        }
        return table.lines(orNote: "")
    }

    private func line(_ payment: Payment) -> String {
        let card = cards[payment.paymentMethod].map { "\($0.card.words)  \($0.id)" } ?? ""
        let why = payment.decline.map { ": \($0.words)" } ?? ""
        let isPart = payment.status == .succeeded && payment.amountCaptured < payment.amount
        let amount = isPart ? "\(payment.amountCaptured) of \(payment.amount) taken" : "\(payment.amount)"
        let back = payment.amountRefunded == .zero ? "" : ", \(payment.amountRefunded) given back"
        return "\(amount) on \(card)  \(payment.status.rawValue)\(back)\(why)"
    }

    private func nextSteps(_ transaction: TransactionOverview?, _ facts: LedgerFacts) -> [String] {
        let leading = transaction?.leadingOn ?? []
        switch session.status {
        case .open where session.customer == nil:
            let page = facts.settings.page(of: session)
            let next = page.map { "open \($0)" } ?? "start almoner-server, which has its page"
            return ["", "its customer has not said who they are", "next: \(next)"]
        case .open where !consultationsNeeded.isEmpty:
            let types = consultationsNeeded.map(\.words).joined(separator: ", ")
            return ["", "consultation needed for \(types)", "next: almoner consult --session \(session.id)"]
        case .open where session.aim != nil: return ["", "the card network is being asked for its money"]
        case .open:
            return ["", "next: almoner pay \(session.id) --card … --expires MM/YY --cvc … --postal-code …"]
        case .authorized where !leading.isEmpty: return [""] + leading
        case .authorized: return ["", "next: almoner capture \(session.id), or almoner void \(session.id)"]
        case .inReview:
            let decision = "a practitioner decides next: almoner list consultations --pending"
            return ["", decision, "or give the hold back: almoner void \(session.id)"]
        case .complete, .rejected, .canceled, .voided, .expired, .holdExpired: return []
        }
    }
}

extension CheckoutSession.Mode {
    /// The mode in words.
    var words: String {
        switch self {
        case .payment: "customer there"
        case .offSession: "off-session"
        case .setup: "card set-up"
        case .subscription: "subscription"
        }
    }
}

extension LineEligibility {
    /// How a line may be paid, in words.
    var words: String {
        switch self {
        case .eligible: "eligible"
        case .eligibleWithLetter(let type): "eligible with a \(type.words) letter"
        case .notEligible: "not eligible"
        }
    }
}
