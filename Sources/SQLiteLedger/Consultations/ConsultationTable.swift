// Consultations: one by one, a customer's, a session's, and the practitioner's queue.
import Checkout
import GRDB

enum ConsultationTable {
    static let columns = """
        id, customer, visit_type, session, token, status, sealed_answers, started_at, signed_at, review_due_at,
        due_decision, decided_at, ineligibility, user_id
        """

    static func decode(_ columns: inout Columns) throws -> Consultation {
        Consultation(
            id: try columns.id(), customer: try columns.id(), visitType: VisitType(try columns.text()),
            session: try columns.optionalID(), token: try columns.optionalID(), status: try columns.word(),
            sealedAnswers: try columns.bytes(), startedAt: try columns.instant(), signedAt: columns.optionalInstant(),
            reviewDueAt: columns.optionalInstant(), dueDecision: try columns.optionalWord(),
            decidedAt: columns.optionalInstant(), ineligibility: columns.optionalText(), userID: columns.optionalText())
    }

    static func changeable(_ consultation: Consultation) -> [SQLValue] {
        [
            .word(consultation.status), .bytes(consultation.sealedAnswers), .instant(consultation.signedAt),
            .instant(consultation.reviewDueAt), .word(consultation.dueDecision), .instant(consultation.decidedAt),
            .text(consultation.ineligibility), .text(consultation.userID),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Consultation>) throws -> Consultation? {
        try find(id, in: "consultations", columns: ConsultationTable.columns, as: ConsultationTable.decode)
    }

    func unfinishedConsultation(of customer: ID<Customer>, for visitType: VisitType) throws -> Consultation? {
        try database.row(
            """
            SELECT \(ConsultationTable.columns) FROM consultations
            WHERE customer = ? AND visit_type = ? AND status = 'in_progress' ORDER BY n DESC LIMIT 1
            """, [.id(customer), .text(visitType.name)], as: ConsultationTable.decode)
    }

    func consultations(of customer: ID<Customer>) throws -> [Consultation] {
        try database.rows(
            "SELECT \(ConsultationTable.columns) FROM consultations WHERE customer = ? ORDER BY n DESC",
            [.id(customer)], as: ConsultationTable.decode)
    }

    func consultations(session: ID<CheckoutSession>) throws -> [Consultation] {
        try database.rows(
            "SELECT \(ConsultationTable.columns) FROM consultations WHERE session = ? ORDER BY n DESC",
            [.id(session)], as: ConsultationTable.decode)
    }

    func consultations(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<Consultation> {
        let list = KeysetList(
            columns: ConsultationTable.columns, source: "consultations",
            condition: customer == nil ? "" : "customer = ?", values: customer.map { [.id($0)] } ?? [], key: nil,
            number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: ConsultationTable.decode)
    }

    func consultations(inReviewOnly: Bool, from seek: Seek, limit: Int) throws -> Page<Consultation> {
        guard inReviewOnly else { return try consultations(of: nil, from: seek, limit: limit) }
        let list = KeysetList(
            columns: ConsultationTable.columns, source: "consultations INDEXED BY consultations_review",
            condition: "status = 'in_review'", key: "ifnull(review_due_at, \(Int64.max))", number: "n",
            isDescending: false)
        return try list.page(database, from: seek, limit: limit, decode: ConsultationTable.decode)
    }

    func consultationCount() throws -> Int {
        // Numbers are given one after the other, and no row is ever deleted.
        Int(try database.number("SELECT max(n) FROM consultations") ?? 0)
    }

    func reviewCount() throws -> Int {
        Int(try database.number("SELECT count(*) FROM consultations WHERE status = 'in_review'") ?? 0)
    }
}

extension SQLiteTransaction {
    func insert(_ consultation: Consultation) throws {
        forgetDue(.review)
        try database.run(
            """
            INSERT INTO consultations (id, customer, visit_type, session, token, started_at, status, sealed_answers,
                signed_at, review_due_at, due_decision, decided_at, ineligibility, user_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(consultation.id), .id(consultation.customer), .text(consultation.visitType.name),
                .id(consultation.session), .id(consultation.token), .instant(consultation.startedAt),
            ] + ConsultationTable.changeable(consultation))
    }

    func update(_ consultation: Consultation) throws {
        forgetDue(.review)
        try change(
            Consultation.kind,
            """
            UPDATE consultations SET status = ?, sealed_answers = ?, signed_at = ?, review_due_at = ?,
                due_decision = ?, decided_at = ?, ineligibility = ?, user_id = ? WHERE id = ?
            """, ConsultationTable.changeable(consultation) + [.id(consultation.id)])
    }
}
