import Checkout
import Foundation
import OrderedJSON
import Testing
import TransactionProcess

extension BrowserWalkTests {
    /// The mail after a failed charge leads here.
    @Test("a guest whose saved card failed pays by hand, answers their bank, and the visit goes on", arguments: [360])
    func paysForTransaction(_ width: Int) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let tx = try await shop.unpaidVisit()
            try await Browser.open(width: width) { browser in
                let walk = Walk(browser: browser, width: width)
                try await browser.go(to: "\(visitor.address)/order/\(tx)/details")
                try await walk.look("The lake sauna", "40-order")
                try await browser.expectText("Your bank declined the card")
                try await browser.press(Browser.tab, Browser.enter)
                try await walk.look("Pay $80.00", "41-order-card")
                try await walk.type("4000002760003184")
                try await browser.press(Browser.enter)
                try await browser.expect("Confirm with your bank")
                try await browser.press(Browser.tab, Browser.enter)
                try await browser.expect("The lake sauna")
                #expect(try await browser.address == "\(visitor.address)/order/\(tx)")
                try await walk.look("The lake sauna", "42-order-paid")
                try await browser.expectText("paid")
                // Their host sees that they have, and not how their card fared.
                try await browser.go(to: "\(visitor.address)/sale/\(tx)")
                try await walk.look("The lake sauna", "43-sale")
                try await browser.expectText("Ana Beltrán")
                #expect(try await !browser.text("main").contains("declined"))
            }
            let overview = try await shop.engine.overview(of: tx)
            #expect(overview.transaction.state.short == "paid" && overview.isPaid)
            #expect(overview.session?.amountReceived == Money(minorUnits: 8_000))
            // What the pages lead to can be asked for twice, and nothing happens twice.
            _ = try await visitor.open("/order/\(tx)/paid")
            #expect(try await shop.engine.overview(of: tx).taken.count == overview.taken.count)
        }
    }
}

extension HostedShop {
    /// A visit that stands unpaid: its guest's saved card failed when it was charged with the guest away.
    fileprivate func unpaidVisit() async throws -> ID<Transaction> {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../EngineTests/Transactions/Processes/boat-hire.edn")
        let process = try await engine.install(
            NewProcess(name: "boat-hire", source: try String(contentsOf: file, encoding: .utf8)))
        let host = try await engine.addCustomer(NewCustomer(name: "Otto Lind", email: "otto@example.com"))
        let guest = try await engine.addCustomer(NewCustomer(name: "Ana Beltrán", email: "ana@example.com"))
        _ = try await engine.connectPayouts(of: host.id)
        let card = try CardEntry(number: "4000000000000341", expiry: "12/30", cvc: "123", postalCode: "90210")
        _ = try await engine.saveCard(card, for: guest.id)
        let listing = try await engine.addListing(NewListing(provider: host.id, title: "The lake sauna"))
        let tx = try await engine.start(
            NewTransaction(
                process: process.id, listing: listing.id, customer: guest.id,
                transition: TransitionName("transition/request"),
                parameters: [
                    "bookingStart": "2026-06-01T18:00:00Z", "bookingEnd": "2026-06-01T20:00:00Z",
                    "lineItems": [
                        ["code": "line-item/units", "unitPrice": ["amount": 8000, "currency": "USD"], "quantity": 1]
                    ],
                ], isTrusted: true))
        _ = try await engine.take(TransitionRequest(TransitionName("transition/agree"), of: tx.id, by: .provider))
        _ = try await engine.freeze(at: Instant("2026-06-01T00:00:00Z"))
        return tx.id
    }
}
