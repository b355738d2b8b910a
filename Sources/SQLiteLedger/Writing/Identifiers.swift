// How identifiers derive from a ledger's seed, so that the same seed and the same story give the same identifiers.
import Checkout
import Crypto

/// Makes a ledger's identifiers. The addresses of hosted pages and letters need nothing but one, so whoever has seen some
/// must not be able to work out another: their last 50 bits are HMAC-SHA256's of kind and number, under the seed.
struct Identifiers: Sendable {
    /// The table of each kind; a kind's next number is one more than its table's last row.
    static let tables = [
        Customer.kind: "customers", Letter.kind: "letters", Consultation.kind: "consultations",
        PaymentMethod.kind: "payment_methods", Product.kind: "products", Price.kind: "prices",
        PaymentToken.kind: "tokens", CheckoutSession.kind: "sessions", Payment.kind: "payments",
        Refund.kind: "refunds", Capture.kind: "captures", Coupon.kind: "coupons", PromoCode.kind: "promo_codes",
        Event.kind: "events", APIKey.kind: "api_keys", WebhookEndpoint.kind: "webhook_endpoints",
        Delivery.kind: "deliveries",
        Subscription.kind: "subscriptions", Invoice.kind: "invoices",
        Listing.kind: "listings", ProcessVersion.kind: "processes", Transaction.kind: "transactions",
        StandingOrder.kind: "standing_orders", Mail.kind: "mails",
    ]

    /// As far as every code begins alike, which is half the work of each.
    private let keyed: HMAC<SHA256>

    /// The identifiers of a ledger with this seed.
    init(seed: UInt64) {
        keyed = HMAC(key: SymmetricKey(data: withUnsafeBytes(of: seed.littleEndian, Array.init)))
    }

    /// The identifier of a kind's thing with this number. Of things that are made at one moment, as all are on a frozen
    /// clock, the later ones have the greater identifiers: they go to the end of their index, however large it is.
    func make<Thing: Identified>(number: Int64, at now: Instant) -> ID<Thing> {
        let order = UInt128(UInt64(bitPattern: number) & 0xFF_FFFF) << 50
        return ID(at: now, random: order | UInt128(code(of: Thing.kind, number) >> 14))
    }

    /// The least number of an identifier that is made at a moment.
    static func first(at moment: Instant) -> UInt128 { UInt128(UInt64(clamping: moment.milliseconds)) << 80 }

    /// The first 64 bits of the code of a kind's number, which comes first since it alone has a fixed length.
    private func code(of kind: String, _ number: Int64) -> UInt64 {
        var code = keyed
        code.update(data: withUnsafeBytes(of: number.littleEndian, Array.init) + kind.utf8)
        return code.finalize().withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }
}
