/// Every action that a process may use (reference section 3), by its keyword without the colon. Older names stand for
/// what they did.
public enum ActionKind: String, CaseIterable, Sendable {
    // Prices.
    case setLineItems = "action/privileged-set-line-items"
    case setNegotiatedTotal = "action/set-negotiated-total-price"
    case calculateFullRefund = "action/calculate-full-refund"
    case customerCommission = "action/calculate-tx-customer-commission"
    case providerCommission = "action/calculate-tx-provider-commission"
    case customerFixedCommission = "action/calculate-tx-customer-fixed-commission"
    case providerFixedCommission = "action/calculate-tx-provider-fixed-commission"
    case nightlyTotal = "action/calculate-tx-nightly-total"
    case nightlyTotalPrice = "action/calculate-tx-nightly-total-price"
    case dailyTotal = "action/calculate-tx-daily-total"
    case dailyTotalPrice = "action/calculate-tx-daily-total-price"
    case total = "action/calculate-tx-total"
    case dailyTotalExcludingStart = "action/calculate-tx-total-daily-booking-exclude-start"
    case twoUnitsTotal = "action/calculate-tx-two-units-total-price"
    case unitTotal = "action/calculate-tx-unit-total-price"
    case setLineItemsAndTotal = "action/set-line-items-and-total"

    // Bookings.
    case createPendingBooking = "action/create-pending-booking"
    case createProposedBooking = "action/create-proposed-booking"
    case createBooking = "action/create-booking"
    case acceptBooking = "action/accept-booking"
    case declineBooking = "action/decline-booking"
    case cancelBooking = "action/cancel-booking"
    case updateBooking = "action/update-booking"

    // Stock.
    case createPendingStock = "action/create-pending-stock-reservation"
    case createProposedStock = "action/create-proposed-stock-reservation"
    case acceptStock = "action/accept-stock-reservation"
    case declineStock = "action/decline-stock-reservation"
    case cancelStock = "action/cancel-stock-reservation"

    // Reviews.
    case reviewByCustomer = "action/post-review-by-customer"
    case reviewByProvider = "action/post-review-by-provider"
    case publishReviews = "action/publish-reviews"

    // Data.
    case updateProtectedData = "action/update-protected-data"
    case updateMetadata = "action/privileged-update-metadata"
    case revealCustomerData = "action/reveal-customer-protected-data"
    case revealProviderData = "action/reveal-provider-protected-data"
    case revealListingFiles = "action/reveal-listing-protected-files"

    // Money.
    case createPaymentIntent = "action/stripe-create-payment-intent"
    case createPushPaymentIntent = "action/stripe-create-payment-intent-push"
    case confirmPaymentIntent = "action/stripe-confirm-payment-intent"
    case capturePaymentIntent = "action/stripe-capture-payment-intent"
    case refundPayment = "action/stripe-refund-payment"
    case refundCharge = "action/stripe-refund-charge"
    case createPayout = "action/stripe-create-payout"
    case createCharge = "action/stripe-create-charge"
    case createChargeIntent = "action/stripe-create-charge-pi"
    case captureCharge = "action/stripe-capture-charge"
    case captureChargeIntent = "action/stripe-capture-charge-pi"

    /// For trying out how a failure goes.
    case fail = "action/fail"
}
