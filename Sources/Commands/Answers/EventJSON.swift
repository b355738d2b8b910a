// An event as a document: what happened, who did it, and what it changed.

import Checkout
import OrderedJSON

extension Event {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "event_id": .id(id), "type": .string(type), "at": .instant(at),
            "actor": ["role": .word(actor.role), "name": .optional(actor.name.isEmpty ? nil : actor.name)],
            "customer": .id(customer), "subject": ["kind": .string(subject.kind), "id": .string(subject.id)],
            "changes": .array(
                changes.map { ["field": .string($0.field), "from": .optional($0.from), "to": .optional($0.to)] }),
            "test_mode": .bool(facts.isTest),
        ]
    }
}
