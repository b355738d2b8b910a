// Things to put into ledgers, each with everything set that a test does not care about.
import Checkout
import Testing

enum Sample {
    /// The moment at which the samples are made.
    static let now = Instant(milliseconds: 1_795_000_000_000)

    static func later(_ milliseconds: Int64) -> Instant { now.adding(milliseconds: milliseconds) }

    static func customer(
        _ transaction: any LedgerTransaction, _ firstName: String = "Ana", _ lastName: String = "Beltrán",
        email: String? = nil, state: USState? = nil, metadata: [String: String] = [:]
    ) throws -> Customer {
        let customer = Customer(
            id: try transaction.newID(at: now), firstName: firstName, lastName: lastName, email: email,
            phone: "+1 555 0100", employer: "Alder & Co", state: state, metadata: metadata,
            shipping: shipping, createdAt: now)
        try transaction.insert(customer)
        return customer
    }

    static func letter(
        _ transaction: any LedgerTransaction, of customer: ID<Customer>, _ visitType: VisitType = .gym,
        status: Letter.Status = .issued, signedAt: Instant = now
    ) throws -> Letter {
        let letter = Letter(
            id: try transaction.newID(at: now), customer: customer, visitType: visitType, consultation: nil,
            status: status, signedAt: signedAt, issuedAt: status == .issued ? signedAt : nil)
        try transaction.insert(letter)
        return letter
    }

    static func consultation(
        _ transaction: any LedgerTransaction, of customer: ID<Customer>, _ visitType: VisitType = .gym,
        status: Consultation.Status = .inProgress, reviewDueAt: Instant? = nil, session: ID<CheckoutSession>? = nil
    ) throws -> Consultation {
        let consultation = Consultation(
            id: try transaction.newID(at: now), customer: customer, visitType: visitType, session: session,
            status: status, sealedAnswers: [1, 2, 3], startedAt: now, reviewDueAt: reviewDueAt)
        try transaction.insert(consultation)
        return consultation
    }

    static func card(last4: String = "4242", brand: String = "visa") throws -> Card {
        Card(
            brand: brand, last4: last4, expiry: try #require(CardExpiry("12/28")), funding: "credit",
            account: .health, fingerprint: "f1", reference: "card_1")
    }

    static func paymentMethod(
        _ transaction: any LedgerTransaction, of customer: ID<Customer>, last4: String = "4242", brand: String = "visa"
    ) throws -> PaymentMethod {
        let method = PaymentMethod(
            id: try transaction.newID(at: now), customer: customer, card: try card(last4: last4, brand: brand),
            postalCode: "90210", billing: BillingDetails(name: "Ana \"B\"", email: "ana@example.com", phone: "1"),
            createdAt: now)
        try transaction.insert(method)
        return method
    }

    static let lines = [
        SessionLine(
            product: nil, price: nil, sku: "GYM-1", name: "Gym", quantity: 2, unitAmount: Money(minorUnits: 4_900),
            discount: Money(minorUnits: 300), tax: Money(minorUnits: 20), shipping: Money(minorUnits: 1),
            eligibility: .eligibleWithLetter(.gym), isHealthPayable: true),
        SessionLine(
            product: nil, price: nil, name: "Socks", quantity: 1, unitAmount: Money(minorUnits: 500),
            eligibility: .notEligible),
        SessionLine(
            product: nil, price: nil, name: "Plasters", quantity: 1, unitAmount: Money(minorUnits: 300),
            eligibility: .eligible, fee: LineFee(type: "handling", description: "Wrapping")),
    ]

    static func session(
        _ transaction: any LedgerTransaction, of customer: ID<Customer>?, status: SessionStatus = .open,
        expiresAt: Instant? = nil, amountReceived: Money = .zero
    ) throws -> CheckoutSession {
        let session = CheckoutSession(
            id: try transaction.newID(at: now), mode: .payment, status: status, customer: customer, lines: lines,
            setupFutureUse: true, successURL: "https://shop.example/ok", expiresAt: expiresAt,
            metadata: ["order": "17 \"b\"\n\\"], amountReceived: amountReceived, createdAt: now)
        try transaction.insert(session)
        return session
    }

