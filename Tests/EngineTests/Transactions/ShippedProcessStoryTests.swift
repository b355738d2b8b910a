import CardSimulator
import Checkout
import Foundation
import OrderedJSON
import Testing
import TransactionProcess

/// The processes that come with the program, with their mails, on a real ledger.
@Suite("A pre-order")
struct PreOrderTests {
    private func ordered(_ market: Market, _ quantity: Int = 2) async throws -> Transaction {
        let tx = try await market.engine.start(
            NewTransaction(
                process: market.process.id, listing: market.listing.id, customer: market.guest.id,
                transition: TransitionName("transition/pre-order"),
                parameters: [
                    "stockReservationQuantity": .int(quantity),
                    "lineItems": [
                        [
                            "code": "line-item/item", "unitPrice": ["amount": 4000, "currency": "USD"],
                            "quantity": .int(quantity),
                        ]
                    ],
                ], isTrusted: true))
        return try await market.take("confirm", tx, by: .provider)
    }

    private func stock(_ market: Market) async throws -> Int? {
        try await market.engine.read { reader, _ in try require(market.listing.id, reader.find).stock }
    }

    @Test("is charged to the saved card, with its customer away, when it is shipped, 200 days on")
    func shipped() async throws {
        let market = try await Market(try Market.shipped("pre-order"), stock: 5)
        let tx = try await ordered(market)
        #expect(try await stock(market) == 3)
        _ = try await market.engine.advance(by: .days(200))
        #expect(try await market.engine.overview(of: tx.id).payment == .none)
        try await market.take("mark-shipped", tx, by: .provider)
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.state.short == "shipped" && overview.isPaid)
        #expect(overview.session?.mode == .offSession && overview.session?.amountReceived == Money(minorUnits: 8_000))
        #expect(overview.mails.first { $0.role == .customer }?.text?.plain.contains("The blue boat") == true)
    }

    @Test("whose card fails is not shipped: the refusal says why, nothing of it stays, and it is paid by hand")
    func cardFails() async throws {
        let market = try await Market(try Market.shipped("pre-order"), card: Shop.failsLater, stock: 5)
        let tx = try await ordered(market)
        let refusal = try await market.shop.refusal { try await market.take("mark-shipped", tx, by: .provider) }
        #expect(refusal.code == "transaction-payment-failed" && refusal.message.contains("declined"))
        var overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.state.short == "preparing" && overview.payment == .none)
        #expect(overview.failed.map(\.transition.short) == ["mark-shipped"])
        try await market.take("ask-for-payment", tx, by: .provider)
        try await market.take("pay-by-hand", tx, by: .customer)
        let session = try #require(try await market.engine.overview(of: tx.id).transaction.session)
        _ = try await market.engine.pay(session, card: try Shop.card(Shop.visa))
        try await market.take("finish-paying", tx, by: .customer)
        try await market.take("mark-shipped-paid", tx, by: .provider)
        overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.state.short == "shipped" && overview.isPaid)
        #expect(try await market.shop.network.audit().filter { $0.operation == .capture }.count == 1)
    }

    @Test("that is called off gives its stock back, once")
    func calledOff() async throws {
        let market = try await Market(try Market.shipped("pre-order"), stock: 2)
        let tx = try await ordered(market)
        #expect(try await stock(market) == 0)
        let soldOut = try await market.shop.refusal { try await ordered(market, 1) }
        #expect(soldOut.code == "transaction-listing-insufficient-stock")
        try await market.take("cancel", tx, by: .customer)
        #expect(try await stock(market) == 2)
        #expect(try await market.engine.overview(of: tx.id).transaction.contents.payin == .zero)
    }
}

@Suite("A visit to a sauna")
struct SaunaVisitTests {
    private let start = Instant("2026-09-12T18:00:00Z") ?? Shop.opening
    private let end = Instant("2026-09-12T20:00:00Z") ?? Shop.opening

    private func confirmed(_ market: Market) async throws -> Transaction {
        let tx = try await market.request(from: start, to: end)
        return try await market.take("confirm", tx, by: .provider)
    }

    @Test("announces the charge, tells both sides of its failure, and each only what is theirs")
    func failureMails() async throws {
        let market = try await Market(try Market.shipped("sauna-visit"), card: "4000002760003184")
        let tx = try await confirmed(market)
        try await market.shop.move(to: start)
        let mails = try await market.engine.overview(of: tx.id).mails.filter { $0.status == .sent }
        let said = { (name: String) in mails.first { $0.notification.short == name }?.text?.plain ?? "" }
        #expect(said("charge-announced").contains("120.00 USD"))
        #expect(said("payment-wanted").contains("Your bank wants you to confirm the payment yourself."))
        #expect(!said("guest-has-not-paid").isEmpty)
        #expect(!said("guest-has-not-paid").contains("bank wants you"))
        #expect(mails.allSatisfy { mail in !(mail.text?.html ?? "").contains("[no helper") })
    }

    @Test("that was never paid ends by a standing order, frees its time, and its host may rate the guest")
    func neverPaid() async throws {
        let market = try await Market(try Market.shipped("sauna-visit"), card: Shop.failsLater)
        let tx = try await confirmed(market)
        _ = try await market.engine.order(
            NewStandingOrder(
                process: "sauna-visit", state: StateName("state/charge-due"), after: .hours(12),
                transition: TransitionName("transition/give-up-charging")))
        try await market.shop.move(to: end)
        #expect(
            try await market.story(of: tx).suffix(6).map { String($0.dropFirst(21)) }.contains(
                "give-up-charging by operator"))
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.state.short == "unpaid")
        #expect(overview.transaction.contents.booking?.state == .cancelled)
        try await market.take(
            "rate-unpaid", tx, by: .provider, ["reviewRating": 1, "reviewContent": "Never paid, never came."])
        #expect(try await market.engine.overview(of: tx.id).transaction.contents.reviews.arePublished)
    }

    @Test("whose guest began to pay and stopped can be paid with the same payment, until shortly before it")
    func abandoned() async throws {
        let market = try await Market(try Market.shipped("sauna-visit"), card: Shop.failsLater)
        let tx = try await confirmed(market)
        try await market.shop.move(to: start - .hours(23))
        try await market.take("pay-by-hand", tx, by: .customer)
        try await market.shop.move(to: start - .hours(20))
        #expect(try await market.state(of: tx) == "payment-open")
        try await market.take("pay-after-all", tx, by: .customer)
        let session = try #require(try await market.engine.overview(of: tx.id).transaction.session)
        _ = try await market.engine.pay(session, card: try Shop.card(Shop.visa))
        try await market.take("finish-paying", tx, by: .customer)
        try await market.shop.move(to: end)
        #expect(try await market.state(of: tx) == "visited")
    }
}
