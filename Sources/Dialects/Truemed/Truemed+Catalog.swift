// The product catalogue (Truemed, sections 4.4 and 6), and how a cart of it may be paid.

public import Checkout
public import OrderedJSON

extension Truemed {
    /// A catalogue item. A price is documented on no item, so none is kept.
    public func item(_ product: Product) -> JSON {
        [
            "sku": .optional(product.sku), "name": .string(product.name), "description": .optional(product.description),
            "url": .optional(product.details.url), "image_urls": .strings(product.details.imageURLs),
            "eligibility": .optional(product.truemedEligibility),
            "reviewed_at": .instant(product.details.reviewedAt), "created_at": .instant(product.createdAt),
        ]
    }

    /// The answer to the question how a cart may be paid (`truemed_checkout_method`). Its names are ours.
    /// - Parameters:
    ///   - items: the cart's items, each with what is known of its code.
    ///   - ways: how they may be paid together.
    public static func checkoutMethod(_ items: [(sku: String, eligibility: LineEligibility)], _ ways: WaysToPay) -> JSON
    {
        let canShare = ways.ways.contains(.split)
        return [
            "eligibility": .word(ways.extent), "checkout_methods": .strings(ways.ways.map(\.rawValue)),
            "total_amount": .money(ways.total), "eligible_amount": .money(ways.eligible),
            "hsa_fsa_minimum": .money(canShare ? WaysToPay.least : nil),
            "hsa_fsa_maximum": .money(canShare ? ways.eligible : nil),
            "items": .array(
                items.map { ["sku": .string($0.sku), "eligibility": .string($0.eligibility.truemedWord)] }),
        ]
    }
}

extension Product {
    /// Truemed's `eligibility`; nil while nobody has reviewed it.
    fileprivate var truemedEligibility: String? {
        details.awaitsReview ? nil : eligibility.lineEligibility(visitType: visitType).truemedWord
    }
}

extension LineEligibility {
    /// Truemed's word (older pages say `not_eligible` for the last).
    fileprivate var truemedWord: String {
        switch self {
        case .eligible: "eligible"
        case .eligibleWithLetter: "eligible_with_lmn"
        case .notEligible: "ineligible"
        }
    }
}