    static func token(
        _ transaction: any LedgerTransaction, of customer: ID<Customer>, pending: PendingUpdate? = nil,
        healthCard: ID<PaymentMethod>? = nil
    ) throws -> PaymentToken {
        let token = PaymentToken(
            id: try transaction.newID(at: now), customer: customer, session: nil, lines: lines, healthCard: healthCard,
            status: .active, pendingUpdate: pending, createdAt: now)
        try transaction.insert(token)
        return token
    }

    static let details = ProductDetails(
        upcCode: "012345678905", gtin: "1", referenceGTIN: "2", url: "https://shop.example/a\"b",
        clientReferenceID: "ref", metadata: ["shelf": "é\n"], imageURLs: ["i1", "i2"], categories: ["c"],
        components: ["x", "y"], documentDescription: "on documents", receiptDescription: "on receipts")

    static func subscription(
        _ transaction: any LedgerTransaction, of customer: ID<Customer>, dueAt: Instant? = nil
    ) throws -> Subscription {
        let id: ID<Subscription> = try transaction.newID(at: now)
        let subscription = Subscription(
            id: id, customer: customer, session: ID(bits: 31),
            items: [
                SubscriptionItem(of: id, at: 0, price: ID(bits: 32), quantity: 2),
                SubscriptionItem(of: id, at: 1, price: ID(bits: 33), quantity: 1),
            ],
            recurrence: Recurrence(.monthly, count: 3), trialDays: 14, currentPeriodStart: now,
            currentPeriodEnd: later(90), dueAt: dueAt, createdAt: now)
        try transaction.insert(subscription)
        return subscription
    }

    static func invoice(
        _ transaction: any LedgerTransaction, for subscription: ID<Subscription>, of customer: ID<Customer>
    ) throws -> Invoice {
        let invoice = Invoice(
            id: try transaction.newID(at: now), subscription: subscription, customer: customer,
            amount: Money(minorUnits: 10_600), lines: lines, periodStart: now, periodEnd: later(90), createdAt: now)
        try transaction.insert(invoice)
        return invoice
    }

    static let shipping = ShippingAddress(
        line1: "1 \"Main\" St", line2: "b", city: "Davis", state: "CA", postalCode: "95616", country: "US")

    static func update(since: Instant) -> PendingUpdate {
        PendingUpdate(
            action: .takeHealthSurvey, reason: "letter_of_medical_necessity_required", message: "A letter ran out.",
            session: ID(bits: 77), since: since, tries: 2, lastTriedAt: since, next: .updatePaymentMethod)
    }

    static func payment(
        _ transaction: any LedgerTransaction, for session: ID<CheckoutSession>, with method: ID<PaymentMethod>,
        status: Payment.Status = .processing, holdExpiresAt: Instant? = nil, pending: PendingOperation? = nil
    ) throws -> Payment {
        let payment = Payment(
            id: try transaction.newID(at: now), session: session, paymentMethod: method, attempt: 1, share: .health,
            amount: Money(minorUnits: 9_800), status: status, holdExpiresAt: holdExpiresAt, pending: pending,
            operations: 1, createdAt: now)
        try transaction.insert(payment)
        return payment
    }

    @discardableResult
    static func promoCode(
        _ transaction: any LedgerTransaction, _ text: String, of coupon: ID<Coupon>
    ) throws -> PromoCode {
        let code = PromoCode(id: try transaction.newID(at: now), code: text, coupon: coupon, createdAt: now)
        try transaction.insert(code)
        return code
    }

    static func event(
        _ transaction: any LedgerTransaction, _ type: String, of customer: ID<Customer>?, about subject: Subject,
        changes: [Change] = []
    ) throws -> Event {
        let event = Event(
            id: try transaction.newID(at: now), at: now, type: type, actor: Actor(.operator, name: "ana"),
            customer: customer, subject: subject, changes: changes)
        try transaction.insert(event)
        return event
    }
}
