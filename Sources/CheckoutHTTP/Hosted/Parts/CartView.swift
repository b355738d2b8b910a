import Checkout

/// A cart as the template `cart` writes it.
struct CartView: Sendable {
    let lines: [Line]
    let sums: [Sum]
    let total: String
    /// Whether an HSA/FSA card can pay for some of it only.
    let split: Bool
    let healthAmount: String
    let restAmount: String

    struct Line: Sendable {
        let name: String
        /// How many, where it is more than one.
        let quantity: String?
        /// What health money has to do with it.
        let standing: String
        let amount: String
    }

    struct Sum: Sendable {
        let sum: String
        let amount: String
    }

    init(_ visit: Visit) {
        let session = visit.session
        lines = session.lines.filter { $0.quantity > 0 }.map { line in
            Line(
                name: line.name, quantity: line.quantity > 1 ? String(line.quantity) : nil,
                standing: CartView.standing(of: line, visit), amount: line.subtotal.description)
        }
        let shipping = session.details.shippingOptions["display_name"].map { "Shipping, \($0)" } ?? "Shipping"
        let amounts = [
            ("Discount", Money.zero - session.amountDiscount), ("Tax", session.amountTax),
            (shipping, session.amountShipping),
        ]
        sums = amounts.filter { $0.1 != .zero }.map { Sum(sum: $0.0, amount: $0.1.description) }
        total = session.amountTotal.description
        let rest = session.lines.filter { $0.eligibility == .notEligible }.map(\.total).sum
        split = rest > .zero && rest < session.amountTotal
        (healthAmount, restAmount) = ((session.amountTotal - rest).description, rest.description)
    }

    private static func standing(of line: SessionLine, _ visit: Visit) -> String {
        switch line.eligibility {
        case .eligible: return "HSA/FSA eligible"
        case .notEligible: return "Not HSA/FSA eligible"
        case .eligibleWithLetter(let type):
            let letters = visit.letters.filter { $0.visitType == type }
            if let letter = letters.first(where: { LetterValidity.isValid($0, at: visit.now) }) {
                return "HSA/FSA eligible with your letter, valid until \(letter.expiresAt.date)"
            }
            return letters.contains { $0.status == .inReview }
                ? "HSA/FSA eligible once a practitioner approves" : "HSA/FSA eligible with a letter"
        }
    }
}
