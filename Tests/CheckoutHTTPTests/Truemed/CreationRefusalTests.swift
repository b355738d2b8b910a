import Checkout
import OrderedJSON
import Testing

/// Every 400 of `create_payment_session` that a request brings upon itself, and what it says of this request.
@Suite("Truemed: a payment session is refused") struct CreationRefusalTests {
    /// A request that is wrong in one thing.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let title: String
        let change: JSON
        let error: String
        /// What the sentence names.
        let says: [String]

        init(_ title: String, _ change: JSON, _ error: String = "MissingField", _ says: String...) {
            (self.title, self.change, self.error, self.says) = (title, change, error, says)
        }

        var testDescription: String { title }
    }

    /// One item with other fields.
    private static func item(_ change: JSON) -> JSON {
        let item: JSON = ["name": "Sauna blanket", "quantity": 1, "price": 4_900]
        return ["order_items": [item.with(change)]]
    }

    private static let token = "0192f3c1-7a2b-7c52-8a31-6d1f0e9b4c11"
    private static let bill: JSON = ["total_amount": 4_900, "date": "2026-04-03"]

    @Test(
        "MissingField names the field",
        arguments: [
            "total_amount", "order_items", "amount_details", "success_url", "failure_url", "order_items[0].name",
            "order_items[0].price", "order_items[0].quantity",
        ])
    func missing(_ field: String) async throws {
        try await Partner.open { partner in
            let order: JSON
            if let name = field.split(separator: ".").dropFirst().first {
                order = Partner.order(CreationRefusalTests.item(.object([.init(String(name), .null)])))
            } else {
                order = Partner.order(.object([.init(field, .null)]))
            }
            let answer = try await partner.create(order)
            #expect(answer.status == 400 && answer.error == "MissingField", "\(answer.text)")
            #expect(answer.sentence == "Missing required parameter: \(field).")
            #expect(answer.json.names == ["error", "message"])
        }
    }

    @Test(
        "and what is of the wrong type names the field, what was given and what is expected (ours)",
        arguments: [
            Wrong(
                "a total that is a text", ["total_amount": "4900"], "MissingField", "total_amount", "4900",
                "whole number"),
            Wrong(
                "half a cent", ["total_amount": .number("4900.5")], "MissingField", "total_amount", "4900.5",
                "whole number"),
            Wrong("items that are no list", ["order_items": [:]], "MissingField", "order_items", "a list"),
            Wrong("no items", ["order_items": []], "MissingField", "order_items", "at least one"),
            Wrong("an item that is a text", ["order_items": ["x"]], "MissingField", "order_items[0]", "x", "an object"),
            Wrong(
                "a price that is a text", item(["price": "1"]), "MissingField", "order_items[0].price", "whole number"),
            Wrong("a sku that is a number", item(["sku": 7]), "MissingField", "order_items[0].sku", "7", "a text"),
            Wrong(
                "charges that are a text", item(["amount_details": ["total_additional_charges": "1"]]), "MissingField",
                "order_items[0].amount_details.total_additional_charges"),
            Wrong(
                "discounts that are no list", ["amount_details": ["discounts_details": 1]], "MissingField",
                "amount_details.discounts_details", "a list"),
            Wrong(
                "amount_details that are a number", ["amount_details": 1], "MissingField", "amount_details", "an object"
            ),
            Wrong("an address that is a number", ["success_url": 1], "MissingField", "success_url", "a text"),
            Wrong(
                "an address that is none", ["success_url": "nope"], "MissingField", "success_url", "nope", "https://"),
            Wrong(
                "an address that is a script", ["failure_url": "javascript:alert(1)"], "MissingField", "failure_url",
                "javascript:alert(1)"),
            Wrong("an address without a host", ["success_url": "https:// x"], "MissingField", "success_url"),
            Wrong("an address that is empty", ["failure_url": ""], "MissingField", "failure_url is “”", "https://"),
            Wrong(
                "metadata that are an object", ["metadata": ["a": 1]], "MissingField", "metadata", #"{"a":1}"#, "a text"
            ),
            Wrong("another kind", ["kind": "hold"], "MissingField", "kind", "hold", "one_time_payment, authorization"),
            Wrong("tokenize as a text", ["tokenize": "true"], "MissingField", "tokenize", "true or false"),
            Wrong("use_iframe as a number", ["use_iframe": 1], "MissingField", "use_iframe", "1", "true or false"),
            Wrong(
                "a token that is no UUID", ["payment_token": "tok_1"], "MissingField", "payment_token", "tok_1",
                "a UUID"),
            Wrong("another country's region", ["customer_state": "BY"], "MissingField", "customer_state", "BY", "CA"),
            Wrong("a state with its country", ["customer_state": "US-CA"], "MissingField", "customer_state", "US-CA"),
            Wrong("a state's full name", ["customer_state": "California"], "MissingField", "customer_state"),
            Wrong("an e-mail without @", ["customer_email": "ana"], "MissingField", "customer_email", "ana"),
            Wrong(
                "no name at all", ["customer_email": "ana@example.com", "customer_name": " "], "MissingField",
                "customer_name"),
            Wrong("an empty name of nobody", ["customer_name": ""], "MissingField", "customer_name"),
            Wrong("an item without a name", item(["name": " "]), "MissingField", "order_items[0].name", "called"),
            Wrong("an empty key", ["idempotency_key": ""], "MissingField", "idempotency_key", "1 to 255 bytes"),
            Wrong("a key that is a number", ["idempotency_key": 7], "MissingField", "idempotency_key", "a text"),
            Wrong("a token of nobody's", ["tokenize": true], "MissingField", "customer_email"),
            Wrong(
                "a trial without its amount",
                Partner.ana.with([
                    "total_amount": 0, "tokenize": true, "display_next_bill_info": ["date": "2026-04-03"],
                ]),
                "MissingField", "display_next_bill_info.total_amount"),
            Wrong(
                "a trial without its date",
                Partner.ana.with(["total_amount": 0, "tokenize": true, "display_next_bill_info": ["total_amount": 1]]),
                "MissingField", "display_next_bill_info.date"),
            Wrong(
                "a trial that ends on no day",
                ["total_amount": 0, "display_next_bill_info": bill.with(["date": "2026-02-30"])], "MissingField",
                "display_next_bill_info.date", "2026-02-30"),
            Wrong(
                "a trial that has ended",
                Partner.ana.with([
                    "total_amount": 0, "tokenize": true, "display_next_bill_info": bill.with(["date": "2026-03-02"]),
                ]), "MissingField", "display_next_bill_info.date", "2026-03-02", "today, 2026-03-03"),
            Wrong(
                "a trial that makes no token", ["total_amount": 0, "display_next_bill_info": bill], "MissingField",
                "tokenize", "free trial"),
        ])
    func wrongType(_ wrong: Wrong) async throws { try await refuse(wrong) }

    @Test(
        "TotalAmountInvalid says what the order comes to, and how far the total lies from it",
        arguments: [
            Wrong("0", ["total_amount": 0], "TotalAmountInvalid", "total_amount is 0", "more than 0"),
            Wrong("less than nothing", ["total_amount": -1], "TotalAmountInvalid", "total_amount is -1"),
            Wrong("a cent less", ["total_amount": 4_899], "TotalAmountInvalid", "4899", "4900", "1 too little"),
            Wrong("a cent more", ["total_amount": 4_901], "TotalAmountInvalid", "4901", "4900", "1 too much"),
            Wrong(
                "charges that the total leaves out", ["amount_details": ["total_additional_charges": 700]],
                "TotalAmountInvalid", "4900", "5600", "700 too little"),
            Wrong(
                "a discount that the total leaves out", item(["amount_details": ["total_discounts": -900]]),
                "TotalAmountInvalid", "4900", "4000", "900 too much"),
            Wrong(
                "a discount that is not negative", ["amount_details": ["total_discounts": 700]], "TotalAmountInvalid",
                "amount_details.total_discounts is 700", "a discount is negative"),
            Wrong(
                "a discount that is more than its item", item(["amount_details": ["total_discounts": -4_901]]),
                "TotalAmountInvalid", "order_items[0].amount_details.total_discounts is -4901", "-4900 to 0"),
            Wrong(
                "charges that are negative", ["amount_details": ["total_additional_charges": -1]], "TotalAmountInvalid",
                "amount_details.total_additional_charges is -1"),
            Wrong("a negative price", item(["price": -1]), "TotalAmountInvalid", "order_items[0].price is -1"),
            Wrong(
                "none of it", item(["quantity": 0]), "TotalAmountInvalid", "order_items[0].quantity is 0", "1 to 10000"),
            Wrong("less than none", item(["quantity": -1]), "TotalAmountInvalid", "order_items[0].quantity is -1"),
            Wrong(
                "less than a card takes", item(["price": 49]).with(["total_amount": 49]), "TotalAmountInvalid", "49 is",
                "50 to 99999999"),
            Wrong(
                "more than a card takes", item(["price": 100_000_000]).with(["total_amount": 100_000_000]),
                "TotalAmountInvalid", "100000000", "99999999"),
            Wrong(
                "the largest number that a machine word holds", ["total_amount": .int(.max)], "TotalAmountInvalid",
                "9223372036854775807"),
            Wrong(
                "one more than that", ["total_amount": .number("9223372036854775808")], "TotalAmountInvalid",
                "total_amount is 9223372036854775808"),
            Wrong("the least", item(["price": .int(.min)]), "TotalAmountInvalid", "-9223372036854775808"),
            Wrong(
                "a quantity without end", item(["quantity": .number("1" + String(repeating: "0", count: 40))]),
                "TotalAmountInvalid", "order_items[0].quantity is 1000"),
            Wrong(
                "a trial that costs something",
                Partner.ana.with(["tokenize": true, "display_next_bill_info": bill]), "TotalAmountInvalid",
                "total_amount is 4900", "expected 0", "free trial"),
            Wrong(
                "a trial whose items cannot be reckoned with",
                Partner.ana.with(["total_amount": 0, "tokenize": true, "display_next_bill_info": bill]).with(
                    item(["price": 99_999_999, "quantity": 10_000])), "TotalAmountInvalid", "order_items[0]"),
        ])
    func total(_ wrong: Wrong) async throws { try await refuse(wrong) }

    @Test(
        "TokenizeNotSupported says which fields exclude each other",
        arguments: [
            Wrong(
                "both a token and tokenize", ["payment_token": .string(token), "tokenize": true],
                "TokenizeNotSupported", "tokenize", "payment_token"),
            Wrong(
                "an authorization of a token", ["payment_token": .string(token), "kind": "authorization"],
                "TokenizeNotSupported", "authorization", "payment_token"),
            Wrong(
                "an authorization that makes a token", Partner.ana.with(["tokenize": true, "kind": "authorization"]),
                "TokenizeNotSupported", "authorization", "tokenize"),
            Wrong(
                "a trial of a token",
                ["payment_token": .string(token), "total_amount": 0, "display_next_bill_info": bill],
                "TokenizeNotSupported", "display_next_bill_info", "payment_token"),
        ])
    func tokenize(_ wrong: Wrong) async throws { try await refuse(wrong) }

    @Test("more items than a cart takes are refused by their own name")
    func tooMany() async throws {
        let item: JSON = ["name": "A", "quantity": 1, "price": 100]
        let order: JSON = ["total_amount": 10_100, "order_items": .array(Array(repeating: item, count: 101))]
        try await refuse(Wrong("101 items", order, "MissingField", "order_items", "101", "at most 100"))
        try await Partner.open { partner in
            _ = try await partner.created(
                Partner.order(
                    order.with(["total_amount": 10_000, "order_items": .array(Array(repeating: item, count: 100))])))
        }
    }

    private func refuse(_ wrong: Wrong) async throws {
        try await Partner.open { partner in
            let answer = try await partner.create(Partner.order(wrong.change))
            #expect(answer.status == 400 && answer.error == wrong.error, "\(answer.text)")
            for word in wrong.says { #expect(answer.sentence.contains(word), "\(word) in \(answer.sentence)") }
            #expect(try await partner.sessions().isEmpty)
        }
    }
}
