// No list looks at every row of a table.
import Checkout
import GRDB
import Testing

@testable import SQLiteLedger

@Suite("Query plans")
struct QueryPlanTests {
    @Test("nothing that the engine reads scans a table")
    func noScans() throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "plans", createdAt: Sample.now))
        let statements = try ledger.queue.read { database in
            let statements = Statements()
            database.trace { event in
                // The search index runs statements of its own on its own tables.
                guard case .statement(let statement) = event,
                    statement.sql.hasPrefix("SELECT") || statement.sql.hasPrefix("WITH"),
                    !statement.sql.contains("'main'")
                else { return }
                statements.all.insert(statement.sql)
            }
            try readEverything(SQLiteReader(database: database) { Sample.now })
            database.trace()
            return statements.all
        }
        #expect(statements.count > 60)
        try ledger.queue.read { database in
            for statement in statements {
                let explanation = try database.makeStatement(sql: "EXPLAIN QUERY PLAN \(statement)")
                explanation.setUncheckedArguments(StatementArguments())
                for row in try Row.fetchAll(explanation) {
                    let detail: String = row["detail"]
                    #expect(!isScan(detail), "\(detail) in \(statement)")
                }
            }
        }
    }

    /// Walking an index in its order, the search index, results already made and the one row of settings are no scans.
    private func isScan(_ detail: String) -> Bool {
        guard detail.hasPrefix("SCAN ") else { return false }
        let allowed = ["USING INDEX", "USING COVERING INDEX", "VIRTUAL TABLE", "CONSTANT ROW"]
        return !allowed.contains { detail.contains($0) }
            && !["SCAN settings", "SCAN d", "SCAN wanted"].contains(detail)
            && !detail.hasPrefix("SCAN (subquery")
    }

    private func readEverything(_ reader: SQLiteReader) throws {
        let customer = ID<Customer>(bits: 1)
        let place = Cursor(text: "m", key: 5, number: 5)
        let seeks: [Seek] = [.first, .offset(2), .last, .after(place, skipping: 1), .before(place)]
        for seek in seeks {
            _ = try reader.products(from: seek, limit: 3)
            _ = try reader.catalogItems(from: seek, limit: 3)
            _ = try reader.prices(from: seek, limit: 3)
            _ = try reader.prices(of: ID(bits: 1), from: seek, limit: 3)
            _ = try reader.prices(of: nil, soldOnly: true, from: seek, limit: 3)
            _ = try reader.prices(of: ID(bits: 1), soldOnly: true, from: seek, limit: 3)
            _ = try reader.letters(from: seek, limit: 3)
            _ = try reader.everybodysEvents(from: seek, limit: 3)
            _ = try reader.mails(of: nil, from: seek, limit: 3)
            _ = try reader.mails(of: ID(bits: 1), from: seek, limit: 3)
            _ = try reader.paymentMethods(from: seek, limit: 3)
            _ = try reader.keys(from: seek, limit: 3)
            _ = try reader.paymentSessions(from: seek, limit: 3)
            let scopes: [DeliveryScope] = [.all, .pending, .parked, .event(ID(bits: 1)), .endpoint(ID(bits: 1))]
            for scope in scopes { _ = try reader.deliveries(scope, from: seek, limit: 3) }
            for isNarrow in [true, false] {
                _ = try reader.consultations(inReviewOnly: isNarrow, from: seek, limit: 3)
                _ = try reader.consultations(of: isNarrow ? customer : nil, from: seek, limit: 3)
                _ = try reader.tokens(pendingOnly: isNarrow, from: seek, limit: 3)
                _ = try reader.sessions(of: isNarrow ? customer : nil, from: seek, limit: 3)
                for isActive in [nil, isNarrow] {
                    _ = try reader.promoCodes(isActive: isActive, from: seek, limit: 3)
                }
                let card = isNarrow ? ID<PaymentMethod>(bits: 2) : nil
                for reference in [nil, "r"] {
                    let query = SessionQuery(
                        paymentMethod: card, clientReferenceID: reference,
                        createdSince: reference.map { _ in Sample.now })
                    _ = try reader.sessions(query, from: seek, limit: 3)
                    let paid = SessionQuery(
                        customer: isNarrow ? customer : nil, payment: ID(bits: 2), clientReferenceID: reference)
                    _ = try reader.sessions(paid, from: seek, limit: 3)
                }
                let session = isNarrow ? ID<CheckoutSession>(bits: 2) : nil
                for owner in [nil, customer] {
                    let query = PaymentQuery(customer: owner, session: session, createdSince: Sample.now)
                    _ = try reader.payments(query, from: seek, limit: 3)
                }
                let payment = isNarrow ? ID<Payment>(bits: 2) : nil
                _ = try reader.refunds(RefundQuery(payment: payment), from: seek, limit: 3)
                _ = try reader.refunds(RefundQuery(status: .failed, payment: payment), from: seek, limit: 3)
                for types in [nil, ["a", "b"]] as [Set<String>?] {
                    _ = try reader.events(of: isNarrow ? customer : nil, types: types, from: seek, limit: 3)
                }
                _ = try reader.subscriptions(of: isNarrow ? customer : nil, from: seek, limit: 3)
                _ = try reader.invoices(of: isNarrow ? ID(bits: 1) : nil, from: seek, limit: 3)
                _ = try reader.setupSessions(of: isNarrow ? customer : nil, from: seek, limit: 3)
            }
            for sort in CustomerQuery.Sort.allCases {
                for text in ["", "ana", "state:ca", "letter:gym", "card:4242", "is:review", "email:a", "id:fcus_01"] {
                    let query = CustomerQuery(filter: Filter(text), sort: sort)
                    _ = try reader.customers(query, from: seek, limit: 3)
                    _ = try reader.customerCount(query)
                }
            }
        }
        _ = try reader.find(customer)
        _ = try reader.find(ID<Subscription>(bits: 1))
        _ = try reader.find(ID<Invoice>(bits: 1))
        _ = try reader.latestInvoice(of: ID(bits: 1), at: Sample.now)
        _ = try reader.customer(email: "a")
        _ = try reader.product(sku: "a")
        _ = try reader.soldVisitTypes()
        _ = try reader.letters(of: customer)
        _ = try reader.latestIssuedLetter(of: customer, for: .gym)
        _ = try reader.unfinishedConsultation(of: customer, for: .gym)
        _ = try reader.consultations(of: customer)
        _ = try reader.consultations(session: ID(bits: 1))
        _ = try reader.reviewCount()
        _ = try reader.consultationCount()
        _ = try reader.catalogItemCount()
        _ = try reader.firstMovement(since: Sample.now)
        _ = try reader.movementTotal(in: Sample.now..<Sample.later(1))
        _ = try reader.movements(in: Sample.now..<Sample.later(1), skipping: 1, limit: 3)
        _ = try reader.paymentSessionCount()
        _ = try reader.paymentMethods(of: customer)
        _ = try reader.tokens(of: customer)
        _ = try reader.tokens(using: ID(bits: 1))
        _ = try reader.pendingTokenCount()
        _ = try reader.tokens(TokenQuery(), skipping: 3, limit: 3)
        let everything = TokenQuery(
            email: "a", name: "a", cardsExpireBefore: CardExpiry(month: 3, year: 2027), lettersExpireBefore: Sample.now)
        _ = try reader.tokens(everything, skipping: 3, limit: 3)
        _ = try reader.totals(of: customer)
        _ = try reader.sessionsInReview(of: customer)
        _ = try reader.idempotencyRecord(operation: "a", key: "b")
        _ = try reader.payments(of: ID(bits: 1))
        _ = try reader.paymentsAsking(notOwnedBy: 1)
        _ = try reader.refunds(of: ID(bits: 1))
        _ = try reader.captures(of: ID(bits: 1))
        _ = try reader.activePromoCode("a")
        _ = try reader.events(about: Subject(customer), limit: 3)
        _ = try reader.nextDue()
        _ = try reader.agenda(limit: 3)
        _ = try reader.keys(hint: "fsk_test_1")
        _ = try reader.webhookEndpoints()
        _ = try reader.message(of: ID(bits: 1), .flex)
        _ = try reader.attempts(of: ID(bits: 1))
        _ = try reader.nextDeliveryAt()
        _ = try reader.dueDeliveries(by: Sample.now, limit: 3)
        _ = try reader.firstPendingDelivery(to: ID(bits: 1), about: "x")
        _ = try reader.processesDelivering(otherThan: 1)
    }
}

/// The statements that a connection ran.
private final class Statements {
    var all: Set<String> = []
}
