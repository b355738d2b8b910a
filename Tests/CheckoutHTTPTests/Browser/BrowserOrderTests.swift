import Checkout
import Testing

extension BrowserWalkTests {
    /// One browser for all of it, since starting one is slow.
    @Test("walks payment sessions and repairs to their ends, by keyboard and links", arguments: [360])
    func ordersAndRepairs(_ width: Int) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            try await Browser.open(width: width) { browser in
                let tour = Tour(shop: shop, visitor: visitor, walk: Walk(browser: browser, width: width))
                try await tour.splitCart()
                try await tour.trial()
                try await tour.ineligible()
                try await tour.givingUp()
                try await tour.surveyThenCard()
                try await tour.refusedCard()
                try await tour.shopWasFirst()
            }
        }
    }
}

/// A way through many sessions, one after the other.
private struct Tour {
    let shop: HostedShop
    let visitor: Visitor
    let walk: Walk

    var browser: Browser { walk.browser }

    /// Another origin than that of the pages, as a shop is.
    var away: String { visitor.address.split(separator: "127.0.0.1").joined(separator: "localhost") }
    var thanks: String { away + "/pay/thanks?id={{payment_session_id}}" }
    var failed: String { away + "/pay/failed?id={{payment_session_id}}" }

    func open(_ session: CheckoutSession) async throws {
        try await browser.go(to: "\(visitor.address)/pay/c/\(session.id.uuid)")
    }

    /// Waits for the shop's page.
    func expectShop(_ page: String, _ session: CheckoutSession) async throws {
        try await browser.expect("There is nothing here")
        #expect(try await browser.address == "\(away)/pay/\(page)?id=\(session.id.uuid)")
    }

    /// Survey, two cards, and a code that is typed wrongly first.
    func splitCart() async throws {
        let items = HostedShop.pass + HostedShop.mixed
        let session = try await shop.order(
            items, charges: 700, details: SessionDetails(defaults: ["state": "CA"]), success: thanks, failure: failed)
        try await open(session)
        try await walk.consult(.gym)
        try await walk.sign()
        try await walk.look("Pay $166.00", "20-split")
        try await walk.type("4000051230000072")
        try await walk.type("4000000000000127", at: "second_number")
        try await browser.press(Browser.enter)
        try await browser.expectFocus("second_cvc")
        try await browser.picture("\(walk.width)-21-split-code")
        try await walk.type("4000051230000072")
        try await walk.type("4242424242424242", at: "second_number")
        try await browser.press(Browser.enter)
        try await expectShop("thanks", session)
        #expect(try await shop.session(session.id).status == .complete)
    }

    func trial() async throws {
        let bill = NextBill(amount: Money(minorUnits: 2_500), date: try #require(CivilDate("2026-07-09")))
        let session = try await shop.order(
            HostedShop.bandages, tokenize: true, details: SessionDetails(nextBill: bill), success: thanks,
            failure: failed)
        try await open(session)
        try await walk.look("Start your free trial", "22-trial")
        try await browser.expectText("Billed on 2026-07-09")
        try await walk.type("4242424242424242")
        try await browser.press(Browser.enter)
        try await expectShop("thanks", session)
        try await open(session)
        try await walk.look("Card saved", "23-trial-saved")
    }

    func ineligible() async throws {
        let bo = NewCustomer(name: "Bo Lind", email: "bo@example.com", state: "CA")
        let session = try await shop.order(HostedShop.pass, by: bo, success: thanks, failure: failed)
        try await open(session)
        try await walk.consult(.gym, .ineligible)
        try await walk.sign()
        try await walk.look("Health money cannot pay for this", "24-ineligible")
        try await browser.follow("Back to the shop")
        try await expectShop("failed", session)
    }

    func givingUp() async throws {
        let session = try await shop.order(HostedShop.bandages, success: thanks, failure: failed)
        try await open(session)
        try await browser.follow("Give this checkout up")
        try await walk.look("Give this checkout up?", "25-leave")
        try await browser.press(on: "button.danger")
        try await expectShop("failed", session)
        let canceled = try await shop.order(HostedShop.bandages, success: thanks, failure: failed)
        _ = try await shop.engine.cancel(canceled.id)
        try await open(canceled)
        try await walk.look("This checkout timed out", "26-timed-out")
        try await browser.follow("Back to the shop")
        try await expectShop("failed", canceled)
    }

    func surveyThenCard() async throws {
        let cy = NewCustomer(name: "Cy Ode", email: "cy@example.com", state: "CA")
        let made = try await shop.order(HostedShop.bandages, by: cy, tokenize: true)
        let token = try #require(
            try await shop.engine.pay(made.id, card: try HostedShop.entry("4000051230000072")).token)
        let request = try await shop.engine.update(
            TokenUpdate(
                token: token, items: [CartItem(.ordered(HostedShop.pass[0]), quantity: 1)], asksForCard: true,
                successURL: thanks, failureURL: failed))
        try await open(request)
        try await browser.picture("\(walk.width)-27-repair-question")
        try await walk.consult(.gym)
        try await walk.sign()
        try await walk.look("Renew your card", "28-repair-both-card")
        try await walk.type("4000051230000072")
        try await browser.press(Browser.enter)
        try await expectShop("thanks", request)
        #expect(try await shop.token(token).pendingUpdate == nil)
    }

    /// A charge that was refused: given up, taken up again, and its card renewed.
    func refusedCard() async throws {
        let token = try await shop.token(
            for: HostedShop.mixed, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(
            of: token, for: HostedShop.mixed, success: thanks, failure: failed)
        try await open(refused)
        try await walk.look("Renew your card", "29-repair-card")
        try await browser.follow("Give it up for now")
        try await walk.look("Give it up for now?", "30-repair-stop")
        try await browser.press(on: "button[type=submit]")
        try await expectShop("failed", refused)
        try await open(refused)
        try await walk.type("4000000000000002")
        try await browser.press(Browser.enter)
        try await browser.expectText("The card was declined")
        try await browser.picture("\(walk.width)-31-repair-declined")
        try await walk.type("5555555555554444")
        try await browser.press(Browser.enter)
        try await expectShop("thanks", refused)
    }

    func shopWasFirst() async throws {
        let token = try await shop.token(
            for: HostedShop.bandages, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(
            of: token, for: HostedShop.bandages, success: thanks, failure: failed)
        try await open(refused)
        try await browser.expect("Renew your card")
        _ = try await shop.engine.repair(token, card: try HostedShop.entry("5555555555554444"))
        try await walk.type("4242424242424242")
        try await browser.press(Browser.enter)
        try await walk.look("This is done", "32-repair-done")
        try await browser.follow("Back to the shop")
        try await expectShop("thanks", refused)
    }
}
