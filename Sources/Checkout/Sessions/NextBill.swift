/// What will be billed when a free trial ends: shown where the card is given, and charged by nobody by itself (Truemed:
/// `display_next_bill_info`).
public struct NextBill: Hashable, Sendable {
    /// How much.
    public let amount: Money
    /// When the trial ends.
    public let date: CivilDate

    /// What will be billed when a free trial ends.
    public init(amount: Money, date: CivilDate) {
        self.amount = amount
        self.date = date
    }

    /// Refuses a trial that has ended before it begins. Days are UTC's (ours).
    /// - Throws: `CheckoutError.invalidField`.
    func check(on today: CivilDate) throws(CheckoutError) {
        guard date < today else { return }
        throw .invalidField(
            "display_next_bill_info.date", given: date.description, expected: "today, \(today), or a later day")
    }

    /// The bill as named texts, by which a ledger keeps it.
    var texts: [String: String] { ["total_amount": String(amount.minorUnits), "date": date.description] }

    /// What `texts` was made of.
    init?(texts: [String: String]) {
        guard let amount = texts["total_amount"].flatMap({ Int($0) }),
            let date = texts["date"].flatMap({ CivilDate($0) })
        else { return nil }
        self.init(amount: Money(minorUnits: amount), date: date)
    }
}

extension CheckoutSession {
    /// Whether a card is saved for what its lines are for, and nothing is charged: a free trial, or a token that is made
    /// or renewed by itself.
    public var savesWithoutMoney: Bool { details.nextBill != nil || mode == .setup }
}
