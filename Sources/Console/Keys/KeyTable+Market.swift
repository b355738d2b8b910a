// Keys of the marketplace: transactions, what is done with them by standing orders, and the mails that they send.
import Checkout
import Terminal

extension KeyTable {
    static let marketViews: [KeyBinding] = [
        KeyBinding([.character("X")], "X", "", "The transactions of the customer; there `a` shows everyone's.") {
            context in
            let words = context.customer.map { ["list", "transactions", "--customer", $0.id.description] }
            return .does(.view(.transactions), CommandLine(words ?? ["list", "transactions"]))
        },
        KeyBinding([.character("O")], "O", "", "The standing orders: what is done whenever a transaction stands.") {
            _ in
            .does(.view(.orders), CommandLine(["list", "standing-orders"]))
        },
        KeyBinding([.character("M")], "M", "", "The mailbox; on a transaction, the mails about it.") { context in
            guard case .transaction(let row)? = context.item else {
                return .does(.view(.mails), CommandLine(["list", "mails"]))
            }
            return .does(
                .view(.mails), CommandLine(["list", "mails", "--transaction", row.transaction.id.description]))
        },
    ]

    static let transactions: [KeyBinding] = [
        KeyBinding(
            [.enter], "Enter", in: [.transactions], "act", "What customer, provider and operator may do from here.",
            changes: true
        ) { context in
            guard case .transaction(let row)? = context.item else {
                return .unavailable("no transaction is selected")
            }
            let id = row.transaction.id
            return .wish(.transitions(id, listing: row.listing), "process", "transition", id.description)
        },
        KeyBinding(
            [.character("/")], "/", in: [.transactions], "filter", "Narrows to `state:paid` or `is:stuck`; Esc clears.",
            does: .filter),
    ]

    static let mails: [KeyBinding] = [
        KeyBinding([.character("a")], "a", in: [.mails], "whose", "The mails about one transaction, or all.") {
            context in
            context.canNarrow ? .does(.toggleScope) : .absent
        }
    ]

    static let orders: [KeyBinding] = [
        KeyBinding(
            [.character("o")], "o", in: [.orders], "off/on", "Switches the standing order off, or on again.",
            changes: true
        ) { context in
            guard case .order(let order)? = context.item else { return .unavailable("no order is selected") }
            return .run("order", order.isOn ? "off" : "on", order.id.description)
        },
        KeyBinding([.character("N")], "N", in: [.orders], "add", "Gives a standing order.", changes: true) { _ in
            .wish(.orderForm, "order", "give")
        },
    ]
}
