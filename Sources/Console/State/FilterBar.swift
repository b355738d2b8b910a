// The filter of a list, as it is typed.
import Checkout
import Terminal
import TransactionProcess

/// What was typed after `/`.
struct FilterBar: Hashable, Sendable {
    /// The text.
    var field = TextField(placeholder: "name, e-mail, state:CA, letter:gym, is:pending …", maxLength: 120)
    /// Whether the keys go to it.
    var isTyping = false

    /// A filter of the transactions, which can be narrowed by where they stand.
    static let ofTransactions = FilterBar(field: TextField(placeholder: "state:paid, is:stuck …", maxLength: 120))

    /// Whether it narrows the list.
    var isOn: Bool { !filter.isEmpty }

    /// What it says.
    var filter: Filter { Filter(field.text) }

    /// Forgets what was typed.
    mutating func clear() {
        field.set("")
        isTyping = false
    }
}

extension TransactionQuery {
    /// What a filter says of transactions: `state:charge-due`, `is:stuck`. Anything else narrows nothing.
    init(party: ID<Customer>?, filter: Filter) {
        self.init(party: party)
        for term in filter.terms where !term.isInverted {
            switch (term.field, term.value) {
            case ("state", let name):
                state = StateName(name.contains("/") ? name : "\(StateName.usualPrefix)/\(name)")
            case ("is", "stuck"): isStuck = true
            default: break
            }
        }
    }
}
