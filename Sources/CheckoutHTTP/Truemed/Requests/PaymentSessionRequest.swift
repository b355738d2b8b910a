import Checkout
import Dialects
import OrderedJSON

/// What `create_payment_session` is asked for: a checkout whose customer is there, or a charge of a token.
struct PaymentSessionRequest {
    let total: Money
    let items: [CartItem]
    let terms: CartTerms
    var details: SessionDetails
    let successURL: String
    let failureURL: String
    let metadata: [String: String]
    let token: ID<PaymentToken>?
    let tokenizes: Bool
    let isHold: Bool
    let person: NewCustomer?
    let idempotencyKey: String?

    /// - Throws: `CheckoutError.missingField` or `.invalidField` naming the field; `HTTPRefusal` with
    ///   `TokenizeNotSupported`.
    init(_ call: Call) throws {
        let body = call.body
        total = try body.requiredAmount("total_amount", in: .charged)
        let order = try OrderItems(body, isStrict: call.isStrict)
        let amounts = try AmountDetails(try body.requiredObject("amount_details"))
        items = order.items
        terms = CartTerms(totalCharges: amounts.charges, totalDiscounts: amounts.discounts)
        details = SessionDetails()
        details.amountDetails = order.amountDetails
        details.amountDetails["order"] = amounts.text
        successURL = try body.requiredAddress("success_url")
        failureURL = try body.requiredAddress("failure_url")
        metadata = Truemed.metadata(try body.string("metadata"))
        let token = try body.id("payment_token", as: PaymentToken.self)
        let kind = try body.word("kind", PaymentSessionKind.self) ?? .atOnce
        tokenizes = try body.bool("tokenize") ?? false
        isHold = kind == .authorization
        if token != nil, tokenizes {
            throw TruemedRefusal.badRequest(
                "TokenizeNotSupported",
                "tokenize is true beside a payment_token; a session charges a token or makes one.")
        }
        if isHold, token != nil || tokenizes {
            throw TruemedRefusal.badRequest(
                "TokenizeNotSupported",
                "kind is authorization beside \(token != nil ? "a payment_token" : "tokenize"); holds are not for subscriptions."
            )
        }
        self.token = token
        details.nextBill = try body.nextBill()
        details.isFramed = try body.bool("use_iframe") ?? false
        person = try body.person(&details)
        if details.nextBill != nil, self.token != nil {
            throw TruemedRefusal.badRequest(
                "TokenizeNotSupported",
                "display_next_bill_info is given beside a payment_token; a free trial makes a token, and charges none.")
        }
        // A token is somebody's.
        if tokenizes, person == nil { throw CheckoutError.missingField("customer_email") }
        idempotencyKey = call.requestKey?.key
    }

    /// The checkout of a customer who is there.
    var checkout: NewCheckout {
        var new = NewCheckout(
            customer: person.map { .person($0) }, items: items, tokenize: tokenizes, capturesManually: isHold,
            successURL: successURL, cancelURL: failureURL, metadata: metadata, terms: terms, details: details)
        new.statedTotal = total
        new.lapses = false
        return new
    }

    /// The charge of a token whose customer is away.
    func charge(of token: ID<PaymentToken>) -> TokenCharge {
        TokenCharge(
            token: token, items: items, idempotencyKey: idempotencyKey, successURL: successURL, failureURL: failureURL,
            metadata: metadata, terms: terms, details: details, statedTotal: total)
    }
}

/// What becomes of the money of a session (`kind`).
enum PaymentSessionKind: String, CaseIterable {
    case atOnce = "one_time_payment"
    case authorization
}

extension Fields {
    /// An address of the partner's, which may hold marks with spaces in them. An empty one leads nowhere, so it counts as
    /// missing where none is needed (ours).
    func partnerAddress(_ name: String) throws(CheckoutError) -> String? {
        try string(name) == "" ? nil : try address(name, takesSpaces: true)
    }

    func requiredAddress(_ name: String) throws(CheckoutError) -> String {
        guard let text = try address(name, takesSpaces: true) else { throw .missingField(path(of: name)) }
        return text
    }

    /// What will be billed after a free trial (`display_next_bill_info`).
    func nextBill() throws(CheckoutError) -> NextBill? {
        guard let bill = try object("display_next_bill_info") else { return nil }
        guard let amount = try bill.money("total_amount") else { throw .missingField(bill.path(of: "total_amount")) }
        let text = try bill.requiredString("date")
        guard let date = CivilDate(text) else { throw bill.wrong("date", .string(text), "a date such as 2027-07-09") }
        return NextBill(amount: amount, date: date)
    }

    /// The customer, where they are told; their state is also what their survey begins with.
    func person(_ details: inout SessionDetails) throws(CheckoutError) -> NewCustomer? {
        let (email, name) = (try string("customer_email"), try string("customer_name"))
        let state = try string("customer_state")
        if let state {
            guard state.count == 2, let known = USState(spelledLike: state) else {
                throw wrong("customer_state", .string(state), "the two letters of a state, such as CA")
            }
            details.defaults["state"] = known.code
        }
        // A name that nobody can have is refused beside a known e-mail too, which keeps its customer's own (ours).
        let person = NewCustomer(name: name ?? email ?? "", email: email, state: state)
        if email != nil || name != nil, case .invalidField(let field, let given, let expected)? = person.faults.first {
            throw .invalidField(path(of: "customer_\(field)"), given: given, expected: expected)
        }
        guard email != nil else {
            let words = name?.split(separator: " ") ?? []
            details.defaults["first_name"] = words.count > 1 ? words.dropLast().joined(separator: " ") : name
            details.defaults["last_name"] = words.count > 1 ? words.last.map(String.init) : nil
            return nil
        }
        return person
    }
}
