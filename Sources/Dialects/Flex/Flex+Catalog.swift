// Products and prices (Flex, section 5).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Product object.
    public func product(_ product: Product) -> JSON {
        let details = product.details
        return [
            "product_id": .id(product.id), "name": .string(product.name),
            "description": .optional(product.description),
            "document_description": .optional(details.documentDescription),
            "receipt_description": .optional(details.receiptDescription), "created_at": .instant(product.createdAt),
            "visit_type": .string(product.visitType?.name ?? VisitType.notApplicable.name),
            "active": .bool(product.isActive), "upc_code": .optional(details.upcCode),
            "gtin": .optional(details.gtin), "reference_gtin": .optional(details.referenceGTIN),
            "hsa_fsa_eligibility": .word(product.eligibility), "test_mode": .bool(isTest),
            "metadata": .notes(details.metadata), "url": .optional(details.url),
            "client_reference_id": .optional(details.clientReferenceID ?? product.sku),
            "image_urls": .strings(details.imageURLs), "categories": .strings(details.categories),
            "components": .strings(details.components),
        ]
    }

    /// The Price object, its product as an identifier or whole.
    public func price(_ row: PriceRow, isProductExpanded: Bool = false) -> JSON {
        let price = row.price
        return [
            "price_id": .id(price.id), "description": .optional(price.description),
            "trial_period_days": .optional(price.recurrence?.trialDays), "unit_amount": .money(price.unitAmount),
            "recurring": price.recurrence.map(recurring) ?? .null, "active": .bool(price.isActive),
            "product": isProductExpanded ? product(row.product) : .id(price.product),
            "created_at": .instant(price.createdAt), "type": .string(Flex.priceType(price.recurrence)),
            "metadata": .notes(price.metadata), "hsa_fsa_eligibility": .word(row.product.eligibility),
            "test_mode": .bool(isTest),
        ]
    }

    /// The `type` of a price that is charged so often; nil is once.
    public static func priceType(_ recurrence: Recurrence?) -> String { recurrence == nil ? "one_time" : "recurring" }

    private func recurring(_ recurrence: Recurrence) -> JSON {
        [
            "interval": .word(recurrence.interval), "interval_count": .int(recurrence.count),
            "trial_period_days": .optional(recurrence.trialDays),
        ]
    }
}
