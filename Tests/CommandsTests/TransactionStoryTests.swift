import Checkout
import Commands
import OrderedJSON
import Testing

@Suite("A transaction's story, by verbs")
struct TransactionStoryTests {
    @Test("goes from a file to a payout, and is told in the original's names")
    func happy() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        let id = try await market.visit(isAccepted: false)
        let asked = try await desk.done("show", id)
        #expect(asked["processName"] == "visit" && asked["processVersion"] == 1)
        #expect(asked["state"] == "state/requested" && asked["lastTransition"] == "transition/request")
        #expect(asked["payinTotal"] == ["amount": 9000, "currency": "USD"])
        #expect(asked["booking"]?["state"] == "pending" && asked["stockReservation"] == JSON.null)
        #expect(asked["offeredTransitions"]?["provider"] == ["transition/accept"])
        #expect(asked["nextTransition"] == JSON.null)
        let accepted = try await desk.done("process", "transition", id, ":transition/accept")
        #expect(accepted["nextTransition"]?["at"] == "2026-03-12T10:00:00Z")
        _ = try await desk.done("clock", "advance", "P11D")
        let paid = try await desk.done("show", id)
        #expect(paid["state"] == "state/over" && paid["payment"]?["status"] == "succeeded")
        #expect(
            paid["transitions"]?.elements.map { $0["by"]?.text } == [
                "customer", "provider", "system", "system", "system",
            ])
        #expect(paid["paidOutAt"] == "2026-03-13T12:00:00Z" && paid["failedTransitions"] == [])
        let text = try await desk.run("show", id).output
        #expect(text.contains("visit/1") && text.contains("charge") && text.contains("it is over"))
    }

    @Test("whose charge fails is stuck, says why and what can be done, and is paid by hand")
    func stuck() async throws {
        let market = try await Marketplace(card: "4000000000000341")
        let desk = market.desk
        let id = try await market.visit()
        _ = try await desk.done("clock", "advance", "P9D")
        let stuck = try await desk.done("list", "transactions", "--stuck").elements
        #expect(stuck.map { $0["id"] } == [.string(id)] && stuck.first?["stuck"] == true)
        let shown = try await desk.done("show", id)
        #expect(shown["failedTransitions"]?.elements.map { $0["declineCode"] } == ["generic_decline"])
        #expect(shown["mails"]?.elements.compactMap { $0["status"] } == ["sent", "sent"])
        let text = try await desk.run("show", id).output
        #expect(text.contains("stuck") && text.contains("generic_decline"))
        #expect(text.contains("the customer can pay-by-hand") && text.contains("the operator can give-up"))
        let paying = try await desk.done("process", "transition", id, "pay-by-hand")
        let session = try #require(paying["payment"]?["checkoutSession"]?.text)
        _ = try await desk.done(
            "pay", session, "--card", "4242424242424242", "--expires", "12/29", "--cvc", "123", "--postal-code", "90210"
        )
        let held = try await desk.run("show", session).output
        #expect(
            held.contains(id) && held.hasSuffix("almoner process transition \(id) finish-paying"))
        #expect(!held.contains("almoner capture") && !held.contains("almoner void"))
        for verb in ["capture", "void"] {
            let refused = try await desk.refused(verb, session)
            #expect(refused["code"] == "checkout_session_of_transaction" && refused["transaction_id"] == .string(id))
            #expect(refused["offered"] == ["transition/finish-paying"])
            let way = "take finish-paying with `almoner process transition \(id)"
            #expect(refused["message"]?.text?.contains(way) == true)
        }
        let paid = try await desk.done("process", "transition", id, "finish-paying")
        #expect(paid["state"] == "state/paid" && paid["payment"]?["status"] == "succeeded")
        #expect(try await desk.done("list", "transactions", "--stuck").elements.isEmpty)
        #expect(try await desk.done("list", "transactions", "--state", "paid").elements.count == 1)
    }

    @Test("a trial says what would come of it, and changes nothing")
    func trial() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        #expect(try await desk.run(market.request + ["--trial"]).complaint.contains("almoner process install visit"))
        _ = try await desk.done("process", "install", "visit")
        let wouldBegin = try await desk.run(market.request + ["--trial", "--json"]).output
        #expect(wouldBegin.contains("state/requested") && wouldBegin.contains("\"id\": null"))
        #expect(try await desk.done("list", "transactions").elements.isEmpty)
        let id = try await market.visit(isAccepted: false)
        let tried = try await desk.done("process", "transition", id, "accept", "--trial")
        #expect(tried["trial"] == true && tried["state"] == "state/accepted")
        #expect(try await desk.done("show", id)["state"] == "state/requested")
    }

    @Test("a refusal says what is offered instead, whoever asks")
    func refusals() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        let id = try await market.visit(isAccepted: false)
        let wrong = try await desk.refused("process", "transition", id, "accept", "--by", "customer")
        #expect(wrong["code"] == "transaction-invalid-transition" && wrong["offered"] == [])
        #expect(wrong["taken_by"] == "provider")
        #expect(
            wrong["message"]
                == "transition/accept cannot be taken by the customer from state/requested; the provider takes it.")
        let unknown = try await desk.refused("process", "transition", id, "acept")
        #expect(unknown["offered"] == ["transition/accept"])
        let early = try await desk.refused("process", "transition", id, "charge")
        #expect(early["code"] == "transaction-invalid-transition" && early["state"] == "state/requested")
        #expect(early["taken_by"] == "system" && early["offered"] == ["transition/accept"])
        #expect(
            early["message"]?.text?.hasSuffix("from state/requested; it runs by itself; there is transition/accept.")
                == true)
        let taken = try await desk.run(market.request)
        #expect(taken.status == 1 && taken.complaint.contains("is not free from"))
        _ = try await desk.done("listing", "close", market.listing)
        #expect(try await desk.run(market.request).complaint.contains("a listing that is open"))
    }

    @Test("the provider's transition begins one without saying whose it is; said wrongly, it is told")
    func providersBeginning() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        func begins(_ name: String, _ actor: String) -> String {
            "{:name :transition/\(name) :actor :actor.role/\(actor) :to :state/offered :actions []}"
        }
        func process(_ transitions: String...) -> String { "{:format :v3 :transitions [\(transitions.joined())]}" }
        desk.input.put(process(begins("offer", "provider")), at: "offer.edn")
        desk.input.put(process(begins("offer", "provider"), begins("ask", "customer")), at: "both.edn")
        func start(_ file: String, _ more: String...) -> [String] {
            ["process", "start", file, "--listing", market.listing, "--customer", market.guest] + more
        }
        func begun(_ words: [String]) async throws -> JSON {
            try JSON(reading: Array(try await desk.run(words + ["--json"]).output.utf8))
        }
        let only = try await begun(start("offer.edn"))
        #expect(only["state"] == "state/offered" && only["transitions"]?.elements.map { $0["by"] } == ["provider"])
        let named = try await begun(start("both.edn", "--transition", "offer"))
        #expect(named["transitions"]?.elements.map { $0["by"] } == ["provider"])
        let wrong = try await desk.run(start("offer.edn", "--by", "customer")).complaint
        #expect(
            wrong.contains(
                "transition/offer cannot be taken by the customer from state/initial; the provider takes it."),
            "\(wrong)")
        let open = try await desk.run(start("both.edn")).complaint
        #expect(
            open.contains(
                "A transition has to be named by the customer or provider from state/initial; there is transition/ask, transition/offer."
            ), "\(open)")
    }

    @Test("parameters come as text, from a file or from options, and never twice")
    func parameters() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        let start = Array(market.request.prefix(7))
        desk.input.put(
            """
            {"bookingStart": "2026-04-01T10:00:00Z", "bookingEnd": "2026-04-01T12:00:00Z", "lineItems":
             [{"code": "line-item/hour", "unitPrice": {"amount": 4500, "currency": "USD"}, "quantity": 2}]}
            """, at: "visit.json")
        #expect(try await desk.run(start + ["--params", "@visit.json"]).output.contains("$90.00"))
        #expect(try await desk.run(start + ["--params", "@visit.json", "--price", "1"]).status == 64)
        let odd = try await desk.run(start + ["--params", "[1]"])
        #expect(odd.status == 1 && odd.complaint.contains("no object"))
        #expect(try await desk.run(start + ["--params", "{"]).complaint.contains("line 1, column 2"))
        #expect(try await desk.run(start + ["--params", "{\"seat\": 1}"]).complaint.contains("has no parameter seat"))
    }
}

