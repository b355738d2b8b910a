// The people and things of the stories.

import Commands

@testable import Checkout
@testable import Console

enum Sample {
    static let now = Instant("2026-11-20T14:05:00Z") ?? Instant(milliseconds: 0)

    static func id<Thing: Identified>(_ number: UInt128, of type: Thing.Type = Thing.self) -> ID<Thing> {
        ID(at: now, random: number)
    }

    static let ana = Customer(
        id: id(1), firstName: "Ana", lastName: "Beltrán", email: "ana@example.com", phone: nil, employer: nil,
        state: USState(code: "CA"), createdAt: now)

    static let visa = card(1, brand: "visa", last4: "4242", account: .health)
    static let mastercard = card(2, brand: "mastercard", last4: "4444", account: .ordinary, offSession: false)

    static func card(
        _ number: UInt128, brand: String, last4: String, account: Card.Account, offSession: Bool = true
    ) -> PaymentMethod {
        let expiry = CardExpiry("12/28") ?? (CardExpiry(month: 1, year: 2030) ?? visa.card.expiry)
        return PaymentMethod(
            id: id(number), customer: ana.id,
            card: Card(
                brand: brand, last4: last4, expiry: expiry, funding: "credit", account: account,
                fingerprint: "f\(number)",
                reference: "r\(number)"), offSession: offSession, createdAt: now)
    }

    static let membership = price(1, "Gym membership", 4_900, .letterOfMedicalNecessity, .gym)
    static let thermometer = price(2, "Thermometer", 1_950, .autoSubstantiation, nil)
    static let towel = price(3, "Towel", 1_200, .notEligible, nil)
    static let prices = [membership, thermometer, towel]

    static func price(
        _ number: UInt128, _ name: String, _ cents: Int, _ eligibility: Eligibility, _ type: VisitType?
    ) -> PriceRow {
        let product = Product(id: id(number), name: name, visitType: type, eligibility: eligibility, createdAt: now)
        return PriceRow(
            price: Price(id: id(number), product: product.id, unitAmount: Money(minorUnits: cents), createdAt: now),
            product: product)
    }

    static func line(_ row: PriceRow, quantity: Int = 1) throws -> SessionLine {
        try Cart.line(product: row.product, price: row.price, quantity: quantity)
    }

    static func session(_ rows: [PriceRow]) throws -> CheckoutSession {
        CheckoutSession(
            id: id(1), mode: .payment, customer: ana.id, lines: try rows.map { try line($0) }, createdAt: now)
    }

    static let practiceCards = [
        PracticeCardNote(
            number: "4242424242424242", name: "pm_card_visa", brand: "visa", account: .ordinary, behaviour: "Pays.",
            isDocumented: true, offSession: PracticeCardConduct(holdLife: .days(7))),
        PracticeCardNote(
            number: "4000000000009995", name: "pm_card_insufficient", brand: "visa", account: .ordinary,
            behaviour: "Declines: insufficient funds.", isDocumented: true,
            offSession: PracticeCardConduct(holdLife: .days(7))),
        PracticeCardNote(
            number: "378282246310005", name: "pm_card_amex", brand: "american_express", account: .health,
            behaviour: "Pays health money.", isDocumented: false, offSession: PracticeCardConduct(holdLife: .days(7))),
    ]

    static func overview(letters: [Letter] = [], cards: [PaymentMethod] = [visa, mastercard]) -> CustomerOverview {
        CustomerOverview(
            customer: ana, letters: letters, paymentMethods: cards, tokens: [], consultations: [], standings: [],
            totals: CustomerTotals(sessions: 0, captured: .zero), events: [], now: now)
    }

    static let gymLetter = Letter(
        id: id(1), customer: ana.id, visitType: .gym, consultation: nil, status: .issued, signedAt: now, issuedAt: now)

    /// A consultation at these answers.
    static func open(
        _ survey: Survey, _ answers: AnswerSheet = AnswerSheet(), onRecord: AnswerSheet = AnswerSheet()
    ) -> OpenConsultation {
        let consultation = Consultation(id: id(1), customer: ana.id, visitType: survey.visitType, startedAt: now)
        return OpenConsultation(
            consultation: consultation, walk: SurveyWalk(survey, answers, on: now.date), onRecord: onRecord)
    }
}
