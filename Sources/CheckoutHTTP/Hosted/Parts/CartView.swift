import Checkout

/// A cart as the template `cart` writes it. Its amounts add up to its total.
struct CartView: Sendable {
    let caption: String
    let lines: [Line]
    let sums: [Sum]
    let totalName: String
    let total: String
    /// What is told below the total.
    let notes: [Sum]
    /// What an HSA/FSA card can pay, and what needs another one; nil where one card is enough.
    let split: Split?

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

    struct Split: Sendable {
        let health: Money
        let rest: Money
    }

    /// - Parameter isFree: whether nothing of it is charged today.
    init(_ arrival: Arrival, isFree: Bool = false, caption: String = "Your cart") {
        let session = arrival.session
        self.caption = caption
        lines = session.lines.filter { $0.quantity > 0 }.map { line in
            Line(
                name: line.name, quantity: line.quantity > 1 ? String(line.quantity) : nil,
                standing: CartView.standing(of: line, arrival), amount: line.subtotal.description)
        }
        let whole = session.lines.map(\.total).sum
        let shipping = session.details.shippingOptions["display_name"].map { "Shipping, \($0)" } ?? "Shipping"
        let nextBill = session.details.nextBill
        let charges = NamedAmounts.of(
            session, list: "additional_charges_details", sum: session.lines.map(\.charges).sum, otherwise: "Charges")
        let discounts = NamedAmounts.of(
            session, list: "discounts_details", sum: session.amountDiscount, otherwise: "Discount")
        let rest = [
            ("Tax", session.amountTax), (shipping, session.amountShipping),
            (nextBill == nil ? "Not charged today" : "Free trial", isFree ? Money.zero - whole : .zero),
        ]
        let amounts = charges + discounts.map { ($0.name, Money.zero - $0.amount) } + rest
        sums = amounts.filter { $0.1 != .zero }.map { Sum(sum: $0.0, amount: $0.1.description) }
        totalName = isFree ? "Total today" : "Total"
        total = (isFree ? Money.zero : whole).description
        let ordinary = session.lines.filter { $0.eligibility == .notEligible }.map(\.total).sum
        split = ordinary > .zero && ordinary < whole ? Split(health: whole - ordinary, rest: ordinary) : nil
        let next = nextBill.map { [Sum(sum: "Billed on \($0.date), after the trial", amount: $0.amount.description)] }
        let shares = split.map { split in
            [
                Sum(sum: "HSA/FSA card can pay", amount: split.health.description),
                Sum(sum: "Needs an ordinary card", amount: split.rest.description),
            ]
        }
        notes = (next ?? []) + (shares ?? [])
    }

    private static func standing(of line: SessionLine, _ arrival: Arrival) -> String {
        switch line.eligibility {
        case .eligible: return "HSA/FSA eligible"
        case .notEligible: return "Not HSA/FSA eligible"
        case .eligibleWithLetter(let type):
            let letters = arrival.letters.filter { $0.visitType == type }
            if let letter = letters.first(where: { LetterValidity.isValid($0, at: arrival.now) }) {
                return "HSA/FSA eligible with your letter, valid until \(letter.expiresAt.date)"
            }
            return letters.contains { $0.status == .inReview }
                ? "HSA/FSA eligible once a practitioner approves" : "HSA/FSA eligible with a letter"
        }
    }
}
