import Checkout
import Commands
import OrderedJSON
import Testing

/// A marketplace at a desk: a provider who can be paid, a guest with a saved card, a listing, and a process whose charge
/// runs a day before the booking.
struct Marketplace {
    /// A short process with one way out of a failed charge for each of the parties.
    static let process = """
        {:format :v3
         :transitions
         [{:name :transition/request :actor :actor.role/customer :privileged? true :to :state/requested
           :actions [{:name :action/create-pending-booking :config {:type :time}}
                     {:name :action/privileged-set-line-items}]}
          {:name :transition/accept :actor :actor.role/provider :from :state/requested :to :state/accepted
           :actions [{:name :action/accept-booking}]}
          {:name :transition/await-charge :from :state/accepted :to :state/charge-due :actions []
           :at {:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period ["P1D"]}]}}
          {:name :transition/charge :from :state/charge-due :to :state/paid
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["PT5M"]}]}
           :actions [{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}
                     {:name :action/stripe-capture-payment-intent}]}
          {:name :transition/pay-by-hand :actor :actor.role/customer :from :state/charge-due :to :state/paying
           :actions [{:name :action/stripe-create-payment-intent}]}
          {:name :transition/finish-paying :actor :actor.role/customer :from :state/paying :to :state/paid
           :actions [{:name :action/stripe-confirm-payment-intent} {:name :action/stripe-capture-payment-intent}]}
          {:name :transition/give-up :actor :actor.role/operator :from :state/charge-due :to :state/cancelled
           :actions [{:name :action/calculate-full-refund} {:name :action/cancel-booking}]}
          {:name :transition/finish :at {:fn/timepoint [:time/booking-end]} :from :state/paid :to :state/over
           :actions [{:name :action/stripe-create-payout}]}]
         :notifications
         [{:name :notification/requested :on :transition/request :to :actor.role/provider :template :requested}
          {:name :notification/payment-wanted :on :transition/await-charge :to :actor.role/customer
           :template :payment-wanted
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["PT10M"]}]}}]}
        """

    let desk: Desk
    let provider: String
    let guest: String
    let listing: String

    init(card: String? = "4242424242424242", isConnected: Bool = true, stocked: Bool = false) async throws {
        let desk = try await Desk(
            files: [
                "visit/process.edn": Marketplace.process,
                "visit/templates/payment-wanted/payment-wanted-subject.txt": "Please pay",
                "visit/templates/payment-wanted/payment-wanted-html.html": "<p>Pay</p>",
                "visit/templates/half/half-html.html": "<p>No subject</p>",
            ], stocked: stocked)
        self.desk = desk
        func customer(_ name: String, _ email: String) async throws -> String {
            try #require(try await desk.done("customer", "add", "--name", name, "--email", email)["customer_id"]?.text)
        }
        provider = try await customer("Otto Lind", "otto@example.com")
        guest = try await customer("Ana Beltrán", "ana@example.com")
        if isConnected { _ = try await desk.done("payouts", "connect", provider) }
        if let card { try await Marketplace.save(card, guest, desk) }
        listing = try #require(
            try await desk.done("listing", "add", "--provider", provider, "--title", "Lake sauna", "--price", "4500")[
                "listing_id"]?.text)
    }

    /// Saves a card of the guest's; its identifier.
    @discardableResult
    static func save(_ card: String, _ guest: String, _ desk: Desk) async throws -> String {
        try #require(
            try await desk.done(
                "card", "save", "--customer", guest, "--card", card, "--expires", "12/29", "--cvc", "123",
                "--postal-code", "90210")["payment_method_id"]?.text)
    }

    /// The words that begin a visit in ten days.
    var request: [String] {
        [
            "process", "start", "visit", "--listing", listing, "--customer", guest, "--booking-start",
            "2026-03-13T10:00:00Z", "--booking-end", "2026-03-13T12:00:00Z", "--price", "9000",
        ]
    }

    /// A visit that was requested and, unless said otherwise, accepted.
    func visit(isAccepted: Bool = true) async throws -> String {
        let begun = try await desk.run(request + ["--json"])
        let document = try JSON(reading: Array(begun.output.utf8))
        let id = try #require(document["id"]?.text, "\(begun)")
        if isAccepted { _ = try await desk.done("process", "transition", id, "accept") }
        return id
    }
}
