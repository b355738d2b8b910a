import Checkout
import Commands
import OrderedJSON
import Terminal
import Testing

@Suite("Timelines at the command line") struct ProcessTimelineTests {
    /// A visit that is charged an hour after it is accepted.
    private static let visit = """
        {:format :v3
         :transitions
         [{:name :transition/request :actor :actor.role/customer :to :state/requested
           :actions [{:name :action/create-pending-booking}]}
          {:name :transition/accept :actor :actor.role/provider :from :state/requested :to :state/due
           :actions [{:name :action/accept-booking}]}
          {:name :transition/charge :from :state/due :to :state/paid
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/due]} {:fn/period ["PT1H"]}]}
           :actions [{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}
                     {:name :action/stripe-capture-payment-intent}]}
          {:name :transition/give-up :from :state/due :to :state/over
           :at {:fn/timepoint [:time/booking-start]}
           :actions [{:name :action/cancel-booking}]}
          {:name :transition/pay-by-hand :actor :actor.role/customer :from :state/due :to :state/paid
           :actions [{:name :action/stripe-create-payment-intent} {:name :action/stripe-confirm-payment-intent}
                     {:name :action/stripe-capture-payment-intent}]}
          {:name :transition/finish :from :state/paid :to :state/over
           :at {:fn/timepoint [:time/booking-end]}
           :actions [{:name :action/stripe-create-payout}]}]
         :notifications
         [{:name :notification/payment-wanted-from-you :on :transition/accept :to :actor.role/customer :template :wanted
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/due]} {:fn/period ["PT2H"]}]}}]}
        """
    private static let booking = ["--booking-start", "2027-06-09T10:00:00Z", "--booking-end", "2027-06-09T12:00:00Z"]

    private func told(_ more: String...) async throws -> RunResult {
        let desk = try await Desk(files: ["p.edn": Self.visit])
        return try await desk.run(["process", "timeline", "p.edn"] + Self.booking + more)
    }

    @Test("tells both stories, and marks where they part")
    func both() async throws {
        let result = try await told("--accept-after", "P2D")
        #expect(
            result.output == """
                begins   2027-05-10T10:00:00Z
                booked   2027-06-09T10:00:00Z to 2027-06-09T12:00:00Z
                assumed  request by the customer at once
                         accept by the provider after P2D

                With a card that pays

                  2027-05-10T10:00:00Z  request · customer                             requested
                  2027-05-12T10:00:00Z  accept · provider                              due
                ▸ 2027-05-12T11:00:00Z  charge · by itself                             paid
                ▸                       mail payment-wanted-from-you, due
                ▸                         2027-05-12T12:00:00Z, is cancelled
                ▸ 2027-06-09T12:00:00Z  finish · by itself                             over
                ▸                       the end

                With a card that is declined: insufficient_funds

                  2027-05-10T10:00:00Z  request · customer                             requested
                  2027-05-12T10:00:00Z  accept · provider                              due
                ▸ 2027-05-12T11:00:00Z  charge fails: insufficient_funds               due
                ▸                       give-up will never run by itself, because charge
                ▸                         failed
                ▸ 2027-05-12T12:00:00Z  mail payment-wanted-from-you to the customer
                ▸                       the end of what happens by itself; the customer can
                ▸                         pay-by-hand
                ▸                       ⚠ held for as long as nobody goes on: an accepted
                ▸                         booking

                ▸ only with this card
                """)
        #expect(result.status == 0 && result.complaint == "")
        for line in result.output.split(separator: "\n") { #expect(CellWidth.of(String(line)) <= 80, "\(line)") }
    }

