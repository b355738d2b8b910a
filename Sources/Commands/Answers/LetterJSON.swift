// A letter of medical necessity as a document. Flex's consumer API shows letter_id and status; the rest is ours.

import Checkout
import OrderedJSON

extension Letter {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "letter_id": .id(id), "customer": .id(customer), "visit_type": .string(visitType.name),
            "status": .word(status), "valid": .bool(LetterValidity.isValid(self, at: facts.now)),
            "signed_at": .instant(signedAt), "issued_at": .instant(issuedAt),
            "expires_at": .instant(status == .issued ? expiresAt : nil), "denied_at": .instant(deniedAt),
            "denial_reason": .optional(denialReason), "consultation": .id(consultation),
            "test_mode": .bool(facts.isTest),
        ]
    }
}
