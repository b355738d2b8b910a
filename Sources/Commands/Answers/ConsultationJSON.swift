// A consultation as a document (Flex: the Consultation object). Its answers are never part of it.

import Checkout
import OrderedJSON

/// A consultation with the letter that it led to.
struct ConsultationView: Sendable {
    let consultation: Consultation
    let letter: Letter?
    let customerName: String

    init(_ consultation: Consultation, _ reader: any LedgerReader) throws {
        self.consultation = consultation
        letter = try reader.letters(of: consultation.customer).first { $0.consultation == consultation.id }
        customerName = try reader.find(consultation.customer)?.name ?? ""
    }

    func fields(_ facts: LedgerFacts) -> [JSON.Field] {
        let reasons = consultation.ineligibility.map { $0.split(separator: ",").map(String.init) }
        return [
            .init("consultation_id", .id(consultation.id)),
            .init("consultation_type", .string(consultation.visitType.name)),
            .init("visit_type", .string(consultation.visitType.name)), .init("status", .word(consultation.status)),
            .init("customer", .id(consultation.customer)), .init("checkout_session", .id(consultation.session)),
            .init("payment_token", .id(consultation.token)),
            .init("ineligibility", reasons.map { .strings($0) } ?? .null),
            .init("letter", letter?.json(facts) ?? .null),
            .init("created_at", .instant(consultation.startedAt)), .init("signed_at", .instant(consultation.signedAt)),
            .init("review_due_at", .instant(consultation.reviewDueAt)),
            .init("decided_at", .instant(consultation.decidedAt)), .init("test_mode", .bool(facts.isTest)),
        ]
    }

    func json(_ facts: LedgerFacts) -> JSON { .object(fields(facts)) }
}
