// Keys of the four panels: customers, letters, cards and tokens.
import Checkout
import Terminal

extension KeyTable {
    /// Enter, where it shows what is selected; elsewhere it does what the row waits for.
    static let selecting: [KeyBinding] = [
        KeyBinding(
            [.enter], "Enter",
            in: [
                .customers, .letters, .cards, .sessions, .subscriptions, .events, .expiries, .catalogue, .orders,
                .mails,
            ], "open",
            "Shows what is selected."
        ) { context in
            guard let item = context.item else { return .unavailable("nothing is selected") }
            return .does(.openDetail, CommandLine(["show", item.id]))
        }
    ]

    /// Whoever types `/` and a name where no list is narrowed looks for a customer, and is brought to theirs.
    static let finding: [KeyBinding] = [
        KeyBinding(
            [.character("/")], "/", in: Set(Place.allCases).subtracting([.customers, .transactions]), "",
            "Finds a customer: goes to their list and narrows it as you type.", does: .filter)
    ]

    static let customers: [KeyBinding] = [
        KeyBinding(
            [.character("/")], "/", in: [.customers], "filter",
            "Narrows the list as you type; Esc clears.",
            does: .filter),
        KeyBinding(
            [.character("s")], "s", in: [.customers], "", "The next order: name, newest, next expiry.", does: .cycleSort
        ),
        KeyBinding(
            [.character("c")], "c", in: [.customers], "consult", "Begins a consultation for a letter.", changes: true
        ) { context in
            guard let customer = context.customer else { return .unavailable("nobody is selected") }
            guard let overview = context.overview else { return .unavailable("being read") }
            return consultation(of: customer, overview)
        },
        KeyBinding(
            [.character("p")], "p", in: [.customers], "charge", "Charges the default card while its owner is away.",
            danger: .money
        ) { context in
            guard let customer = context.customer else { return .unavailable("nobody is selected") }
            guard let overview = context.overview else { return .unavailable("being read") }
            guard let card = overview.paymentMethods.first(where: { $0.id == customer.defaultPaymentMethod }) else {
                return .unavailable("no card")
            }
            return charge(customer, card)
        },
        KeyBinding(
            [.character("n")], "n", in: [.customers, .letters, .cards], "checkout",
            "Begins a checkout that the customer pays.", changes: true
        ) { context in
            guard let customer = context.customer else { return .unavailable("nobody is selected") }
            return .wish(.checkout(customer), "checkout", "--customer", customer.id.description)
        },
        KeyBinding([.character("N")], "N", in: [.customers], "", "Adds a customer.", changes: true) { _ in
            .wish(.customerForm(nil), "customer", "add")
        },
        KeyBinding([.character("E")], "E", in: [.customers], "edit", "Edits the customer.", changes: true) { context in
            guard let customer = context.customer else { return .unavailable("nobody is selected") }
            return .wish(.customerForm(customer), "customer", "edit", customer.id.description)
        },
        KeyBinding(
            [.character("+")], "+", in: [.customers, .cards], "card", "Saves a card of the customer.", changes: true
        ) { context in
            guard let customer = context.customer else { return .unavailable("nobody is selected") }
            return .wish(.cardForm(.save(customer)), "card", "save", "--customer", customer.id.description)
        },
    ]

    static let letters: [KeyBinding] = [
        KeyBinding(
            [.character("c")], "c", in: [.letters, .expiries], "renew",
            "A new consultation for the letter's visit type.",
            changes: true
        ) { context in
            guard case .letter(let letter, let name)? = context.item else {
                // A customer without letters has none to renew, and wants the first.
                guard context.place == .letters, let customer = context.customer, let overview = context.overview else {
                    return .unavailable("no letter is selected")
                }
                return consultation(of: customer, overview)
            }
            guard letter.status != .inReview else { return .unavailable("in review") }
            return .wish(
                .consultation(
                    .customer(letter.customer, letter.visitType), customerName: name ?? context.customer?.name ?? ""),
                "consult", "--customer", letter.customer.description, "--visit-type", letter.visitType.name)
        }
    ]

    static let cards: [KeyBinding] = [
        KeyBinding(
            [.character("p")], "p", in: [.cards], "charge", "Charges this card while its owner is away.", danger: .money
        ) { context in
            guard let customer = context.customer, case .card(let card, _)? = context.item else {
                return .unavailable("no card is selected")
            }
            return charge(customer, card)
        },
        KeyBinding(
            [.character("d")], "d", in: [.cards], "default", "Makes this the card that is charged when none is named.",
            changes: true
        ) { context in
            guard case .card(let card, let isDefault)? = context.item else {
                return .unavailable("no card is selected")
            }
            return isDefault ? .unavailable("it is") : .run("card", "default", card.id.description)
        },
        KeyBinding(
            [.character("D"), .delete], "D", in: [.cards], "remove", "Removes this card for good.", danger: .irrevocable
        ) { context in
            guard let customer = context.customer, case .card(let card, _)? = context.item else {
                return .unavailable("no card is selected")
            }
            return removal(of: card, customer)
        },
    ]

    static let tokens: [KeyBinding] = [
        KeyBinding(
            [.enter], "Enter", in: [.tokens], "repair",
            "Repairs the token: a card form, the survey again, or the decision about it.",
            changes: true
        ) { context in
            guard case .token(let token, let name, let review)? = context.item else {
                return .unavailable("no token is selected")
            }
            return repair(token, name ?? context.customer?.name ?? "", review)
        },
        KeyBinding(
            [.character("p")], "p", in: [.tokens], "charge", "Charges the token while its owner is away.",
            danger: .money
        ) { context in
            guard case .token(let token, let name, _)? = context.item else {
                return .unavailable("no token is selected")
            }
            guard token.pendingUpdate == nil else { return .unavailable("repair it first") }
            return .wish(
                .charge(.token(token, customerName: name ?? context.customer?.name ?? "")), "charge", "--token",
                token.id.description)
        },
        KeyBinding(
            [.character("x")], "x", in: [.tokens], "abandon", "Gives the repair up; the token stays stuck.",
            changes: true
        ) { context in
            guard case .token(let token, let name, _)? = context.item else {
                return .unavailable("no token is selected")
            }
            guard let update = token.pendingUpdate else { return .unavailable("nothing is pending") }
            return abandonment(of: token, update, name ?? context.customer?.name ?? "")
        },
        KeyBinding(
            [.character("c")], "c", in: [.tokens], "", "Begins a consultation of the token's customer for a letter.",
            changes: true
        ) { context in
            guard let customer = context.customer, let overview = context.overview else {
                return .unavailable(context.item == nil ? "no token is selected" : "being read")
            }
            return consultation(of: customer, overview)
        },
        KeyBinding(
            [.character("Y")], "Y", in: [.tokens, .sessions], "",
            "Copies the link of the page on which the customer repairs or pays it."
        ) { context in
            guard let page = context.page else {
                return .unavailable("no page; it waits for nothing, or no server ran")
            }
            return .does(.effect(.copy(page)))
        },
        KeyBinding(
            [.character("D"), .delete], "D", in: [.tokens], "", "Deletes the token for good.", danger: .irrevocable
        ) { context in
            guard case .token(let token, let name, _)? = context.item else {
                return .unavailable("no token is selected")
            }
            return deletion(of: token, name ?? context.customer?.name ?? "")
        },
    ]
}
