import CardSimulator
import Checkout
import Testing

/// What Truemed's payment sessions are to the pages: orders of the merchant's own items, tokens, and charges that need
/// their customer.
extension HostedShop {
    static let thanks = "https://shop.example/thanks?id={{payment_session_id}}"
    static let failed = "https://shop.example/failed?id={{payment_session_id}}"

    /// What is bought, and what is charged and taken off besides.
    static let mixed = [
        OrderItem(
            name: "Bike", unitAmount: Money(minorUnits: 5_500), charges: Money(minorUnits: 4_500),
            discounts: Money(minorUnits: -1_000), whenUnknown: .eligible),
        OrderItem(name: "Helmet", unitAmount: Money(minorUnits: 2_000), whenUnknown: .notEligible),
    ]
    static let pass = [
        OrderItem(name: "Gym pass", unitAmount: Money(minorUnits: 4_900), whenUnknown: .eligibleWithLetter(.gym))
    ]
    static let bandages = [
        OrderItem(name: "Bandages", unitAmount: Money(minorUnits: 900), whenUnknown: .eligible)
    ]

    /// A payment session as a merchant makes it.
    func order(
        _ items: [OrderItem], by buyer: NewCustomer? = HostedShop.ana, charges: Int = 0, discounts: Int = 0,
        tokenize: Bool = false, mode: CheckoutSession.Mode = .payment, details: SessionDetails = SessionDetails(),
        success: String = HostedShop.thanks, failure: String = HostedShop.failed
    ) async throws -> CheckoutSession {
        var new = NewCheckout(
            customer: buyer.map { .person($0) }, items: items.map { CartItem(.ordered($0), quantity: 1) },
            tokenize: tokenize, successURL: success, cancelURL: failure,
            terms: CartTerms(
                totalCharges: Money(minorUnits: charges), totalDiscounts: Money(minorUnits: discounts)),
            details: details)
        (new.lapses, new.mode) = (false, mode)
        return try await engine.createCheckout(new)
    }

    /// A token that is made and paid for.
    func token(for items: [OrderItem], card number: String = "4242424242424242") async throws -> ID<PaymentToken> {
        let session = try await order(items, tokenize: true)
        if items.contains(where: { $0.whenUnknown.neededLetter != nil }) {
            try await consult(.session(session.id))
        }
        return try #require(try await engine.pay(session.id, card: try HostedShop.entry(number)).token)
    }

    /// The charge of a token that its customer has to put right.
    func refusedCharge(
        of token: ID<PaymentToken>, for items: [OrderItem], details: SessionDetails = SessionDetails(),
        success: String = HostedShop.thanks, failure: String = HostedShop.failed
    ) async throws -> CheckoutSession {
        let charge = TokenCharge(
            token: token, items: items.map { CartItem(.ordered($0), quantity: 1) }, successURL: success,
            failureURL: failure, details: details)
        _ = try? await engine.charge(charge)
        let update = try #require(try await self.token(token).pendingUpdate, "the charge was not refused")
        return try await session(update.session)
    }

    /// Walks a consultation to its end without the pages.
    @discardableResult
    func consult(
        _ purpose: ConsultationPurpose, _ sample: SurveySample = .approved
    ) async throws -> SignedConsultation {
        let open = try await engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(sample, for: USState(code: "CA")) {
            _ = try await engine.answer(open.consultation.id, question: question, answer)
        }
        return try await engine.sign(open.consultation.id)
    }

    func token(_ id: ID<PaymentToken>) async throws -> PaymentToken {
        try await engine.read { reader, _ in try require(id, reader.find) }
    }

    /// How many repairs of a pending token failed or were given up.
    func tries(of id: ID<PaymentToken>) async throws -> Int? { try await token(id).pendingUpdate?.tries }

    /// A saved card that its bank declines for this reason when its owner is away.
    static func declining(_ reason: String) throws -> String {
        try #require(PracticeCard.all.first { $0.name == "pm_card_saved_\(reason)" }).number
    }

    static func entry(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "12/30", cvc: "123", postalCode: "90210")
    }
}

extension Visitor.Answer {
    /// The amounts of the cart, as the page writes them, the total's last.
    var amounts: [String] {
        let cells = text.split(separator: "<td class=\"amount\">", omittingEmptySubsequences: false).dropFirst()
        return cells.map { String($0.prefix { $0 != "<" }) }
    }
}
