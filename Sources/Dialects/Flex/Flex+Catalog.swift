// Products and prices (Flex, section 5).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The Product object.
    public func product(_ product: Product) -> JSON {
        [
            "product_id": .id(product.id), "name": .string(product.name),
            "description": .optional(product.description), "document_description": nil, "receipt_description": nil,
            "created_at": .instant(product.createdAt),
            "visit_type": .string(product.visitType?.name ?? VisitType.notApplicable.name),
            "active": .bool(product.isActive), "upc_code": nil, "gtin": nil, "reference_gtin": nil,
            "hsa_fsa_eligibility": .word(product.eligibility), "test_mode": .bool(isTest), "metadata": [:], "url": nil,
            "client_reference_id": .optional(product.sku), "image_urls": [], "categories": [], "components": [],
        ]
    }

    /// The Price object, its product as an identifier or whole.
    public func price(_ row: PriceRow, isProductExpanded: Bool = false) -> JSON {
        let price = row.price
        return [
            "price_id": .id(price.id), "description": .optional(price.description), "trial_period_days": nil,
            "unit_amount": .money(price.unitAmount), "recurring": nil, "active": .bool(price.isActive),
            "product": isProductExpanded ? product(row.product) : .id(price.product),
            "created_at": .instant(price.createdAt), "type": "one_time", "metadata": [:],
            "hsa_fsa_eligibility": .word(row.product.eligibility), "test_mode": .bool(isTest),
        ]
    }
}
