import Checkout
import Commands
import OrderedJSON
import Testing

/// The story of Flex's off-session guide, told by verbs.
@Suite("The founding story, by verbs")
struct FoundingStoryTests {
    /// Somebody whose gym checkout is paid and asked for later charges: customer and card.
    private func returning(_ desk: Desk) async throws -> (customer: String, card: String) {
        let paid = try await desk.firstCheckout("GYM-1M", "--setup-future-use", "off_session")
        let customer = try #require(paid["customer"]?.text)
        let cards = try await desk.done("list", "payment-methods", "--customer", customer)
        return (customer, try #require(cards.elements.first?["payment_method_id"]?.text))
    }

    @Test("a gym checkout leads through the consultation to a payment and a card that may be charged later")
    func firstCheckout() async throws {
        let desk = try await Desk()
        let paid = try await desk.firstCheckout("GYM-1M", "--setup-future-use", "off_session")
        #expect(paid["status"] == "complete" && paid["state"] == "complete" && paid["truemed_status"] == "captured")
        #expect(paid["amount_received"] == 4_900)
        let customer = try #require(paid["customer"]?.text)
        let card = try #require(try await desk.done("list", "payment-methods", "--customer", customer).elements.first)
        #expect(card["off_session"] == true && card["default"] == true)
        let letter = try #require(try await desk.done("list", "letters", "--customer", customer).elements.first)
        #expect(letter["visit_type"] == "gym" && letter["valid"] == true)
        #expect(letter["expires_at"] == "2027-03-03T12:00:00Z")
    }

    @Test("a declined card stays unverified, and the session open for another")
    func declined() async throws {
        let desk = try await Desk()
        await #expect(
            throws: CheckoutError.cardDeclined(Decline(code: "card_declined", declineCode: "generic_decline"))
        ) {
            try await desk.firstCheckout("GYM-1M", card: "4000000000000002", "--setup-future-use", "off_session")
        }
        let card = try #require(try await desk.done("list", "payment-methods").elements.first)
        #expect(card["off_session"] == false)
        let session = try #require(try await desk.done("list", "sessions").elements.first)
        #expect(session["status"] == "open" && session["failure"]?["decline_code"] == "generic_decline")
    }

    @Test("a second product of the visit type is charged, and so is one that needs no letter")
    func sameVisitType() async throws {
        let desk = try await Desk()
        let (customer, card) = try await returning(desk)
        for code in ["GYM-PT5", "AID-50"] {
            let charged = try await desk.done(
                "charge", "--customer", customer, "--payment-method", card, "--price", try await desk.price(code))
            #expect(charged["status"] == "complete" && charged["mode"] == "off_session")
        }
    }

    @Test("another visit type is refused, naming product and type; a cart of both names only that line")
    func otherVisitType() async throws {
        let desk = try await Desk()
        let (customer, card) = try await returning(desk)
        let (gym, cream) = (try await desk.price("GYM-PT5"), try await desk.price("SKIN-KIT"))
        for cart in [["--price", cream], ["--price", gym, "--price", cream]] {
            let result = try await desk.run(
                ["charge", "--customer", customer, "--payment-method", card] + cart + ["--json"])
            #expect(result.status == 1 && result.complaint.isEmpty)
            let error = try await desk.refused(
                "charge", "--customer", customer, "--payment-method", card, "--price", cream)
            #expect(error["code"] == "letter_of_medical_necessity_required")
            #expect(error["products"] == [.string(try await desk.product("SKIN-KIT"))])
            #expect(error["visit_types"] == ["skincare"])
            #expect(result.output.contains("\"code\": \"letter_of_medical_necessity_required\""))
            #expect(!result.output.contains("gym"))
        }
    }

    @Test(
        "the last valid millisecond of the letter still charges, the first invalid one refuses, another consultation helps"
    )
    func yearLater() async throws {
        let desk = try await Desk()
        let (customer, card) = try await returning(desk)
        let charge = [
            "charge", "--customer", customer, "--payment-method", card, "--price", try await desk.price("GYM-1M"),
        ]
        _ = try await desk.done("clock", "freeze", "2027-03-03T11:59:59.999Z")
        #expect(try await desk.run(charge).status == 0)
        _ = try await desk.done("clock", "advance", "PT0.001S")
        let refused = try await desk.run(charge)
        #expect(refused.status == 1)
        #expect(
            refused.complaint
                == "almoner: The customer has no valid letter of medical necessity for Gym membership, monthly "
                + "(visit type gym; the last expired 2027-03-03).\n"
                + "next: almoner consult --customer \(customer) --visit-type gym")
        try await desk.sample("gym")
        let consulted = try await desk.done(
            "consult", "--customer", customer, "--visit-type", "gym", "--answers", "gym.json")
        #expect(consulted["decision"] == "approved" && consulted["letter"]?["valid"] == true)
        #expect(try await desk.run(charge).status == 0)
    }

    @Test("a consultation is taken also when a valid letter exists already")
    func again() async throws {
        let desk = try await Desk()
        let (customer, _) = try await returning(desk)
        let opened = try await desk.done("checkout", "--price", try await desk.price("GYM-1M"), "--customer", customer)
        let session = try #require(opened["checkout_session_id"]?.text)
        #expect(opened["consultations_needed"] == [])
        let consulted = try await desk.done("consult", "--session", session, "--answers", "gym.json")
        #expect(consulted["decision"] == "approved")
    }

    @Test("explain says per visit type whether it can be charged, why not, and when that changes by itself")
    func explained() async throws {
        let desk = try await Desk()
        let (customer, _) = try await returning(desk)
        let explained = try await desk.done("explain", customer)
        let standings = try #require(explained["standings"]).elements
        let gym = try #require(standings.first { $0["visit_type"] == "gym" })
        #expect(gym["chargeable"] == true && gym["change"] == "letter_expires")
        #expect(gym["changes_at"] == "2027-03-03T12:00:00Z")
        let cream = try #require(standings.first { $0["visit_type"] == "skincare" })
        #expect(cream["chargeable"] == false && cream["code"] == "letter_of_medical_necessity_required")
        #expect(cream["remedy"] == "a consultation for skincare")
        #expect(cream["reason"] == "The customer has no valid letter of medical necessity for skincare.")
        let plain = standings.filter { $0["visit_type"] == JSON.null }
        #expect(plain.map { $0["eligibility"] } == ["eligible", "not_eligible"])
        #expect(plain.map { $0["chargeable"] } == [true, false])
        let text = try await desk.run("explain", customer).output
        #expect(text.contains("  what is eligible without a letter: yes, on visa"))
        #expect(
            text.contains("  what is not eligible: no. What is charged off-session has to be eligible, line by line."))
    }

    @Test("explain says of a customer without a card that there is none, in words")
    func explainedWithoutCard() async throws {
        let desk = try await Desk()
        let customer = try #require(try await desk.done("customer", "add", "--name", "Ana")["customer_id"]?.text)
        let text = try await desk.run("explain", customer).output
        #expect(
            text.contains("  gym: no. There is no saved card.\n    would change with saving a card: almoner card save"))
        #expect(!text.contains("Missing required parameter"))
    }
}
