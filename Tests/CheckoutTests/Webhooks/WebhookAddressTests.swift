import Testing

@testable import Checkout

@Suite("What an endpoint is made of")
struct WebhookAddressTests {
    @Test(
        "an http or https address with a host",
        arguments: [
            "https://shop.example", "http://127.0.0.1:9000/hooks?a=b", " HTTPS://shop.example/x ", "http://[::1]:80/",
        ])
    func good(text: String) throws {
        #expect(try WebhookAddress.checked(text) == text.trimmed)
    }

    @Test(
        "and nothing else",
        arguments: [
            "", "shop.example", "ftp://shop.example", "https://", "https:///x", "https:shop.example", "http://:80/",
            "https://ana:secret@shop.example/", "https://shop.example/a b", "https://shop.example/\u{1B}[2J",
            "https://shop.example/é", "https://shop.example/#x", "https://x/" + String(repeating: "y", count: 2_000),
        ])
    func bad(text: String) {
        #expect(throws: CheckoutError.self) { try WebhookAddress.checked(text) }
    }

    @Test("names of events are dotted words")
    func names() throws {
        #expect(try EventName.checked(" checkout.session.completed ") == "checkout.session.completed")
        #expect(try EventName.checked("payment_intent.created") == "payment_intent.created")
        for text in ["", "completed", ".a", "a.", "A.b", "a b.c", "a,b.c"] {
            #expect(throws: CheckoutError.self) { try EventName.checked(text) }
        }
    }

    @Test("a secret is its dialect's prefix and 32 bytes in base 64")
    func secret() {
        let secret = WebhookSecret.make(.flex)
        #expect(secret.hasPrefix("fwhsec_") && secret.utf8.count == 7 + 44 && secret.hasSuffix("="))
        #expect(secret != WebhookSecret.make(.flex))
        #expect(WebhookSecret.make(.truemed).hasPrefix("twhsec_"))
        // The vectors of RFC 4648, section 10.
        let vectors = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ]
        for (plain, encoded) in vectors { #expect(WebhookSecret.base64(Array(plain.utf8)) == encoded) }
        #expect(WebhookSecret.base64([255, 254, 253]) == "//79")
    }
}