    @Test("tells one story of a card that is named, its number cut to the last four")
    func named() async throws {
        let cards = [
            ("4242424242424242", "With the card •4242, which pays"),
            ("4000000000000341", "With the card •0341, which is declined: generic_decline"),
            ("4000 0099 0900 0013", "With the card •0013, which is declined once: generic_decline"),
            ("4000009909000047", "With the card •0047, which can be held and not captured: generic_decline"),
        ]
        for (number, title) in cards {
            let output = try await told("--card", number).output
            #expect(output.contains("\n\(title)\n") && !output.contains("▸") && !output.contains(number))
        }
        #expect(
            try await told("--card", "4000009909000047").output.contains("charge fails: generic_decline when")
        )
    }

    @Test("lets a hold lapse when the card's does, and a Visa's where no card is named")
    func holds() async throws {
        let source = Self.visit.replacing(
            /\s+\{:name :action\/stripe-capture-payment-intent\}/, with: "", maxReplacements: 1)
        let desk = try await Desk(files: ["p.edn": source])
        func output(_ more: String...) async throws -> String {
            try await desk.run(["process", "timeline", "p.edn"] + Self.booking + more).output
        }
        #expect(try await output().contains("2027-05-16T05:00:00Z  the hold of"))
        #expect(try await output("--card", "4000009909000054").contains("2027-05-11T12:00:00Z  the hold of"))
    }

    @Test("refuses a card that is in no table, or is never saved, and a process with errors")
    func refused() async throws {
        let desk = try await Desk(files: ["p.edn": Self.visit, "q.edn": "{:format :v2 :transitions []}"])
        func refusal(_ file: String, _ card: String) async throws -> JSON? {
            let words = ["process", "timeline", file] + Self.booking + ["--card", card, "--json"]
            let result = try await desk.run(words)
            #expect(result.status == 1 && !result.output.contains(card))
            return try JSON(reading: Array(result.output.utf8))["error"]?["code"]
        }
        #expect(try await refusal("p.edn", "4111111111111111") == "unknown_card")
        #expect(try await refusal("p.edn", "4000000000000127") == "card_never_saved")
        #expect(try await refusal("q.edn", "4242424242424242") == "invalid_process")
    }

    @Test("refuses a booking that ends before it starts")
    func backwards() async throws {
        let desk = try await Desk(files: ["p.edn": Self.visit])
        #expect(throws: (any Error).self) {
            try VerbTable.parse([
                "process", "timeline", "p.edn", "--booking-start", "2027-06-09", "--booking-end", "2027-06-09",
            ])
        }
        _ = desk
    }

    @Test("begins when it is told to, and lets the customer pay by hand")
    func paysByHand() async throws {
        let output = try await told("--at", "2027-06-01", "--card", "4000000000000341", "--pay-after", "PT3H").output
        #expect(output.hasPrefix("begins   2027-06-01T00:00:00Z\n"))
        #expect(output.contains("         pay-by-hand by the customer after PT3H\n"))
        #expect(output.contains("2027-06-02T03:00:00Z  pay-by-hand · customer"))
        #expect(output.contains("2027-06-09T12:00:00Z  finish · by itself"))
    }

    @Test("is one document, with the same fields in every row")
    func document() async throws {
        let json = try JSON(reading: Array(try await told("--json").output.utf8))
        #expect(json.names == ["begins_at", "booking_start", "booking_end", "assumed", "stories"])
        #expect(
            json["assumed"]?.elements.last == [
                "transition": "transition/accept", "actor": "provider", "after": "P1D",
            ])
        let stories = try #require(json["stories"]?.elements)
        #expect(stories.map { $0["decline"] } == [.null, "insufficient_funds"])
        #expect(stories.map { $0["ends_in"] } == ["state/over", "state/due"])
        let rows = try #require(stories[1]["rows"]?.elements)
        #expect(
            rows.map { $0["event"]?.text } == [
                "transition", "transition", "transition_failed", "transition_never", "mail", "end",
            ])
        #expect(Set(rows.map(\.names)).count == 1)
        #expect(rows[2]["reason"] == "insufficient_funds" && rows[2]["differs"] == true && rows[1]["differs"] == false)
        #expect(rows[2]["by"] == "system" && rows[2]["state"] == "state/due" && rows[2]["to"] == "state/paid")
        #expect(rows[5]["warnings"]?.elements.count == 1)
    }

    @Test("says so where nothing depends on the card")
    func alike() async throws {
        let text = "{:format :v3 :transitions [{:name :transition/ask :actor :actor.role/customer :to :state/asked}]}"
        let desk = try await Desk(files: ["p.edn": text])
        let output = try await desk.run(["process", "timeline", "p.edn"] + Self.booking).output
        #expect(output.hasSuffix("\n\nNothing here depends on the card.") && !output.contains("▸"))
    }

    @Test("needs no ledger")
    func noLedger() throws {
        let verb = try VerbTable.parse(["process", "timeline", "p.edn"] + Self.booking)
        #expect(type(of: verb).use == .none && !type(of: verb).changes)
    }
}
