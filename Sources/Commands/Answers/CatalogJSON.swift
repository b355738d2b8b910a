// Products and prices as documents (Flex: the Product and the Price object).

import Checkout
import OrderedJSON

extension Product {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "product_id": .id(id), "name": .string(name), "description": .optional(description),
            "client_reference_id": .optional(sku),
            "visit_type": .string(visitType?.name ?? VisitType.notApplicable.name),
            "hsa_fsa_eligibility": .word(eligibility), "active": .bool(isActive), "created_at": .instant(createdAt),
            "test_mode": .bool(facts.isTest),
        ]
    }
}

extension PriceRow {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "price_id": .id(price.id), "description": .optional(price.description),
            "unit_amount": .money(price.unitAmount), "type": "one_time", "recurring": nil,
            "active": .bool(price.isActive), "product": product.json(facts),
            "hsa_fsa_eligibility": .word(product.eligibility), "created_at": .instant(price.createdAt),
            "test_mode": .bool(facts.isTest),
        ]
    }
}
