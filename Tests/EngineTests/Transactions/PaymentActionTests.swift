import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("The payment of a transaction")
struct PaymentActionTests {
    static let deeds: KeyValuePairs<String, [String]> = [
        "price": ["privileged-set-line-items"], "intend": ["stripe-create-payment-intent"],
        "push": ["stripe-create-payment-intent-push"], "confirm": ["stripe-confirm-payment-intent"],
        "capture": ["stripe-capture-payment-intent"], "back": ["stripe-refund-payment"],
        "out": ["stripe-create-payout"],
        "charge": ["stripe-create-payment-intent {:use-customer-default-payment-method? true}"],
        "charge-and-confirm": [
            "stripe-create-payment-intent {:use-customer-default-payment-method? true}",
            "stripe-confirm-payment-intent",
        ],
        "pay-at-once": [
            "stripe-create-payment-intent", "stripe-confirm-payment-intent", "stripe-capture-payment-intent",
        ],
        "old-back": ["stripe-refund-charge"],
        "charge-and-fail": [
            "stripe-create-payment-intent {:use-customer-default-payment-method? true}",
            "stripe-capture-payment-intent", "fail",
        ],
    ]
    private static let sequence = "transaction-invalid-action-sequence"
    private static let status = "stripe-invalid-payment-intent-status"

    private func priced(card: String? = Shop.visa) async throws -> Bench {
        let bench = try await Bench(Self.deeds, card: card)
        try await bench.does("price", .lines(.line(5_000)))
        return bench
    }

    /// The customer pays on the page of the transaction's session.
    private func pay(_ bench: Bench, with number: String = Shop.visa) async throws {
        let session = try #require(try await bench.overview.transaction.session)
        _ = try await bench.engine.pay(session, card: try Shop.card(number))
    }

    @Test("is made, paid by its customer, confirmed, captured and paid out, each once its turn has come")
    func onSession() async throws {
        let bench = try await Bench(Self.deeds)
        #expect(try await bench.refusal("intend").code == Self.sequence, "nothing is priced")
        try await bench.does("price", .lines(.line(5_000)))
        for deed in ["confirm", "capture", "back", "out"] {
            #expect(try await bench.refusal(deed).code == Self.sequence, "\(deed) without a payment")
        }
        try await bench.does("intend")
        #expect(try await bench.overview.payment == .requiresPaymentMethod)
        #expect(try await bench.refusal("confirm").code == Self.status)
        #expect(try await bench.refusal("capture").code == Self.status)
        try await pay(bench)
        #expect(try await bench.overview.payment == .requiresCapture)
        try await bench.does("confirm")
        #expect(try await bench.refusal("out").code == Self.sequence, "not taken yet")
        try await bench.does("capture")
        #expect(try await bench.overview.payment == .succeeded)
        try await bench.does("capture")
        #expect(try await bench.does("out").paidOutAt == Shop.opening)
        #expect(try await bench.refusal("out").code == Self.sequence, "paid out once")
        #expect(try await bench.refusal("back").code == Self.sequence, "after the payout")
        #expect(try await bench.asked == [.hold, .capture])
    }

    @Test("that is held is moved by its transitions alone, and by hand where nothing leads on any more")
    func byHand() async throws {
        let bench = try await priced()
        try await bench.does("intend")
        try await pay(bench)
        let session = try #require(try await bench.overview.transaction.session)
        let shop = bench.market.shop
        let refusals = [
            try await shop.refusal { try await shop.engine.capture(session) },
            try await shop.refusal { try await shop.engine.void(session) },
        ]
        #expect(Set(refusals.map(\.code)) == ["checkout_session_of_transaction"])
        #expect(refusals.allSatisfy { $0.message.contains("\(bench.tx)") && $0.message.contains("capture or back") })
        try await bench.does("capture")
        #expect(try await bench.overview.payment == .succeeded)

        let market = try await Market(NewProcess(name: "dead-end", source: Self.deadEnd))
        let begun = try await market.engine.start(
            NewTransaction(process: market.process.id, listing: market.listing.id, customer: market.guest.id))
        let tx = try await market.take("hold", begun, by: .operator, .lines(.line(5_000)))
        let stranded = try #require(tx.session)
        _ = try await market.engine.pay(stranded, card: try Shop.card(Shop.visa))
        #expect(try await market.engine.void(stranded).status == .voided)
    }

    private static let deadEnd = """
        {:format :v3 :transitions
         [{:name :transition/begin :actor :actor.role/customer :to :state/open}
          {:name :transition/hold :actor :actor.role/operator :from :state/open :to :state/held
           :actions [{:name :action/privileged-set-line-items} {:name :action/stripe-create-payment-intent}]}]}
        """

    @Test("with a card that is named is confirmed in a later transition, or in the same")
    func namedCard() async throws {
        for isLater in [true, false] {
            let bench = try await priced()
            let card = try #require(try await bench.overview.defaultCard)
            let given: JSON = ["paymentMethod": .string(card.id.description)]
            if isLater {
                try await bench.does("intend", given)
                #expect(try await bench.overview.payment == .requiresConfirmation)
                #expect(try await bench.asked.isEmpty)
                try await bench.does("confirm")
                #expect(try await bench.overview.payment == .requiresCapture)
                try await bench.does("capture")
            } else {
                try await bench.does("pay-at-once", given)
            }
            #expect(try await bench.overview.payment == .succeeded)
            #expect(try await bench.asked == [.hold, .capture])
        }
    }

