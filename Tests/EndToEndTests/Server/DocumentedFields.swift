/// The fields of the objects that Flex documents (sections 3.5, 4, 5, 6, 8 and 9).
enum Fields {
    static let session = [
        "allow_promotion_codes", "amount_total", "amount_subtotal", "amount_received", "amount_refunded",
        "amount_disputed", "cancel_url", "captures", "disputes", "capture_method", "checkout_session_id",
        "client_reference_id", "created_at", "customer", "defaults", "expires_at", "invoice", "hsa_fsa_eligible",
        "letter_of_medical_necessity_required", "metadata", "mode", "origin", "payment_intent", "payment_intents",
        "redirect_url", "refunds", "setup_intent", "shipping_options", "shipping_address_collection",
        "shipping_details", "split_cart", "status", "success_url", "fees", "custom_text", "subscription",
        "subscription_data", "tax_rate", "tax_calculation_mode", "test_mode", "total_details", "visit_type",
        "payment_method_options", "platform_fees", "next_action",
    ]
    static let defaults = ["customer_id", "email", "first_name", "last_name", "phone"]
    static let shippingOptions = ["shipping_rate_id", "shipping_amount", "display_name"]
    static let totals = ["amount_discount", "amount_tax", "amount_shipping"]
    static let fee = ["fee_id", "amount", "name", "description", "fee_type", "applied"]
    static let customText = ["after_submit", "shipping_address", "submit"]
    static let lineItem = [
        "line_item_id", "amount_discount", "amount_subtotal", "amount_tax", "amount_total", "amount_shipping",
        "description", "price", "quantity", "eligibility", "shipping_rate",
    ]
    static let capture = [
        "capture_id", "amount_captured", "items", "amount_shipping_captured", "amount_discount_captured",
        "amount_tax_captured",
    ]
    static let captureItem = ["capture_item_id", "amount_captured", "price", "payment_intent"]
    static let address = ["line1", "line2", "city", "state", "postal_code", "country"]
    static let shipping = ["shipping_address_id"] + address
    static let customer = [
        "customer_id", "first_name", "last_name", "email", "phone", "employer", "shipping", "metadata", "created_at",
        "test_mode",
    ]
    static let paymentMethod = [
        "payment_method_id", "billing_details", "customer", "metadata", "card", "created_at", "test_mode",
        "off_session",
    ]
    static let billing = ["email", "name", "phone", "address"]
    static let card = ["brand", "country", "exp_month", "exp_year", "funding", "last4"]
    static let product = [
        "product_id", "name", "description", "document_description", "receipt_description", "created_at",
        "visit_type", "active", "upc_code", "gtin", "reference_gtin", "hsa_fsa_eligibility", "test_mode", "metadata",
        "url", "client_reference_id",
    ]
    static let price = [
        "price_id", "description", "trial_period_days", "unit_amount", "recurring", "active", "product", "created_at",
        "type", "metadata", "hsa_fsa_eligibility", "test_mode",
    ]
    static let recurring = ["interval", "interval_count", "trial_period_days"]
    static let promoCode = ["promo_code_id", "code", "coupon", "customer", "active"]
    static let coupon = [
        "coupon_id", "amount_off", "applies_to", "duration", "duration_in_months", "name", "percent_off",
        "max_redemptions", "times_redeemed", "valid",
    ]
    static let letter = ["letter_id", "url", "product", "status"]
    static let consultation = [
        "consultation_id", "consultation_type", "status", "customer", "created_at", "test_mode",
    ]
    static let paymentIntent = [
        "payment_intent_id", "amount", "amount_capturable", "amount_received", "application_fee_amount", "customer",
        "transfer_data", "status", "latest_charge", "created_at", "invoice", "capture_method", "client_secret",
        "metadata", "payment_method", "test_mode", "transfer_group", "payment_card_type", "last_payment_error",
    ]
    static let setupIntent = [
        "status", "usage", "subscription", "subscription_id", "partner_id", "customer", "description",
        "payment_method", "metadata", "created_at", "test_mode",
    ]
    static let subscription = [
        "subscription_id", "created_at", "items", "latest_invoice", "customer", "status", "cancel_at_period_end",
        "current_period_start", "current_period_end", "metadata", "client_secret", "proration_behavior",
        "trial_start", "trial_end", "cancel_at", "default_payment_method",
    ]
    static let subscriptionItem = ["subscription_item_id", "price", "quantity"]
    static let refund = [
        "refund_id", "payment_intent_id", "amount", "created_at", "reason", "status", "metadata", "reference_id",
        "reference_type", "reference_status",
    ]
    static let event = ["event_dt", "event_id", "event_type", "object", "test_mode", "created_at"]
}
