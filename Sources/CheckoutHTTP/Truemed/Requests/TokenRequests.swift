import Checkout
import Dialects
import OrderedJSON

/// What `create_payment_token` is asked for: a token for somebody who subscribed already, without a payment now.
struct ProvisionRequest {
    let checkout: NewCheckout

    /// - Throws: `CheckoutError.missingField` or `.invalidField` naming the field.
    init(_ call: Call) throws(CheckoutError) {
        let body = call.body
        let order = try OrderItems(body, isStrict: call.isStrict)
        var details = SessionDetails()
        details.amountDetails = order.amountDetails
        details.isFramed = try body.bool("use_iframe") ?? false
        let (success, failure) = (
            try body.requiredAddress("success_url"), try body.requiredAddress("failure_url")
        )
        // A token is somebody's.
        guard let person = try body.person(&details) else { throw .missingField("customer_email") }
        var new = NewCheckout(
            customer: .person(person), items: order.items, tokenize: true, successURL: success, cancelURL: failure,
            metadata: Truemed.metadata(try body.string("metadata")), details: details)
        new.mode = .setup
        new.lapses = false
        checkout = new
    }
}

extension TokenUpdate {
    /// What `update_payment_token` is asked for. Without any field it asks whether anything has to be done (ours).
    init(_ call: Call) throws(CheckoutError) {
        let body = call.body
        let order = body.value("order_items") == nil ? nil : try OrderItems(body, isStrict: call.isStrict)
        self.init(
            token: try call.id(), items: order?.items, asksForCard: try body.bool("update_card_info") ?? false,
            successURL: try body.partnerAddress("success_url"), failureURL: try body.partnerAddress("failure_url"),
            metadata: Truemed.metadata(try body.string("metadata")))
    }
}

extension TokenQuery {
    /// What `list_payment_tokens` is narrowed to.
    init(_ query: Query) throws(CheckoutError) {
        self.init(email: query.string("email"), name: query.string("name"))
        if let text = query.string("card_expires_before") {
            guard let month = CivilDate(text + "-01") else {
                throw .invalidField("card_expires_before", given: text, expected: "a month such as 2027-03")
            }
            cardsExpireBefore = CardExpiry(month: month.month, year: month.year)
        }
        if let text = query.string("lmn_expires_before") {
            guard let day = CivilDate(text) else {
                throw .invalidField("lmn_expires_before", given: text, expected: "a date such as 2027-03-09")
            }
            lettersExpireBefore = Instant(startOf: day)
        }
    }
}