    @Test("with a named card that is declined: made before, it stays for another card; made just then, it is undone")
    func namedCardDeclined() async throws {
        let bench = try await priced(card: Shop.failsLater)
        let card = try #require(try await bench.overview.defaultCard)
        let given: JSON = ["paymentMethod": .string(card.id.description)]
        #expect(try await bench.refusal("pay-at-once", given).decline != nil)
        #expect(try await bench.overview.payment == .none)
        try await bench.does("intend", given)
        #expect(try await bench.refusal("confirm").code == "transaction-payment-failed")
        #expect(try await bench.overview.payment == .requiresPaymentMethod)
        try await pay(bench)
        try await bench.does("confirm")
        #expect(try await bench.overview.payment == .requiresCapture)
    }

    @Test("with a named card that was removed since asks nothing of it")
    func namedCardRemoved() async throws {
        let bench = try await priced()
        let card = try #require(try await bench.overview.defaultCard)
        try await bench.does("intend", ["paymentMethod": .string(card.id.description)])
        _ = try await bench.market.engine.remove(card.id)
        #expect(try await bench.refusal("confirm").code == "payment_method_not_found")
        #expect(try await bench.asked.isEmpty)
    }

    @Test("takes only the customer’s own saved cards, and parameters that are what they have to be")
    func parameters() async throws {
        let bench = try await priced()
        let stranger = try await bench.neighbour().overview
        let card = try #require(stranger.defaultCard)
        for wrong in [.string(card.id.description), "card", 5] as [JSON] {
            #expect(try await bench.refusal("intend", ["paymentMethod": wrong]).code == "validation-invalid-value")
        }
        let saving: JSON = ["setupPaymentMethodForSaving": "yes"]
        #expect(try await bench.refusal("intend", saving).code == "validation-invalid-value")
        #expect(try await bench.refusal("push").code == "validation-missing-key")
        for wrong in ["ideal", [], [1]] as [JSON] {
            #expect(try await bench.refusal("push", ["paymentMethodTypes": wrong]).code == "validation-invalid-value")
        }
    }

    @Test("saves the card that pays it where that was asked for, once its money is taken", arguments: [true, false])
    func saving(isAsked: Bool) async throws {
        let bench = try await priced(card: nil)
        try await bench.does("intend", ["setupPaymentMethodForSaving": .bool(isAsked)])
        try await pay(bench)
        try await bench.does("confirm")
        #expect(try await bench.overview.defaultCard == nil, "what is only held may still be given back")
        try await bench.does("capture")
        #expect(try await bench.overview.defaultCard?.offSession == isAsked)
    }

    @Test("by push is taken when its customer confirms; confirming and capturing it are no work")
    func push() async throws {
        let bench = try await priced()
        try await bench.does("push", ["paymentMethodTypes": ["ideal"]])
        #expect(try await bench.refusal("confirm").code == Self.status)
        try await pay(bench)
        #expect(try await bench.overview.payment == .succeeded)
        #expect(try await bench.asked == [.charge])
        try await bench.does("confirm")
        try await bench.does("capture")
        try await bench.does("back")
        #expect(try await bench.overview.payment == .refunded)
        #expect(try await bench.asked == [.charge, .refund])
    }

    @Test("is given back in full: called off before it is paid, released while held, refunded once taken")
    func givenBack() async throws {
        let open = try await priced()
        try await open.does("intend")
        try await open.does("back")
        #expect(try await open.overview.payment == .canceled)
        #expect(try await open.asked.isEmpty)
        let late = try await open.market.shop.refusal { try await pay(open) }
        #expect(late.code == "checkout_session_not_open" || late.code.contains("session"))
        let held = try await priced()
        try await held.does("charge")
        try await held.does("old-back")
        #expect(try await held.overview.payment == .canceled)
        #expect(try await held.asked == [.hold, .void])
        let taken = try await priced()
        try await taken.does("charge")
        try await taken.does("capture")
        try await taken.does("back")
        #expect(try await taken.overview.payment == .refunded)
        #expect(try await taken.asked == [.hold, .capture, .refund])
        #expect(try await taken.overview.session?.amountRefunded == Money(minorUnits: 5_000))
        // Given back already, it is not given back twice.
        for bench in [open, held, taken] {
            let asked = try await bench.asked
            try await bench.does("back")
            #expect(try await bench.asked == asked)
            #expect(try await bench.refusal("capture").code == Self.status)
            #expect(try await bench.refusal("out").code == Self.sequence)
        }
    }

    @Test("made with the customer away is confirmed by that, and confirming it is refused, then and later")
    func offSession() async throws {
        let bench = try await priced()
        #expect(try await bench.refusal("charge-and-confirm").code == Self.sequence)
        #expect(try await bench.asked.isEmpty)
        try await bench.does("charge")
        #expect(try await bench.refusal("confirm").code == Self.sequence)
        #expect(try await bench.refusal("charge").code == Self.sequence, "one payment only")
        try await bench.does("capture")
        #expect(try await bench.refusal("confirm").code == Self.sequence)
    }

    @Test("a failing action after the payment asks no card at all")
    func failing() async throws {
        let bench = try await priced()
        #expect(try await bench.refusal("charge-and-fail").code == "action-failed")
        #expect(try await bench.asked.isEmpty)
        #expect(try await bench.overview.payment == .none)
    }

    @Test("an account that does not pay out takes charges, and its payout is refused until it does")
    func payoutAccount() async throws {
        let bench = try await priced()
        try await bench.does("charge")
        try await bench.does("capture")
        let owner = bench.market.provider.id
        _ = try await bench.engine.connectPayouts(of: owner, paysOut: false)
        #expect(try await bench.refusal("out").code == "transaction-stripe-account-disabled-payouts")
        _ = try await bench.engine.connectPayouts(of: owner)
        try await bench.does("out")
    }
}