@Suite("What belongs to transactions, by verbs")
struct MarketplaceVerbTests {
    @Test("processes are installed by folder or file, once for each text, and begun by name")
    func processes() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        let first = try await desk.done("process", "install", "visit/")
        #expect(first["name"] == "visit" && first["version"] == 1 && first["templates"] == ["payment-wanted"])
        #expect(try await desk.done("process", "install", "visit") == first)
        desk.input.put(Marketplace.process + "\n", at: "other.edn")
        let second = try await desk.done("process", "install", "other.edn", "--name", "visit")
        #expect(second["version"] == 2 && second["templates"] == [])
        #expect(try await desk.done("list", "processes").elements.map { $0["version"] } == [2, 1])
        let id = try #require(second["process_id"]?.text)
        #expect(try await desk.done("show", id) == second)
        #expect(try await desk.run("show", id).output.contains("charge-due"))
        desk.input.put("{:format :v3 :transitions [{}]}", at: "wrong.edn")
        #expect(try await desk.refused("process", "install", "wrong.edn")["code"] == "invalid_request")
        _ = try await desk.done("process", "install", "other.edn", "--name", "by-name")
        var words = market.request
        words[2] = "by-name"
        #expect(try await desk.run(words).output.contains("by-name/1"))
        words[2] = "nobody"
        #expect(try await desk.run(words).complaint.contains("no process of that name"))
    }

    @Test("listings and payout accounts are kept and shown")
    func listings() async throws {
        let market = try await Marketplace()
        let desk = market.desk
        let shown = try await desk.done("show", market.listing)
        #expect(
            shown.names == [
                "listing_id", "provider", "title", "price", "seats", "stock", "eligibility", "visit_type", "open",
                "created_at", "test_mode",
            ])
        #expect(shown["price"] == 4500 && shown["stock"] == JSON.null && shown["eligibility"] == "not_eligible")
        let edited = try await desk.done("listing", "edit", market.listing, "--stock", "3", "--title", "Lake")
        #expect(edited["stock"] == 3 && edited["title"] == "Lake" && edited["price"] == 4500)
        let gym = try await desk.done(
            "listing", "add", "--provider", market.provider, "--title", "Gym day", "--visit-type", "gym")
        #expect(gym["eligibility"] == "eligible_with_lmn" && gym["visit_type"] == "gym")
        #expect(try await desk.done("listing", "close", market.listing)["open"] == false)
        #expect(try await desk.done("listing", "open", market.listing)["open"] == true)
        let all = try await desk.done("list", "listings", "--customer", market.provider).elements
        #expect(all.map { $0["title"] } == ["Gym day", "Lake"])
        let account = try await desk.done("payouts", "connect", market.provider, "--no-payouts")
        #expect(account["charges"] == true && account["payouts"] == false)
    }

    @Test("a standing order takes the operator's way out, unless it is off")
    func orders() async throws {
        let market = try await Marketplace(card: "4000000000000341")
        let desk = market.desk
        let id = try await market.visit()
        let order = try await desk.done(
            "order", "give", "--process", "visit", "--state", "charge-due", "--after", "PT6H", "--transition", "give-up"
        )
        let orderID = try #require(order["standing_order_id"]?.text)
        #expect(order["after"] == "PT6H" && order["on"] == true && order["transition"] == "transition/give-up")
        #expect(try await desk.done("order", "off", orderID)["on"] == false)
        _ = try await desk.done("clock", "freeze", "2026-03-12T11:00:00Z")
        #expect(try await desk.done("show", id)["standingOrder"] == JSON.null)
        _ = try await desk.done("order", "on", orderID)
        #expect(try await desk.done("show", id)["standingOrder"]?["at"] == "2026-03-12T16:00:00Z")
        #expect(try await desk.run("show", id).output.contains("give-up at 2026-03-12T16:00:00Z (in 5 h)"))
        _ = try await desk.done("clock", "advance", "P1D")
        let ended = try await desk.done("show", id)
        #expect(ended["state"] == "state/cancelled")
        #expect(ended["transitions"]?.elements.last?["name"] == "standing order")
        #expect(try await desk.done("list", "standing-orders").elements.count == 1)
        #expect(try await desk.done("show", orderID)["process"] == "visit")
        let refused = try await desk.refused(
            "order", "give", "--process", "visit", "--state", "paid", "--after", "P1D", "--transition", "give-up")
        #expect(refused["field"] == "transition")
    }

    @Test("mails are listed and shown with what they say")
    func mails() async throws {
        let market = try await Marketplace()
        let id = try await market.visit()
        let mails = try await market.desk.done("list", "mails", "--transaction", id).elements
        #expect(mails.map { $0["notification"] } == ["notification/requested"])
        #expect(mails.first?["recipient"]?["email"] == "otto@example.com" && mails.first?["status"] == "sent")
        let mail = try await market.desk.done("show", try #require(mails.first?["mail_id"]?.text))
        #expect(mail["text"]?.text?.contains("Lake sauna") == true)
        #expect(try await market.desk.run("list", "mails").output.contains("Otto Lind (provider)"))
    }
}
