// Reads identifiers as typed. A wrong kind gets a sentence that names both kinds, so that nobody has to guess.

import ArgumentParser
import Checkout

/// The identifier of one kind of thing: its prefix with a ULID, or a UUID.
/// - Throws: `ValidationError` that says what the text is instead.
@Sendable
func identifier<Thing: Identified>(_ text: String) throws -> ID<Thing> {
    if let id = ID<Thing>(text) { return id }
    let expected = withArticle(Thing.kind)
    if let found = AnyID(text) {
        guard found.kind != Thing.kind else {
            throw ValidationError("\(text) is not a whole identifier; expected \(IdentifierForm.of(Thing.self)).")
        }
        throw ValidationError("\(text) is \(withArticle(found.kind)), expected \(expected).")
    }
    if let kind = AnyID.kind(prefixOf: text), kind != Thing.kind {
        throw ValidationError("\(text) would be \(withArticle(kind)), expected \(expected).")
    }
    throw ValidationError(
        "“\(text)” is no identifier of \(expected); expected \(IdentifierForm.of(Thing.self)).")
}

/// A kind with its article: `a customer`, `an event`.
func withArticle(_ kind: String) -> String {
    kind.first.map { "aeiou".contains($0) } == true ? "an \(kind)" : "a \(kind)"
}

/// What an identifier looks like, for messages.
private enum IdentifierForm {
    static func of<Thing: Identified>(_ type: Thing.Type) -> String {
        guard let prefix = Thing.prefix else { return "a UUID such as 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11" }
        return "\(prefix)_ and 26 letters and digits, or a UUID"
    }
}

/// An identifier of whatever kind its prefix says; a bare UUID may be a token's or a session's.
enum AnyID: Hashable, Sendable {
    case customer(ID<Customer>)
    case product(ID<Product>)
    case price(ID<Price>)
    case letter(ID<Letter>)
    case paymentMethod(ID<PaymentMethod>)
    case session(ID<CheckoutSession>)
    case consultation(ID<Consultation>)
    case payment(ID<Payment>)
    case event(ID<Event>)
    case subscription(ID<Subscription>)
    case invoice(ID<Invoice>)
    case setupIntent(ID<SetupIntent>)
    case delivery(ID<Delivery>)
    case webhook(ID<WebhookEndpoint>)
    case key(ID<APIKey>)
    case refund(ID<Refund>)
    case capture(ID<Capture>)
    case promoCode(ID<PromoCode>)
    case coupon(ID<Coupon>)
    case bare(ID<PaymentToken>)

    /// The identifier with this spelling; nil when it is none.
    init?(_ text: String) {
        guard let underscore = text.firstIndex(of: "_") else {
            guard let id = ID<PaymentToken>(text) else { return nil }
            self = .bare(id)
            return
        }
        switch text[..<underscore].lowercased() {
        case Customer.prefix: self.init(ID(text)) { .customer($0) }
        case Product.prefix: self.init(ID(text)) { .product($0) }
        case Price.prefix: self.init(ID(text)) { .price($0) }
        case Letter.prefix: self.init(ID(text)) { .letter($0) }
        case PaymentMethod.prefix: self.init(ID(text)) { .paymentMethod($0) }
        case CheckoutSession.prefix: self.init(ID(text)) { .session($0) }
        case Consultation.prefix: self.init(ID(text)) { .consultation($0) }
        case Payment.prefix: self.init(ID(text)) { .payment($0) }
        case Event.prefix: self.init(ID(text)) { .event($0) }
        case Subscription.prefix: self.init(ID(text)) { .subscription($0) }
        case Invoice.prefix: self.init(ID(text)) { .invoice($0) }
        case SetupIntent.prefix: self.init(ID(text)) { .setupIntent($0) }
        case Delivery.prefix: self.init(ID(text)) { .delivery($0) }
        case WebhookEndpoint.prefix: self.init(ID(text)) { .webhook($0) }
        case APIKey.prefix: self.init(ID(text)) { .key($0) }
        case Refund.prefix: self.init(ID(text)) { .refund($0) }
        case Capture.prefix: self.init(ID(text)) { .capture($0) }
        case PromoCode.prefix: self.init(ID(text)) { .promoCode($0) }
        case Coupon.prefix: self.init(ID(text)) { .coupon($0) }
        default: return nil
        }
    }

    private init?<Thing: Identified>(_ id: ID<Thing>?, _ make: (ID<Thing>) -> AnyID) {
        guard let id else { return nil }
        self = make(id)
    }

    /// What a person calls it.
    var kind: String {
        switch self {
        case .customer: Customer.kind
        case .product: Product.kind
        case .price: Price.kind
        case .letter: Letter.kind
        case .paymentMethod: PaymentMethod.kind
        case .session: CheckoutSession.kind
        case .consultation: Consultation.kind
        case .payment: Payment.kind
        case .event: Event.kind
        case .subscription: Subscription.kind
        case .invoice: Invoice.kind
        case .setupIntent: SetupIntent.kind
        case .delivery: Delivery.kind
        case .webhook: WebhookEndpoint.kind
        case .key: APIKey.kind
        case .refund: Refund.kind
        case .capture: Capture.kind
        case .promoCode: PromoCode.kind
        case .coupon: Coupon.kind
        case .bare: PaymentToken.kind
        }
    }

    /// The kind that a text's prefix names, whatever follows it.
    static func kind(prefixOf text: String) -> String? {
        guard let underscore = text.firstIndex(of: "_") else { return nil }
        let filler = String(repeating: "0", count: 26)
        return AnyID(text[...underscore] + filler)?.kind
    }

    private init?(_ text: Substring.SubSequence) { self.init(String(text)) }
}

/// Anything's identifier.
/// - Throws: `ValidationError` for text that is none.
@Sendable
func anyIdentifier(_ text: String) throws -> AnyID {
    guard let id = AnyID(text) else {
        throw ValidationError("“\(text)” is no identifier; expected something like fcus_… or a UUID.")
    }
    return id
}
