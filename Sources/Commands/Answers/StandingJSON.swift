// Whether a visit type can be charged off-session, as a document.

import Checkout
import OrderedJSON

extension Standing {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "eligibility": .string(eligibility.word), "visit_type": .optional(visitType?.name),
            "chargeable": .bool(isChargeable), "code": .optional(refusal?.error.code), "reason": .optional(reason),
            "remedy": .optional(remedy), "payment_method": .id(card?.id), "letter": letter?.json(facts) ?? .null,
            "changes_at": .instant(changesAt), "change": .optional(change?.code),
        ]
    }
}

extension Standing.ByItself {
    /// What happens by itself, as programs test for it.
    var code: String {
        switch self {
        case .letterExpires: "letter_expires"
        case .cardExpires: "card_expires"
        case .reviewIsDecided: "review_is_decided"
        }
    }
}
