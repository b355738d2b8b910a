import Checkout
import Testing

@testable import SQLiteLedger

/// The documents as ledgers hold them that were written with control characters as `\u00xx`, and with Foundation's JSON.
@Suite("Documents in columns")
struct StoredDocumentTests {
    @Test("hold notes")
    func notes() throws {
        let notes = ["a": "two\nlines", "b": #"a "quote" \ and é"#, "c": "\u{1}"]
        #expect(
            try JSONText.metadata(from: #"{"a":"two\u000alines","b":"a \"quote\" \\ and é","c":"\u0001"}"#) == notes)
        #expect(try JSONText.metadata(from: JSONText.metadata(notes)) == notes)
        #expect(JSONText.metadata(["b": "2", "a": "é"]) == #"{"a":"é","b":"2"}"#)
        #expect(JSONText.metadata([:]) == nil)
        #expect(try JSONText.metadata(from: nil) == [:])
    }

    @Test("hold what an event changed")
    func changes() throws {
        let changes = [Change("name", from: "a\tb", to: nil), Change("state", to: "CA")]
        #expect(try JSONText.changes(from: #"[["name","a\u0009b",null],["state",null,"CA"]]"#) == changes)
        #expect(try JSONText.changes(from: JSONText.changes(changes)) == changes)
        #expect(JSONText.changes([]) == "[]")
    }

    @Test("hold parts of lines, and what was taken off")
    func carts() throws {
        let parts = [LinePart(line: 2, goods: Money(minorUnits: 300), tax: .zero, shipping: Money(minorUnits: 5))]
        #expect(try JSONText.parts(from: "[[2,300,0,5]]") == parts)
        #expect(JSONText.parts(parts) == "[[2,300,0,5]]")
        let (coupon, code) = (ID<Coupon>(bits: 5), ID<PromoCode>(bits: 7))
        let discounts = [
            SessionDiscount(coupon: coupon, amount: Money(minorUnits: 500)),
            SessionDiscount(coupon: coupon, promoCode: code, amount: Money(minorUnits: 1)),
        ]
        let text = "[[\"\(coupon)\",null,\"500\"],[\"\(coupon)\",\"\(code)\",\"1\"]]"
        #expect(try JSONText.discounts(from: text) == discounts)
        #expect(JSONText.discounts(discounts) == text)
    }

    @Test("hold a session's details")
    func sessionDetails() throws {
        var details = SessionDetails(allowsPromotionCodes: true)
        details.customText = ["submit": "Pay\nnow"]
        let text = #"{"custom_text":{"submit":"Pay\u000anow"},"flags":{"allow_promotion_codes":"true"}}"#
        #expect(try JSONText.sessionDetails(from: text) == details)
        #expect(try JSONText.sessionDetails(from: JSONText.sessionDetails(details)) == details)
    }

    @Test("hold a product's details")
    func productDetails() throws {
        var details = ProductDetails(
            upcCode: "0123", gtin: "1", referenceGTIN: "2", url: "https://a.example/b", clientReferenceID: "r",
            metadata: ["k": "v/w\n"], imageURLs: ["https://a.example/i"], categories: ["x", "y"], components: ["z"],
            documentDescription: "d", receiptDescription: "é")
        details.awaitsReview = true
        details.reviewedAt = Instant(milliseconds: 1_790_000_000_123)
        let text = """
            {"awaitsReview":true,"categories":["x","y"],"components":["z"],"documentText":"d","gtin":"1",\
            "images":["https://a.example/i"],"notes":{"k":"v/w\\n"},"receiptText":"é","reference":"r",\
            "referenceGTIN":"2","reviewedAt":1790000000123,"upc":"0123","url":"https://a.example/b"}
            """
        #expect(try JSONText.details(from: text) == details)
        #expect(JSONText.details(details) == text)
        #expect(try JSONText.details(from: #"{"upc":"0123"}"#) == ProductDetails(upcCode: "0123"))
        #expect(JSONText.details(ProductDetails(upcCode: "0123")) == #"{"upc":"0123"}"#)
    }

    @Test("hold the mails of a process")
    func templates() throws {
        let templates = ["a": MailTemplateText(subject: "S", html: "<p>\n</p>")]
        #expect(try ProcessTable.templates(from: #"{"a":["S","<p>\u000a</p>"]}"#) == templates)
        #expect(try ProcessTable.templates(from: ProcessTable.text(templates)) == templates)
    }

    @Test(
        "are refused where they are something else",
        arguments: ["", "[", "[1]", #"["a"]"#, #"{"a":1}"#, #"[["a",null]]"#, #"[[1,2,3]]"#])
    func damaged(text: String) {
        #expect(throws: (any Error).self) { try JSONText.metadata(from: text) }
        #expect(throws: (any Error).self) { try JSONText.changes(from: text) }
        #expect(throws: (any Error).self) { try JSONText.parts(from: text) }
        #expect(throws: (any Error).self) { try JSONText.discounts(from: text) }
    }
}
