import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("What a transaction's mails say")
struct MailTextTests {
    private static let source = """
        {:format :v3
         :transitions
         [{:name :transition/request :actor :actor.role/customer :privileged? true :to :state/open
           :actions [{:name :action/privileged-set-line-items}]}
          {:name :transition/rate-guest :actor :actor.role/provider :from :state/open :to :state/rated
           :actions [{:name :action/post-review-by-provider}]}
          {:name :transition/rate-owner :actor :actor.role/customer :from :state/rated :to :state/published
           :actions [{:name :action/post-review-by-customer} {:name :action/publish-reviews}]}]
         :notifications
         [{:name :notification/priced :on :transition/request :to :actor.role/provider :template :priced}
          {:name :notification/to-guest :on :transition/rate-owner :to :actor.role/customer :template :rated}
          {:name :notification/to-owner :on :transition/rate-owner :to :actor.role/provider :template :rated}]}
        """
    /// As public templates ask: what is said of whoever reads it, and of what a line's price is made.
    private static let templates = [
        "priced": MailTemplateText(
            subject: "Priced",
            html: """
                {{#each transaction.tx-line-items}}\
                {{code}}{{#if seats}} {{number units}} times {{number seats}}{{/if}} is {{number quantity}}; {{/each}}
                """),
        "rated": MailTemplateText(
            subject: "Rated",
            html: """
                {{#each transaction.reviews}}{{#eq recipient.id subject.id}}\
                {{subject.display-name}}, {{subject.first-name}}: {{content}}{{/eq}}{{/each}}
                """),
    ]

    /// What the mail of a notification says.
    private func text(_ notification: String, _ market: Market, _ tx: Transaction) async throws -> String {
        let mails = try await market.engine.overview(of: tx.id).mails
        let mail = try #require(mails.first { $0.notification.short == notification })
        return try #require(mail.text?.plain)
    }

    @Test("a review is about the other side, so that each side reads what is said of it, and nothing else")
    func subjects() async throws {
        let market = try await Market(NewProcess(name: "rating", source: Self.source, templates: Self.templates))
        let tx = try await begun(market)
        try await market.take("rate-guest", tx, by: .provider, ["reviewRating": 5, "reviewContent": "Tidy."])
        try await market.take("rate-owner", tx, by: .customer, ["reviewRating": 4, "reviewContent": "Dry."])
        let guest = try await text("to-guest", market, tx)
        #expect(guest.contains("\(market.guest.name), \(market.guest.firstName): Tidy.") && !guest.contains("Dry."))
        let owner = try await text("to-owner", market, tx)
        #expect(owner.contains("Otto Lind, Otto: Dry.") && !owner.contains("Tidy."))
    }

    @Test("a line that is priced by seats names its seats and units, and others have none")
    func seats() async throws {
        let market = try await Market(NewProcess(name: "rating", source: Self.source, templates: Self.templates))
        let said = try await text("priced", market, try await begun(market))
        #expect(said.contains("line-item/seat 3 times 2 is 6; line-item/thing is 4;"), "\(said)")
    }

    private func begun(_ market: Market) async throws -> Transaction {
        let seats: JSON = ["code": "line-item/seat", "unitPrice": .cents(500), "seats": 2, "units": 3]
        return try await market.engine.start(
            NewTransaction(
                process: market.process.id, listing: market.listing.id, customer: market.guest.id,
                parameters: .lines(seats, .line(100, quantity: 4)), isTrusted: true))
    }

    @Test("a charge that failed for what is not the guest's business is told to them without it")
    func neutral() async throws {
        func told(card: String?, isConnected: Bool) async throws -> String {
            let market = try await Market(card: card, isConnected: isConnected)
            let tx = try await market.request(from: .september(12, 9), to: .september(12, 17))
            try await market.take("agree", tx, by: .provider)
            try await market.shop.move(to: .september(12, 8))
            return try await text("payment-wanted", market, tx)
        }
        let unconnected = try await told(card: Shop.visa, isConnected: false)
        #expect(unconnected.contains("The payment failed. It could not be made."), "\(unconnected)")
        #expect(!unconnected.contains("account"))
        let cardless = try await told(card: nil, isConnected: true)
        #expect(cardless.contains("The payment failed. No saved card could be charged for it."), "\(cardless)")
        let declined = try await told(card: Shop.failsLater, isConnected: true)
        #expect(declined.contains("Your bank declined the card (generic decline)."), "\(declined)")
    }
}
