// almoner explain of a transaction: would its coming charge go through, with which card, and what would change that.

import Checkout
import OrderedJSON
import TransactionProcess

extension ExplainVerb {
    func explain(_ id: ID<Transaction>, _ context: CommandContext) async throws -> Answer {
        let outlook = try await context.engine.chargeOutlook(of: id)
        return Answer(outlook.json, lines: outlook.lines)
    }
}

extension ChargeOutlook {
    /// The moment's answer as a document.
    var json: JSON {
        let tx = overview.transaction
        return [
            "customer": .id(tx.customer), "transaction": .id(tx.id), "now": .instant(overview.now),
            "state": .string(tx.state.text), "payment": .word(overview.payment), "stuck": .bool(tx.isSpent),
            "transition": .optional(transition?.name.text),
            "by": .optional(transition.map { $0.role?.rawValue ?? "system" }),
            "at": .instant(at), "chargeable": .bool(transition != nil && failure == nil),
            "code": .optional(failure?.code), "reason": .optional(failure?.message),
            "remedy": .optional(failure?.help(overview)),
            "chargeable_then": at == nil ? .null : .bool(failureThen == nil),
            "code_then": .optional(failureThen?.code), "reason_then": .optional(failureThen?.message),
            "amount": tx.contents.isPriced ? .money(tx.contents.payin) : .null,
            "default_payment_method": .id(overview.defaultCard?.id),
            "card": overview.defaultCard?.card.json ?? .null,
            "last_decline": lastDecline?.json ?? .null, "last_failure": overview.lastFailure?.json ?? .null,
        ]
    }

    /// The same for a person.
    var lines: [String] {
        let tx = overview.transaction
        var lines = [
            "transaction \(tx.id) of \(overview.customer.name)  \(tx.customer)",
            "\(tx.state.short) at \(overview.now); \(overview.payment.words)",
        ]
        guard let transition else {
            let why = overview.isPaid ? "it is paid" : "nothing on its way charges the customer while they are away"
            return (lines + ["No charge is coming: \(why)."]).sanitised
        }
        lines.append("coming charge: \(transition.name.short), \(whenWords(transition))")
        lines += answerLines + changeLines
        if let lastDecline {
            lines.append(
                "last try: \(lastDecline.transition.short) at \(lastDecline.at.words(from: overview.now)): "
                    + "\(lastDecline.failure.reason). \(lastDecline.failure.message)")
        }
        return (lines + (tx.isSpent ? overview.offers : [])).sanitised
    }

    private func whenWords(_ transition: ProcessTransition) -> String {
        if let at { return "by itself at \(at.words(from: overview.now))" }
        let tx = overview.transaction
        if tx.isSpent, transition.from == tx.state, transition.role == nil {
            return "which failed and does not run by itself again here"
        }
        let who = transition.role.map { "which the \($0.rawValue) takes" } ?? "which runs by itself"
        return transition.from == tx.state
            ? who : "\(who) from \(transition.from?.short ?? ""), once somebody leads there"
    }

    private var answerLines: [String] {
        let card = overview.defaultCard.map { ", on \($0.card.words)" } ?? ""
        let amount = overview.transaction.contents.payin
        guard let failure else {
            return ["now: nothing here would refuse it; whether the card pays, only the card knows: \(amount)\(card)"]
        }
        return ["now: it would fail\(card) (\(failure.reason)). \(failure.message)"]
    }

    private var changeLines: [String] {
        var lines: [String] = []
        if let help = failure?.help(overview) { lines.append("  would change with \(help)") }
        // What was said of another card says nothing of one that was saved since.
        if failure == nil, let lastDecline, let decline = lastDecline.failure.decline,
            overview.defaultCard.map({ $0.createdAt <= lastDecline.at }) ?? true
        {
            lines.append("  it was declined before (\(decline.words)); \(decline.remedy.words)")
        }
        if let failureThen, failureThen != failure {
            lines.append("at its time: it would fail (\(failureThen.reason)). \(failureThen.message)")
            if let help = failureThen.help(overview) { lines.append("  would change with \(help)") }
        } else if failure != nil, failureThen == nil, at != nil {
            lines.append("at its time: it would go through.")
        }
        return lines
    }
}

extension TransitionFailure {
    /// What would let the charge through, as far as somebody can do something about it.
    func help(_ overview: TransactionOverview) -> String? {
        let tx = overview.transaction
        let another =
            "another default card: almoner card save --customer \(tx.customer) --card …, then almoner card default fpm_…"
        switch code {
        case "letter_of_medical_necessity_required":
            let type = overview.listing.eligibility.neededLetter?.name ?? "general"
            return "a letter: almoner consult --customer \(tx.customer) --visit-type \(type)"
        case "transaction-missing-stripe-account", "transaction-stripe-account-disabled-charges",
            "transaction-stripe-account-disabled-payouts":
            return "the provider’s account: almoner payouts connect \(tx.provider)"
        case "stripe-customer-not-found":
            return
                "a saved card: almoner card save --customer \(tx.customer) --card … --expires MM/YY --cvc … --postal-code …"
        case "transaction-invalid-action-sequence" where !tx.contents.isPriced:
            return "a price, which one of the transitions before sets"
        default: return remedy == nil ? nil : another
        }
    }
}

extension Decline.Remedy {
    /// What may help, in words.
    fileprivate var words: String {
        switch self {
        case .correctDetails: "the card has to be entered again"
        case .tryLater: "the same card may work later"
        case .authenticate: "its owner has to confirm with the bank, so that only they can pay"
        case .anotherCard: "only another card helps"
        }
    }
}
