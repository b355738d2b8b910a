/// What a merchant says of a session besides its cart; most of it only comes back as it was said (Flex: the members of a
/// checkout session that have no other place).
public struct SessionDetails: Hashable, Sendable {
    /// What the hosted page fills in beforehand: `email`, `first_name`, `last_name`, `phone`.
    public var defaults: [String: String]
    /// Whether the hosted page takes promotion codes.
    public var allowsPromotionCodes: Bool
    /// Whether the hosted page asks for an address.
    public var collectsShippingAddress: Bool
    /// Where to send it: `line1`, `city`…
    public var shippingDetails: [String: String]
    /// The shipping rate that was chosen: `shipping_rate_id`, `display_name`.
    public var shippingOptions: [String: String]
    /// The merchant's own sentences: `after_submit`, `shipping_address`, `submit`.
    public var customText: [String: String]
    /// What the tax was computed from.
    public var taxRate: [String: String]
    /// What a subscription shall be made with.
    public var subscriptionData: [String: String]
    /// What of `defaults`, `shipping_details` and `subscription_data` is no text: as JSON, by its path, such as
    /// `subscription_data.trial_period_days`.
    public var others: [String: String]
    /// Notes for its captures.
    public var captureMetadata: [String: String]
    // `Optional` is spelled out here and below for the reason that `CheckoutSession.failure` has.
    /// Which integration made it: `shopify`.
    public var origin: Optional<String>
    /// What is billed next, after a trial that is free (Truemed: `display_next_bill_info`). One rule reads it: nothing is
    /// charged now.
    public var nextBill: Optional<NextBill>
    /// Whether the hosted page may stand in a frame of the merchant's (Truemed: `use_iframe`).
    public var isFramed: Bool
    /// What the merchant said of charges and discounts, as it was said: of the whole cart under `order`, of a line under
    /// its place (Truemed: `amount_details`).
    public var amountDetails: [String: String]
    /// Which update of its token a try of cards is to finish, by the session that opened it; the engine says so itself,
    /// and reads it when the cards are known.
    var repairs: ID<CheckoutSession>?
    /// The refused charge whose token's update this request took the place of; the engine says so itself, and reads it
    /// where the cards that were refused matter.
    var supersedes: ID<CheckoutSession>?

    /// What a merchant says of a session.
    public init(
        defaults: [String: String] = [:], allowsPromotionCodes: Bool = false, collectsShippingAddress: Bool = false,
        shippingDetails: [String: String] = [:], shippingOptions: [String: String] = [:],
        customText: [String: String] = [:], taxRate: [String: String] = [:], subscriptionData: [String: String] = [:],
        others: [String: String] = [:], captureMetadata: [String: String] = [:], origin: String? = nil,
        nextBill: NextBill? = nil, isFramed: Bool = false,
        amountDetails: [String: String] = [:]
    ) {
        self.defaults = defaults
        self.allowsPromotionCodes = allowsPromotionCodes
        self.collectsShippingAddress = collectsShippingAddress
        self.shippingDetails = shippingDetails
        self.shippingOptions = shippingOptions
        self.customText = customText
        self.taxRate = taxRate
        self.subscriptionData = subscriptionData
        self.others = others
        self.captureMetadata = captureMetadata
        self.origin = origin
        self.nextBill = nextBill
        self.isFramed = isFramed
        self.amountDetails = amountDetails
    }

    /// Whether nothing was said.
    public var isEmpty: Bool { self == SessionDetails() }
}

extension SessionDetails {
    /// The same as groups of named texts, by which a ledger keeps it; empty groups are left out.
    public var groups: [String: [String: String]] {
        var flags: [String: String] = [:]
        if allowsPromotionCodes { flags["allow_promotion_codes"] = "true" }
        if collectsShippingAddress { flags["shipping_address_collection"] = "true" }
        if isFramed { flags["use_iframe"] = "true" }
        flags["origin"] = origin
        flags["repairs"] = repairs?.uuid
        flags["supersedes"] = supersedes?.uuid
        let all = [
            "defaults": defaults, "flags": flags, "shipping_details": shippingDetails,
            "shipping_options": shippingOptions, "custom_text": customText, "tax_rate": taxRate,
            "subscription_data": subscriptionData, "others": others, "capture_metadata": captureMetadata,
            "display_next_bill_info": nextBill?.texts ?? [:], "amount_details": amountDetails,
        ]
        return all.filter { !$0.value.isEmpty }
    }

    /// What `groups` was made of.
    public init(groups: [String: [String: String]]) {
        let flags = groups["flags"] ?? [:]
        self.init(
            defaults: groups["defaults"] ?? [:], allowsPromotionCodes: flags["allow_promotion_codes"] != nil,
            collectsShippingAddress: flags["shipping_address_collection"] != nil,
            shippingDetails: groups["shipping_details"] ?? [:], shippingOptions: groups["shipping_options"] ?? [:],
            customText: groups["custom_text"] ?? [:], taxRate: groups["tax_rate"] ?? [:],
            subscriptionData: groups["subscription_data"] ?? [:], others: groups["others"] ?? [:],
            captureMetadata: groups["capture_metadata"] ?? [:], origin: flags["origin"],
            nextBill: NextBill(texts: groups["display_next_bill_info"] ?? [:]), isFramed: flags["use_iframe"] != nil,
            amountDetails: groups["amount_details"] ?? [:])
        repairs = flags["repairs"].flatMap { ID($0) }
        supersedes = flags["supersedes"].flatMap { ID($0) }
    }

    /// The details with the shipping that was chosen.
    func adding(_ shipping: ShippingChoice?) -> SessionDetails {
        guard let shipping else { return self }
        var details = self
        details.shippingOptions.merge(shipping.echo) { $1 }
        return details
    }

    /// The details in a fixed form; empty for none.
    var fingerprint: String {
        groups.sorted { $0.key < $1.key }.map { group in
            let members = group.value.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return " \(group.key)(\(members.joined(separator: ",")))"
        }.joined()
    }
}
