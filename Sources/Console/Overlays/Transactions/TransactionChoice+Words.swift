// What the menu of a transaction says of each choice.
import Checkout
import Terminal
import TransactionProcess

extension TransactionChoice {
    /// What is chosen.
    var label: String {
        switch self {
        case .take(let transition): transition.name.short
        case .pay: "pay as the customer"
        case .answer(_, let isConfirmed): isConfirmed ? "confirm to the bank" : "tell the bank that it is not theirs"
        }
    }

    /// Who does it, in a column of its own.
    var role: String {
        let role: ActorRole =
            switch self {
            case .take(let transition): transition.role ?? .operator
            case .pay, .answer: .customer
            }
        return role.rawValue + String(repeating: " ", count: 8 - role.rawValue.count)
    }

    /// Where it leads.
    var target: String? {
        switch self {
        case .take(let transition): transition.from == transition.to ? "stays here" : transition.to.short
        case .pay(let session): "\(session.amountTotal), with a card"
        case .answer(let session, let isConfirmed): isConfirmed ? "\(session.amountTotal)" : nil
        }
    }

    /// How it looks: what cannot be undone is seen to be so.
    var style: Style {
        switch self {
        case .take(let transition):
            switch transition.danger {
            case .harmless: .text
            case .money: .warn
            case .irrevocable: .danger
            }
        case .pay: .warn
        case .answer: .text
        }
    }

    /// What it does, in a sentence.
    var meaning: String {
        switch self {
        case .take(let transition):
            transition.parameters.isEmpty
                ? transition.meaning
                : transition.meaning + " It takes \(transition.parameters.joined(separator: ", "))."
        case .pay: "Opens the form of the customer's card; then the process can go on."
        case .answer: "The bank asks the card's owner whether the payment is theirs."
        }
    }

    /// The command that stands for it.
    func command(of id: ID<Transaction>) -> CommandLine? {
        switch self {
        case .take(let transition): transition.command(of: id)
        case .pay(let session): CommandLine(["pay", session.id.description])
        case .answer: nil
        }
    }
}

extension ProcessTransition {
    /// What happens when it is taken, in a sentence.
    var meaning: String {
        guard !consequences.isEmpty else {
            return "It leads from \(from?.short ?? "the start") to \(to.short), and moves no money."
        }
        let text = consequences.joined(separator: "; ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    /// The command that takes it.
    func command(of id: ID<Transaction>) -> CommandLine {
        let role = role ?? .operator
        return CommandLine(["process", "transition", id.description, name.short, "--by", role.rawValue])
    }
}
