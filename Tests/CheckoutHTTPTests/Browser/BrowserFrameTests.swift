import Checkout
import Testing

@Suite("A browser with scripts", .serialized)
struct BrowserFrameTests {
    /// A shop's page: it frames the address after its own `#`, and shows what that tells it.
    private static let shopPage = """
        <!DOCTYPE html><title>Shop</title><iframe width="400" height="700"></iframe><p id="heard"></p><script>
        addEventListener("message", event => {
            if (typeof event.data !== "object") return
            document.getElementById("heard").textContent = event.origin + " " + JSON.stringify(event.data)
        })
        document.querySelector("iframe").src = location.hash.slice(1)
        </script>
        """

    @Test("lets the shop's page frame a session and hear how it ended, and shows nothing to a page of another origin")
    func frame() async throws {
        let pages = try [
            Receiver { _, _ in .answer(200, Self.shopPage) }, Receiver { _, _ in .answer(200, Self.shopPage) },
        ]
        defer { for page in pages { page.stop() } }
        let origins = pages.map { $0.url.split(separator: "127.0.0.1").joined(separator: "localhost") }
            .map { String($0.dropLast("/hooks".count)) }
        let (thanks, failed) = (origins[0] + "/thanks?id={{payment_session_id}}", origins[0] + "/failed")
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let sessions = try await [
                shop.order(
                    HostedShop.bandages, details: SessionDetails(isFramed: true), success: thanks, failure: failed),
                shop.order(
                    HostedShop.bandages, details: SessionDetails(isFramed: true), success: thanks, failure: failed),
                shop.order(HostedShop.bandages, success: thanks, failure: failed),
            ]
            let addresses = sessions.map { "\(visitor.address)/pay/c/\($0.id.uuid)" }
            try await Browser.open(width: 500, runsScripts: true) { browser in
                try await browser.go(to: "\(origins[0])/pay?1#\(addresses[0])")
                #expect(try await browser.enterFrame() == addresses[0] + "/card")
                try await Walk(browser: browser, width: 500).type("4242424242424242")
                try await browser.press(Browser.enter)
                try await browser.expect("Paid")
                try await browser.leaveFrame()
                try await browser.expectText("redirect_url")
                let told = "\(origins[0])/thanks?id=\(sessions[0].id.uuid)"
                #expect(
                    try await browser.text("#heard")
                        == "\(visitor.address) {\"success\":true,\"redirect_url\":\"\(told)\"}")

                try await browser.go(to: "\(origins[0])/pay?2#\(addresses[1])")
                _ = try await browser.enterFrame()
                try await browser.follow("Give this checkout up")
                try await browser.press(on: "button.danger")
                try await browser.expect("This checkout was given up")
                try await browser.leaveFrame()
                try await browser.expectText("redirect_url")
                #expect(
                    try await browser.text("#heard")
                        == "\(visitor.address) {\"success\":false,\"redirect_url\":\"\(failed)\"}")

                // Neither another origin nor, where no frame was asked for, the shop itself.
                try await browser.go(to: "\(origins[1])/pay?3#\(addresses[1])")
                #expect(try await browser.enterFrame().hasPrefix("chrome-error:"))
                try await browser.leaveFrame()
                try await browser.go(to: "\(origins[0])/pay?4#\(addresses[2])")
                #expect(try await browser.enterFrame().hasPrefix("chrome-error:"))
                try await browser.leaveFrame()
            }
        }
    }
}
