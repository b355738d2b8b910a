/// A fee as a merchant asks for it (Flex: `fees` of a session).
public struct NewFee: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// A sentence about it.
    public var description: String?
    /// How much.
    public var amount: Money
    /// The kind of fee, `SessionFee.consultation` or a word of the merchant's.
    public var type: String

    /// A fee as a merchant asks for it.
    public init(name: String, description: String? = nil, amount: Money, type: String = SessionFee.service) {
        self.name = name
        self.description = description
        self.amount = amount
        self.type = type
    }

    /// The line that it becomes. A consultation is a medical service, so health money pays for it; any other fee is for
    /// an ordinary card (ours).
    /// - Parameter isApplied: whether it is charged; one that is not keeps its place with a quantity of 0.
    func line(isApplied: Bool) -> SessionLine {
        SessionLine(
            product: nil, price: nil, name: name, quantity: isApplied ? 1 : 0, unitAmount: amount,
            eligibility: type == SessionFee.consultation ? .eligible : .notEligible,
            fee: LineFee(type: type, description: description))
    }
}

/// A fee of a session, applied or not (Flex: a member of `fees`).
public struct SessionFee: Identified, Hashable {
    public static let kind = "fee"
    public static let prefix: String? = "ffee"
    /// The fee for the consultation that leads to a letter (Flex: `lmn_consultation`). It is applied when the customer
    /// lacks, as the session is made, a letter that the cart needs (ours); any other fee always is.
    public static let consultation = "lmn_consultation"
    /// The kind of a fee that says none. Ours.
    public static let service = "service"

    /// Its identifier, `ffee_…`.
    public let id: ID<SessionFee>
    /// What it is called.
    public let name: String
    /// A sentence about it.
    public let description: String?
    /// How much it is, applied or not.
    public let amount: Money
    /// The kind of fee.
    public let type: String
    /// Whether it is part of the total.
    public let isApplied: Bool
}

extension CheckoutSession {
    /// Its fees, in the order in which they were asked for.
    public var fees: [SessionFee] {
        lines.enumerated().compactMap { place, line in
            guard let fee = line.fee else { return nil }
            return SessionFee(
                id: ID(part: place, of: id), name: line.name, description: fee.description, amount: line.unitAmount,
                type: fee.type, isApplied: line.quantity > 0)
        }
    }
}
