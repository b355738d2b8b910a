// The documents that scripts read, as the real binary prints them.
import Foundation
import Programs
import Testing

@Suite("A document", .onOwnThreads) struct DocumentsTests {
    @Test("of a checkout is flat, and show prints the same fields")
    func checkout() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let session = try Almoner.document(
            ["checkout", "--price", try scratch.price(of: "Gym membership, monthly"), "--email", "ZOE@example.com"]
                + ["--tokenize", "--setup-future-use", "off_session"], ledger: scratch.ledger)
        let promised: Set = [
            "checkout_session_id", "payment_session_id", "status", "redirect_url", "customer", "payment_token",
            "amount_total", "expires_at",
        ]
        #expect(promised.subtracting(session.fields).isEmpty)
        #expect(session["checkout_session_id"].text.hasPrefix("fcs_"))
        #expect(session["status"].text == "open")
        #expect(session["amount_total"].number == 4_900)
        #expect(session.has("completed_at") && session["completed_at"].isNull)
        #expect(UUID(uuidString: session["payment_token"].text) != nil)

        let customers = try Almoner.document(["list", "customers"], ledger: scratch.ledger).elements
        #expect(customers.map(\.["customer_id"].text) == [session["customer"].text])
        let shown = try Almoner.document(["show", session["checkout_session_id"].text], ledger: scratch.ledger)
        #expect(shown.fields == session.fields)
    }

    @Test("of a price holds its product whole")
    func prices() throws {
        let scratch = try Scratch()
        try scratch.seed(customers: 0)
        let prices = try Almoner.document(["list", "prices"], ledger: scratch.ledger)
        #expect(prices.isList)
        let products = prices.elements.map(\.["product"])
        #expect(products.allSatisfy { $0["product_id"].text.hasPrefix("fprod_") })
        let visitTypes = products.filter { $0["hsa_fsa_eligibility"].text == "letter_of_medical_necessity" }
            .map(\.["visit_type"].text)
        #expect(Set(visitTypes).isSuperset(of: ["gym", "skincare", "sleep", "nutrition", "mentalHealth"]))
        let eligibilities = Set(products.map(\.["hsa_fsa_eligibility"].text))
        #expect(eligibilities.isSuperset(of: ["auto_substantiation", "not_eligible"]))
    }

    @Test("tells instants in UTC, the ledger's own, with fractions only where there are some")
    func instants() throws {
        let scratch = try Scratch.withZoë(seeded: 0)
        let customer = try Almoner.document(["list", "customers"], ledger: scratch.ledger).elements.first
        #expect(customer?["created_at"].text == "2026-03-01T12:00:00Z")
        try Almoner.document(["clock", "advance", "PT0.5S"], ledger: scratch.ledger)
        try scratch.add("Ana Lima", email: "ana@example.com")
        let later = try Almoner.document(["list", "customers", "--search", "ana"], ledger: scratch.ledger).elements
            .first
        #expect(later?["created_at"].text == "2026-03-01T12:00:00.500Z")
    }

    @Test("tells the same story byte for byte for the same seed and moment")
    func reproducible() throws {
        let (one, other) = (try Scratch.withZoë(), try Scratch.withZoë())
        for list in ["customers", "prices", "letters", "payment-methods", "tokens", "sessions", "events"] {
            let first = try Almoner.run(["list", list, "--json"], ledger: one.ledger)
            #expect(first.status == 0)
            #expect(try Almoner.run(["list", list, "--json"], ledger: other.ledger).output == first.output)
        }
    }
}
