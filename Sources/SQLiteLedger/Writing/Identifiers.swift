// How identifiers derive from a ledger's seed, so that the same seed and the same story give the same identifiers.
import Checkout

enum Identifiers {
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

    /// The identifier of a kind's thing with this number. Of things that are made at one moment, as all are on a frozen
    /// clock, the later ones have the greater identifiers: they go to the end of their index, however large it is.
    static func make<Thing: Identified>(seed: UInt64, number: Int64, at now: Instant) -> ID<Thing> {
        let start = mixed(seed) ^ hash(Thing.kind) &+ UInt64(bitPattern: number) &* increment
        let order = UInt128(UInt64(bitPattern: number) & 0xFF_FFFF) << 50
        return ID(at: now, random: order | UInt128(mixed(start) >> 14))
    }

    /// The least number of an identifier that is made at a moment.
    static func first(at moment: Instant) -> UInt128 { UInt128(UInt64(clamping: moment.milliseconds)) << 80 }

    /// The odd constant nearest to 2^64 divided by the golden ratio.
    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// SplitMix64's finalizer (Steele, Lea and Flood 2014): a bijection in which every input bit moves every output
    /// bit.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ increment
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
    }
}
