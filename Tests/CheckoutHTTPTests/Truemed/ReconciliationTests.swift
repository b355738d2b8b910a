import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Reconciliation")
struct ReconciliationEndpointTests {
    private let rows = "/api/v1/reconciliation/transactions"
    private let year = "?start_date=2026-01-01&end_date=2026-12-31"

    /// A cart that a health card and an ordinary one paid, at this counter.
    private func split(_ counter: Counter) async throws -> CheckoutSession {
        let items = [
            CartItem(price: try await counter.price("Bandages", cents: 900).id),
            CartItem(price: try await counter.price("Towel", cents: 1_500, eligibility: .notEligible).id),
        ]
        let person = NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA")
        let session = try await counter.engine.createCheckout(NewCheckout(customer: .person(person), items: items))
        func card(_ number: String) throws -> CardEntry {
            try CardEntry(number: number, expiry: "12/30", cvc: "123", postalCode: "90210")
        }
        return try await counter.engine.pay(
            session.id, card: try card("4000051230000072"), secondCard: try card("4242424242424242"))
    }

    @Test("shows a charge row for each card of a split cart, and a refund row for each that got money back")
    func rows() async throws {
        try await Counter.open { counter in
            let session = try await split(counter)
            _ = try await counter.engine.refund(session.id, amount: Money(minorUnits: 1_000))
            let answer = try await counter.asPartner(.GET, rows + year)
            #expect(answer.status == 200 && answer.json.names == ["transactions", "pagination"])
            let found = answer.json["transactions"]?.elements ?? []
            #expect(found.map { $0["type"]?.text } == ["refund", "refund", "charge", "charge"])
            #expect(found.map { $0["amount"]?.number } == [-100, -900, 1_500, 900])
            #expect(found.map { $0["payment_method"]?.text } == ["card", "hsa_fsa", "card", "hsa_fsa"])
            #expect(found.allSatisfy { $0["payment_session_id"]?.text == session.id.uuid })
            #expect(found.allSatisfy { $0["created_at"]?.text == Counter.opening.description })
            #expect(found.allSatisfy { $0["payout_id"] == .null })
            #expect(Set(found.compactMap { $0["id"]?.text }).count == 4)
            #expect(
                answer.json["pagination"] == ["count": 4, "current_page": 1, "last_page": 1, "page_size": 30])
        }
    }

    @Test("carries a payout_id once the week is paid out, and null before")
    func payouts() async throws {
        try await Counter.open { counter in
            let session = try await split(counter)
            let payout: JSON = .string(PayoutPeriod(holding: Counter.opening).id.uuid)
            func look() async throws -> (Set<JSON?>, [JSON]) {
                let answer = try await counter.asPartner(.GET, rows + year)
                let payouts = try await counter.asPartner(.GET, "/api/v1/reconciliation/payouts")
                #expect(payouts.status == 200 && payouts.json.names == ["payouts", "pagination"])
                let found = Set(answer.json["transactions"]?.elements.map { $0["payout_id"] } ?? [])
                return (found, payouts.json["payouts"]?.elements ?? [])
            }
            _ = try await counter.engine.freeze(at: Instant("2026-03-10T23:59:59.999Z") ?? Counter.opening)
            #expect(try await look() == ([.null], []))
            _ = try await counter.engine.freeze(at: Instant("2026-03-11T00:00:00Z") ?? Counter.opening)
            // What is given back now belongs to a later payout.
            _ = try await counter.engine.refund(session.id, amount: Money(minorUnits: 900))
            let (found, paid) = try await look()
            #expect(found == [payout, .null])
            #expect(
                paid == [
                    [
                        "payout_id": payout, "amount": 2_400, "transaction_count": 2,
                        "period_start": "2026-03-02T00:00:00Z", "period_end": "2026-03-09T00:00:00Z",
                        "paid_at": "2026-03-11T00:00:00Z",
                    ]
                ])
            _ = try await counter.engine.advance(by: .days(14))
            #expect(try await look().1.map { $0["amount"]?.number } == [-900, 2_400])
        }
    }

    @Test("leaves out what is not paid out when asked to, and what other payouts paid")
    func narrowed() async throws {
        try await Counter.open { counter in
            var payouts: [String] = []
            for _ in 0..<4 {
                _ = try await split(counter)
                payouts.append(PayoutPeriod(holding: try await counter.engine.read { _, now in now }).id.uuid)
                _ = try await counter.engine.advance(by: .days(7))
            }
            // The last two weeks are not paid out: one is over since Monday, and the next has not begun.
            func count(_ query: String) async throws -> Int? {
                let answer = try await counter.asPartner(.GET, rows + year + query)
                let pages = answer.json["transactions"]?.elements.count
                #expect(answer.json["pagination"]?["count"]?.number == pages, "\(query)")
                return pages
            }
            #expect(try await count("") == 8)
            #expect(try await count("&include_pending_payouts=true") == 8)
            #expect(try await count("&include_pending_payouts=false") == 6)
            #expect(try await count("&payout_ids=\(payouts[0])&include_pending_payouts=false") == 2)
            #expect(try await count("&payout_ids=\(payouts[0])") == 2, "what nobody has paid out is none of it")
            #expect(try await count("&payout_ids=\(payouts[0])&include_pending_payouts=true") == 4)
            for (spelling, rows) in [("True", 8), ("TRUE", 8), ("1", 8), ("False", 6), ("FALSE", 6), ("0", 6)] {
                #expect(try await count("&include_pending_payouts=\(spelling)") == rows, "\(spelling)")
            }
            #expect(try await count("&payout_ids=\(payouts[0]),\(payouts[1])&include_pending_payouts=false") == 4)
            #expect(
                try await count("&payout_ids=\(payouts[0])&payout_ids=\(payouts[2])&include_pending_payouts=false") == 4
            )
            #expect(try await count("&payout_ids=\(payouts[3])&include_pending_payouts=false") == 0)
            #expect(
                try await count("&payout_ids=9f8b7c6d-1234-4e56-8a9b-0c1d2e3f4a5b&include_pending_payouts=false") == 0)
        }
    }

    @Test("includes both its days, and pages through what lies between them")
    func days() async throws {
        try await Counter.open { counter in
            _ = try await split(counter)
            _ = try await counter.engine.freeze(at: Instant("2026-03-05T23:59:59.999Z") ?? Counter.opening)
            _ = try await split(counter)
            _ = try await counter.engine.freeze(at: Instant("2026-03-06T00:00:00Z") ?? Counter.opening)
            _ = try await split(counter)
            for (start, end, count) in [
                ("2026-03-03", "2026-03-03", 2), ("2026-03-03", "2026-03-05", 4), ("2026-03-04", "2026-03-05", 2),
                ("2026-03-04", "2026-03-04", 0), ("2026-03-05", "2026-03-06", 4), ("2026-03-06", "2026-03-06", 2),
                ("0001-01-01", "9999-12-31", 6),
            ] {
                let range = "?start_date=\(start)&end_date=\(end)"
                let answer = try await counter.asPartner(.GET, rows + range)
                #expect(answer.json["pagination"]?["count"]?.number == count, "\(range): \(answer.text)")
                var paged: [JSON] = []
                for page in 1...max(1, count) {
                    let piece = try await counter.asPartner(.GET, rows + range + "&page=\(page)&page_size=1")
                    paged += piece.json["transactions"]?.elements ?? []
                }
                #expect(paged == answer.json["transactions"]?.elements, "\(range)")
            }
        }
    }

    @Test("needs its dates, and says which parameter is wrong")
    func wrong() async throws {
        try await Counter.open { counter in
            for (query, field) in [
                ("", "start_date"), ("?start_date=2026-03-03", "end_date"), ("?end_date=2026-03-03", "start_date"),
                ("?start_date=2026-02-30&end_date=2026-03-03", "start_date"),
                ("?start_date=2026-03-03&end_date=2026-03-02", "end_date"),
                ("?start_date=2026-03-03T00:00:00Z&end_date=2026-03-04", "start_date"),
                ("\(year)&payout_ids=po_1", "payout_ids"),
                ("\(year)&include_pending_payouts=yes", "include_pending_payouts"),
                ("\(year)&page=0", "page"), ("\(year)&page_size=101", "page_size"),
            ] {
                let message = try await counter.refused(400, "MissingField", .GET, rows + query)
                #expect(message.contains(field), "\(query): \(message)")
            }
        }
    }
}
