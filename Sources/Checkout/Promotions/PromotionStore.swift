/// What the engine reads of coupons and promotion codes.
public protocol PromotionReader {
    /// The coupon with this identifier.
    func find(_ id: ID<Coupon>) throws -> Coupon?
    /// The promotion code with this identifier.
    func find(_ id: ID<PromoCode>) throws -> PromoCode?
    /// The active promotion code that is spelled so, in any case.
    func activePromoCode(_ code: String) throws -> PromoCode?
    /// A page of the promotion codes with their coupons, those that are active, those that are not, or all, the latest made
    /// first.
    func promoCodes(isActive: Bool?, from seek: Seek, limit: Int) throws -> Page<PromoCodeRow>
}

/// What the engine writes of coupons and promotion codes.
public protocol PromotionWriter: PromotionReader {
    /// Adds a coupon.
    func insert(_ coupon: Coupon) throws
    /// Replaces what may change of a coupon: how often it was used, and whether it still can be.
    func update(_ coupon: Coupon) throws
    /// Adds a promotion code.
    func insert(_ code: PromoCode) throws
    /// Replaces what may change of a promotion code: whether it is active.
    func update(_ code: PromoCode) throws
}

/// A promotion code with its coupon.
public struct PromoCodeRow: Hashable, Sendable {
    /// The code.
    public let code: PromoCode
    /// What it takes off.
    public let coupon: Coupon

    /// A promotion code with its coupon.
    public init(code: PromoCode, coupon: Coupon) {
        self.code = code
        self.coupon = coupon
    }
}
