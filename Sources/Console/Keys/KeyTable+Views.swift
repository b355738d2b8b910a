// Keys of the views: sessions, reviews, products and prices.
import Checkout
import Terminal

extension KeyTable {
    static let sessions: [KeyBinding] = [
        KeyBinding(
            [.character("p")], "p", in: [.sessions], "pay", "Pays the session, as the customer would.", danger: .money
        ) { context in
            guard let row = session(context) else { return .unavailable("no session is selected") }
            guard row.session.status == .open else { return .unavailable("it is \(row.session.status.words)") }
            return .wish(
                .cardForm(.pay(row.session, customerName: row.customerName)), "pay", row.session.id.description)
        },
        KeyBinding(
            [.character("c")], "c", in: [.sessions], "consult", "The consultation that the session's cart needs.",
            changes: true
        ) { context in
            guard let row = session(context) else { return .unavailable("no session is selected") }
            guard row.session.status == .open else { return .unavailable("it is \(row.session.status.words)") }
            guard row.session.lines.contains(where: { $0.eligibility.neededLetter != nil }) else {
                return .unavailable("needs no letter")
            }
            return .wish(
                .consultation(.session(row.session.id), customerName: row.customerName), "consult", "--session",
                row.session.id.description)
        },
        KeyBinding([.character("u")], "u", in: [.sessions], "capture", "Takes the money that is held.", danger: .money)
        {
            context in
            guard let row = session(context) else { return .unavailable("no session is selected") }
            guard row.session.status == .authorized else { return .unavailable("nothing waits for it") }
            return .wish(
                .capture(row.session, customerName: row.customerName), "capture", row.session.id.description)
        },
        KeyBinding(
            [.character("v")], "v", in: [.sessions], "void", "Gives back the money that is held.", danger: .irrevocable
        ) { context in
            guard let row = session(context) else { return .unavailable("no session is selected") }
            guard [.authorized, .inReview].contains(row.session.status) else {
                return .unavailable("nothing is held")
            }
            return void(row)
        },
        KeyBinding(
            [.character("f")], "f", in: [.sessions], "refund", "Gives back money that was taken.", danger: .money
        ) { context in
            guard let row = session(context) else { return .unavailable("no session is selected") }
            guard row.session.amountReceived > row.session.amountRefunded else {
                return .unavailable("nothing was taken")
            }
            return .wish(.refund(row.session), "refund", row.session.id.description)
        },
    ]

    /// A session that nobody has paid can be given up.
    static let unpaid: [KeyBinding] = [
        KeyBinding(
            [.character("x")], "x", in: [.sessions], "cancel", "Gives an unpaid session up.", danger: .irrevocable
        ) { context in
            guard let row = session(context) else { return .unavailable("no session is selected") }
            guard row.session.status == .open else { return .unavailable("it is \(row.session.status.words)") }
            return cancellation(of: row)
        }
    ]

    static let reviews: [KeyBinding] = [
        KeyBinding(
            [.enter], "Enter", in: [.reviews], "decide", "The practitioner's decision: a letter, or none.",
            changes: true
        ) { context in
            guard case .consultation(let consultation, let name)? = context.item else {
                return .unavailable("no review is selected")
            }
            return decision(consultation, name)
        }
    ]

    static let catalogue: [KeyBinding] = [
        KeyBinding([.character("N")], "N", in: [.catalogue], "add", "Adds a product with a price.", changes: true) {
            _ in
            .wish(.productForm, "product", "add")
        },
        KeyBinding(
            [.character("+")], "+", in: [.catalogue], "price", "Adds another price to the product.", changes: true
        ) { context in
            guard case .price(let row)? = context.item else { return .unavailable("no product is selected") }
            guard row.product.isActive else { return .unavailable("retired") }
            return .wish(.priceForm(row.product), "price", "add", "--product", row.product.id.description)
        },
        KeyBinding(
            [.character("x")], "x", in: [.catalogue], "retire", "Takes the price out of the catalogue.", changes: true
        ) { context in
            guard case .price(let row)? = context.item else { return .unavailable("no price is selected") }
            guard row.price.isActive else { return .unavailable("retired") }
            return retirement(of: row)
        },
    ]

    private static func session(_ context: KeyContext) -> SessionRow? {
        if case .session(let row)? = context.item { return row }
        return nil
    }

    private static func void(_ row: SessionRow) -> KeyMeaning {
        let command = CommandLine(["void", row.session.id.description])
        return .does(
            .wish(
                .typeToConfirm(
                    Confirmation(
                        title: "Void a payment",
                        text: "\(row.session.amountTotal) that \(row.customerName)'s card holds for the session "
                            + "\(row.session.id) is given back. The session ends; it cannot be captured any more.",
                        action: "Void", id: row.session.id.description, command: command))),
            command)
    }

    private static func cancellation(of row: SessionRow) -> KeyMeaning {
        let command = CommandLine(["cancel", row.session.id.description])
        return .does(
            .wish(
                .typeToConfirm(
                    Confirmation(
                        title: "Cancel a session",
                        text:
                            "The session \(row.session.id) of \(row.customerName) over \(row.session.amountTotal) ends "
                            + "unpaid. To buy the same, another session has to be begun.",
                        action: "Cancel the session", id: row.session.id.description, command: command))),
            command)
    }

    private static func retirement(of row: PriceRow) -> KeyMeaning {
        let command = CommandLine(["price", "retire", row.price.id.description])
        return .does(
            .wish(
                .confirm(
                    Confirmation(
                        title: "Retire a price",
                        text:
                            "\(row.product.name) at \(row.price.unitAmount) is not sold any more. What was sold stays.",
                        action: "Retire", id: row.price.id.description, command: command))),
            command)
    }
}
