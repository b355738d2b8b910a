import Checkout
import Testing

@Suite("A browser without scripts", .serialized)
struct BrowserWalkTests {
    @Test("walks from a name over the consultation to the shop, by keyboard alone", arguments: [360, 1_280])
    func foundingStory(_ width: Int) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            // Another origin than that of the pages, as a shop is.
            let away = visitor.address.split(separator: "127.0.0.1").joined(separator: "localhost")
            let session = try await shop.checkout(
                "gym", by: nil, success: away + "/pay/thanks?id={CHECKOUT_SESSION_ID}")
            try await Browser.open(width: width) { browser in
                let walk = Walk(browser: browser, width: width)
                try await browser.go(to: "\(visitor.address)/pay/c/\(session.id)")
                try await walk.identify()
                try await walk.consult(.gym)
                try await walk.sign()
                try await walk.pay()
                try await browser.expect("There is nothing here")
                #expect(try await browser.address == "\(away)/pay/thanks?id=\(session.id)")
                try await browser.go(to: "\(visitor.address)/pay/c/\(session.id)")
                try await walk.look("Paid", "7-paid")
            }
            #expect(try await shop.session(session.id).status == .complete)
            #expect(try await shop.payments(session.id).count == 1)
        }
    }
}
