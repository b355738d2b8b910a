// Products and prices as documents (Flex: the Product and the Price object).

import Checkout
import OrderedJSON

extension Product {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "product_id": .id(id), "name": .string(name), "description": .optional(description),
            "client_reference_id": .optional(details.clientReferenceID ?? sku),
            "visit_type": .string(visitType?.name ?? VisitType.notApplicable.name),
            "hsa_fsa_eligibility": .word(eligibility), "active": .bool(isActive), "created_at": .instant(createdAt),
            "test_mode": .bool(facts.isTest), "upc_code": .optional(details.upcCode), "gtin": .optional(details.gtin),
            "reference_gtin": .optional(details.referenceGTIN), "url": .optional(details.url),
            "document_description": .optional(details.documentDescription),
            "receipt_description": .optional(details.receiptDescription),
            "image_urls": .strings(details.imageURLs), "categories": .strings(details.categories),
            "components": .strings(details.components), "metadata": .notes(details.metadata),
            "awaits_review": .bool(details.awaitsReview), "reviewed_at": .instant(details.reviewedAt),
        ]
    }
}

extension Recurrence {
    /// How often a price is charged.
    var json: JSON {
        [
            "interval": .word(interval), "interval_count": .int(count),
            "trial_period_days": trialDays.map { .int($0) } ?? .null,
        ]
    }
}

extension PriceRow {
    func json(_ facts: LedgerFacts) -> JSON {
        [
            "price_id": .id(price.id), "description": .optional(price.description),
            "unit_amount": .money(price.unitAmount), "type": price.recurrence == nil ? "one_time" : "recurring",
            "recurring": price.recurrence?.json ?? .null,
            "active": .bool(price.isActive), "product": product.json(facts),
            "hsa_fsa_eligibility": .word(product.eligibility), "created_at": .instant(price.createdAt),
            "test_mode": .bool(facts.isTest), "metadata": .notes(price.metadata),
        ]
    }
}
