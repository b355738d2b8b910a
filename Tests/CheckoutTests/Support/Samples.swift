@testable import Checkout

/// A moment from its ISO 8601 text; a mistake in a test is a crash of that test.
func at(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("\(text) is no moment") }
    return instant
}

/// Values for tests of pure rules, with what the rule looks at as arguments.
enum Sample {
    static let customer = ID<Customer>(bits: 1)

    static func card(
        _ number: UInt128 = 1, _ account: Card.Account = .ordinary, expiry: String = "12/30", offSession: Bool = true
    ) -> PaymentMethod {
        guard let expiry = CardExpiry(expiry) else { preconditionFailure("\(expiry) is no month") }
        return PaymentMethod(
            id: ID(bits: number), customer: customer,
            card: Card(
                brand: "visa", last4: "4242", expiry: expiry, funding: "credit", account: account,
                fingerprint: "f\(number)", reference: "r\(number)"),
            offSession: offSession, createdAt: at("2026-01-01"))
    }

    static func line(_ name: String, _ cents: Int, _ eligibility: LineEligibility) -> SessionLine {
        SessionLine(
            product: ID(bits: UInt128(name.utf8.first ?? 0)), price: nil, name: name, quantity: 1,
            unitAmount: Money(minorUnits: cents), eligibility: eligibility)
    }

    static func letter(_ type: VisitType, signed: String, status: Letter.Status = .issued) -> Letter {
        Letter(
            id: ID(bits: 9), customer: customer, visitType: type, consultation: nil, status: status,
            signedAt: at(signed), issuedAt: status == .issued ? at(signed) : nil)
    }

    static func payment(
        _ number: UInt128, _ share: Payment.Share, _ cents: Int, _ status: Payment.Status = .processing,
        captured: Int = 0, refunded: Int = 0, wanted: Int? = nil, lines: [Int]? = nil, holdUntil: String? = nil,
        decline: Decline? = nil
    ) -> Payment {
        Payment(
            id: ID(bits: number), session: ID(bits: 1), paymentMethod: ID(bits: number), attempt: 1, share: share,
            lines: lines, amount: Money(minorUnits: cents), status: status, amountCaptured: Money(minorUnits: captured),
            amountRefunded: Money(minorUnits: refunded), holdExpiresAt: holdUntil.map { at($0) }, decline: decline,
            wanted: wanted.map(Money.init(minorUnits:)), createdAt: at("2026-01-01"))
    }
}
