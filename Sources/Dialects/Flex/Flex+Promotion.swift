// Promotion codes and their coupons (Flex, section 5).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The PromoCode object.
    public func promoCode(_ row: PromoCodeRow) -> JSON {
        [
            "promo_code_id": .id(row.code.id), "code": .string(row.code.code), "coupon": coupon(row.coupon),
            "customer": .id(row.code.customer), "active": .bool(row.code.isActive),
            "created_at": .instant(row.code.createdAt), "test_mode": .bool(isTest),
        ]
    }

    private func coupon(_ coupon: Coupon) -> JSON {
        var (amount, percent): (JSON, JSON) = (nil, nil)
        switch coupon.off {
        case .amount(let off): amount = .money(off)
        case .percent(let hundredths):
            percent = hundredths % 100 == 0 ? .int(hundredths / 100) : .number(coupon.off.digits)
        }
        var months: JSON = nil
        let duration: JSON
        switch coupon.duration {
        case .once: duration = "once"
        case .forever: duration = "forever"
        case .repeating(let count): (duration, months) = ("repeating", .int(count))
        }
        return [
            "coupon_id": .id(coupon.id), "amount_off": amount,
            "applies_to": .strings(coupon.appliesTo.map(\.description)), "duration": duration,
            "duration_in_months": months, "name": .optional(coupon.name), "percent_off": percent,
            "max_redemptions": .optional(coupon.maxRedemptions), "times_redeemed": .int(coupon.timesRedeemed),
            "valid": .bool(coupon.isValid),
        ]
    }
}
