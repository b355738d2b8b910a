import Checkout
import Commands
import OrderedJSON
import Testing

/// What scripts may rely on.
@Suite("What scripts may rely on")
struct PromiseTests {
    @Test("fields without a value are null, never absent, and moments are ISO 8601 in UTC")
    func nulls() async throws {
        let desk = try await Desk()
        let customer = try await desk.done("customer", "add", "--name", "Ana")
        #expect(
            customer.names == [
                "customer_id", "first_name", "last_name", "name", "email", "phone", "employer", "state", "metadata",
                "default_payment_method", "created_at", "test_mode", "shipping",
            ])
        for field in ["email", "phone", "employer", "state", "default_payment_method", "shipping"] {
            #expect(customer[field] == JSON.null, "\(field)")
        }
        #expect(customer["created_at"] == "2026-03-03T12:00:00Z" && customer["test_mode"] == true)
    }

    @Test("list prices shows the product with its visit type and eligibility")
    func prices() async throws {
        let desk = try await Desk()
        let rows = try await desk.done("list", "prices").elements
        let grounds = Set(rows.compactMap { $0["product"]?["hsa_fsa_eligibility"]?.text })
        #expect(grounds.isSuperset(of: ["letter_of_medical_necessity", "auto_substantiation", "not_eligible"]))
        let types = Set(rows.compactMap { $0["product"]?["visit_type"]?.text })
        #expect(types.isSuperset(of: Survey.all.map(\.visitType.name)))
        #expect(rows.allSatisfy { $0["type"] == "one_time" && $0["active"] == true })
    }

    @Test("checkout prints the session flat, and show prints the same")
    func session() async throws {
        let desk = try await Desk()
        let opened = try await desk.done(
            "checkout", "--price", try await desk.price("GYM-1M"), "--quantity", "2", "--price",
            try await desk.price("AID-50"),
            "--email", "ana@example.com", "--name", "Ana Beltrán", "--tokenize", "--setup-future-use", "off_session")
        let session = try #require(opened["checkout_session_id"]?.text)
        #expect(try await desk.done("show", session) == opened)
        #expect(try await desk.done("show", try #require(opened["payment_session_id"]?.text)) == opened)
        #expect(
            opened["status"] == "open" && opened["redirect_url"] == JSON.null && opened["payment_token"] != JSON.null)
        #expect(opened["amount_total"] == .int(2 * 4_900 + 899) && opened["consultations_needed"] == ["gym"])
        #expect(opened["line_items"]?.elements.map { $0["quantity"] } == [2, 1])
        #expect(opened["expires_at"] == "2026-03-04T12:00:00Z")
    }

    @Test("the samples lead where they say", arguments: ["approved", "in_review", "ineligible"])
    func samples(_ outcome: String) async throws {
        let desk = try await Desk()
        for type in Survey.all.map(\.visitType.name) {
            let customer = try #require(
                try await desk.done("customer", "add", "--name", "Ana \(type)")["customer_id"]?.text)
            try await desk.sample(type, outcome)
            let consulted = try await desk.done("consult", "--customer", customer, "--answers", "\(type).json")
            #expect(consulted["decision"] == .string(outcome) && consulted["visit_type"] == .string(type))
        }
    }

    @Test("whoever is ineligible is told why once and is sent nowhere; what cannot be done says what can")
    func ended() async throws {
        let desk = try await Desk()
        let opened = try await desk.done(
            "checkout", "--price", try await desk.price("GYM-1M"), "--email", "ana@example.com", "--name", "Ana")
        let session = try #require(opened["checkout_session_id"]?.text)
        for verb in ["capture", "void"] {
            #expect(try await desk.run(verb, session).complaint.hasSuffix(" is open: it can be paid or canceled."))
        }
        try await desk.sample("gym", "ineligible")
        let told = try await desk.run("consult", "--session", session, "--answers", "gym.json").output
        #expect(told.split(separator: "\n").filter { $0.hasPrefix("reason") }.count == 1, "\(told)")
        #expect(!told.contains("next:") && !told.contains("still needed"), "\(told)")
        let end = "The checkout session \(session) is rejected: it has ended, and another checkout has to be begun."
        for words in [
            ["consult", "--session", session], ["capture", session], ["void", session], ["cancel", session],
        ] {
            #expect(try await desk.run(words).complaint == "almoner: \(end)")
        }
    }

    @Test("answers that do not read say where, and wrong ones leave nothing behind")
    func answers() async throws {
        let desk = try await Desk()
        let customer = try #require(try await desk.done("customer", "add", "--name", "Ana")["customer_id"]?.text)
        desk.input.put("{\n  \"state\": ,\n}", at: "bad.json")
        let refused = try await desk.run(
            "consult", "--customer", customer, "--visit-type", "gym", "--answers", "bad.json")
        #expect(refused.status == 1)
        #expect(refused.complaint.hasPrefix("almoner: The answers in bad.json do not read: it is not JSON"))
        desk.input.put("{\"shoe_size\": \"44\"}", at: "odd.json")
        let odd = try await desk.refused(
            "consult", "--customer", customer, "--visit-type", "gym", "--answers", "odd.json")
        #expect(odd["code"] == "invalid_request" && odd["question"] == "shoe_size")
        desk.input.put("{\"state\": \"Californa\"}", at: "typo.json")
        #expect(
            try await desk.refused("consult", "--customer", customer, "--visit-type", "gym", "--answers", "typo.json")[
                "code"]
                == "invalid_answer")
    }

    @Test("refusals exit with 1: a sentence on standard error, or the document on standard output")
    func refusals() async throws {
        let desk = try await Desk()
        let id = "fcus_" + ParsingTests.id
        let text = try await desk.run("show", id)
        #expect(text == RunResult(complaint: "almoner: There is no customer \(id).", status: 1))
        let json = try await desk.run("show", id, "--json")
        #expect(json.status == 1 && json.complaint.isEmpty)
        #expect(
            json.output == """
                {
                  "error": {
                    "code": "customer_not_found",
                    "message": "There is no customer \(id).",
                    "kind": "customer",
                    "id": "\(id)"
                  }
                }
                """)
        let readOnly = try await desk.run("customer", "add", "--name", "Ana", "--read-only")
        #expect(readOnly.complaint == "almoner: The ledger is opened for reading only; nothing was changed.")
    }

    @Test("a card number is in no answer and no refusal, wherever it was given")
    func cardNumbers() async throws {
        let desk = try await Desk()
        let customer = try #require(try await desk.done("customer", "add", "--name", "Ana")["customer_id"]?.text)
        desk.input.type(["4242 4242 4242 4242"])
        let card = [
            "card", "save", "--customer", customer, "--expires", "12/29", "--cvc", "123", "--postal-code", "90210",
        ]
        var results = [
            try await desk.run(card + ["--card", "-"]), try await desk.run(card + ["--card", "4000000000000002"]),
        ]
        results.append(try await desk.run(card + ["--card", "1234123412341234", "--json"]))
        results.append(try await desk.run("list", "events", "--json"))
        #expect(results.map(\.status) == [0, 1, 1, 0])
        for result in results {
            for number in ["4242424242424242", "4242 4242", "4000000000000002", "1234123412341234"] {
                #expect(!result.output.contains(number) && !result.complaint.contains(number))
            }
        }
    }

    @Test("a consultation's answers are shown only to who asks for them, and that is an event")
    func openedAnswers() async throws {
        let desk = try await Desk()
        let customer = try #require(try await desk.done("customer", "add", "--name", "Ana")["customer_id"]?.text)
        try await desk.sample("gym")
        let taken = try await desk.done("consult", "--customer", customer, "--answers", "gym.json")
        let id = try #require(taken["consultation_id"]?.text)
        #expect(taken["answers"] == nil)
        #expect(try await desk.done("show", id)["answers"] == nil)
        let opened = try await desk.done("show", id, "--answers")
        #expect(opened["answers"] == (try await desk.done("survey", "gym", "--sample", "approved")["answers"]))
        let event = try #require(try await desk.done("list", "events").elements.first)
        #expect(event["type"] == "consultation.answers_opened" && event["actor"]?["name"] == "tess")
    }

    @Test("control characters in names are shown, never sent")
    func controls() async throws {
        let desk = try await Desk()
        _ = try await desk.done("customer", "add", "--name", "Ana \u{1B}[2J\u{202E}Beltrán")
        let listed = try await desk.run("list", "customers")
        #expect(!listed.output.contains("\u{1B}") && !listed.output.contains("\u{202E}"))
    }

    @Test("lists stop at their limit and say that there is more")
    func limits() async throws {
        let desk = try await Desk()
        for number in 1...5 { _ = try await desk.done("customer", "add", "--name", "Ana \(number)") }
        let listed = try await desk.run("list", "customers", "--limit", "2")
        #expect(listed.output.split(separator: "\n").count == 4)
        #expect(listed.output.hasSuffix("and more; see them with --limit 8"))
        #expect(try await desk.done("list", "customers", "--limit", "2").elements.count == 2)
    }
}
