/// The names of events. Where Flex documents a name it is Flex's; the others are ours.
public enum EventType {
    // Flex (webhooks, event types seen).
    /// A session is done for its customer: paid, or held for the merchant to capture, of which no second one tells.
    public static let sessionCompleted = "checkout.session.completed"
    /// A customer was added.
    public static let customerCreated = "customer.created"
    /// A customer changed.
    public static let customerUpdated = "customer.updated"
    /// A consultation led to a letter.
    public static let consultationApproved = "consultation.approved"
    /// Somebody decided how a product may be paid.
    public static let productReviewed = "product.reviewed"
    /// A product changed, or was retired or brought back.
    public static let productUpdated = "product.updated"
    /// A card is about to be asked for money.
    public static let paymentCreated = "payment_intent.created"
    /// A card paid; twice for a split cart.
    public static let paymentSucceeded = "payment_intent.succeeded"
    /// Money went back to a card.
    public static let refundCreated = "refund.created"
    /// A subscription began: it is trialing or active.
    public static let subscriptionCreated = "customer.subscription.created"
    /// A subscription changed.
    public static let subscriptionUpdated = "customer.subscription.updated"
    /// A subscription ended.
    public static let subscriptionDeleted = "customer.subscription.deleted"
    /// A period is to be paid.
    public static let invoiceCreated = "invoice.created"
    /// A period is paid.
    public static let invoicePaid = "invoice.paid"
    /// A period is paid, by a card.
    public static let invoicePaymentSucceeded = "invoice.payment_succeeded"
    /// A refund was refused, or its notes changed.
    public static let refundUpdated = "refund.updated"
    /// A payment gave money back.
    public static let paymentRefunded = "charge.refunded"

    // The marketplace's (events of its integration API).
    /// A transaction began.
    public static let transactionInitiated = "transaction/initiated"
    /// A transaction moved on.
    public static let transactionTransitioned = "transaction/transitioned"

    // Ours.
    /// A transition failed, and changed nothing.
    public static let transitionFailed = "transaction/transition-failed"
    /// A transaction's hold lapsed before it was captured.
    public static let transactionHoldLapsed = "transaction/hold-lapsed"
    /// A transaction's money was not paid out in time.
    public static let transactionPayoutMissed = "transaction/payout-missed"
    /// A process was installed.
    public static let processInstalled = "process.installed"
    /// A listing was added.
    public static let listingCreated = "listing.created"
    /// A listing changed.
    public static let listingUpdated = "listing.updated"
    /// A provider's account for payouts was connected, or switched.
    public static let payoutsConnected = "payout_account.connected"
    /// A standing order was given.
    public static let standingOrderGiven = "standing_order.created"
    /// A standing order was switched off or on.
    public static let standingOrderSwitched = "standing_order.updated"
    /// A checkout began.
    public static let sessionCreated = "checkout.session.created"
    /// A customer has done their part, and money follows at once: what Truemed calls `processing` before `captured`.
    public static let sessionProcessing = "checkout.session.processing"
    /// A session changed its status, or failed a try.
    public static let sessionUpdated = "checkout.session.updated"
    /// An off-session charge was refused before any card was asked.
    public static let sessionRefused = "checkout.session.refused"
    /// A card said no.
    public static let paymentFailed = "payment_intent.payment_failed"
    /// A period could not be paid.
    public static let invoicePaymentFailed = "invoice.payment_failed"
    /// What was to be paid is taken back.
    public static let invoiceVoided = "invoice.voided"
    /// Money was set aside on a card.
    public static let paymentHeld = "payment_intent.amount_capturable_updated"
    /// Money that was set aside was given back.
    public static let paymentCanceled = "payment_intent.canceled"
    /// A consultation began.
    public static let consultationStarted = "consultation.started"
    /// A consultation was signed and waits for a practitioner.
    public static let consultationSigned = "consultation.signed"
    /// A consultation ended at the survey.
    public static let consultationIneligible = "consultation.ineligible"
    /// A practitioner said no.
    public static let consultationDenied = "consultation.denied"
    /// The merchant said whose consultation it is.
    public static let consultationUserNamed = "consultation.user_named"
    /// A consultation was given up.
    public static let consultationAbandoned = "consultation.abandoned"
    /// Somebody opened the sealed answers.
    public static let answersOpened = "consultation.answers_opened"
    /// A letter was issued.
    public static let letterIssued = "letter.issued"
    /// A letter was denied.
    public static let letterDenied = "letter.denied"
    /// A letter ran out.
    public static let letterExpired = "letter.expired"
    /// A card was given.
    public static let paymentMethodSaved = "payment_method.saved"
    /// A card may be charged with its owner away.
    public static let paymentMethodVerified = "payment_method.verified"
    /// A card was removed.
    public static let paymentMethodRemoved = "payment_method.removed"
    /// A card became the default.
    public static let paymentMethodMadeDefault = "payment_method.made_default"
    /// A token was made, not chargeable yet.
    public static let tokenCreated = "payment_token.created"
    /// A token may be charged: provisioned, or repaired.
    public static let tokenUpdated = "payment_token.updated"
    /// A refused charge opened an update.
    public static let tokenUpdateOpened = "payment_token.update_opened"
    /// A repair was tried and failed.
    public static let tokenUpdateTried = "payment_token.update_tried"
    /// A repair was begun and given up.
    public static let tokenUpdateAbandoned = "payment_token.update_abandoned"
    /// A token was deleted.
    public static let tokenDeleted = "payment_token.deleted"
    /// A product was added.
    public static let productCreated = "product.created"
    /// A price was added.
    public static let priceCreated = "price.created"
    /// A price changed, or was retired or brought back.
    public static let priceUpdated = "price.updated"
    /// A coupon was added.
    public static let couponCreated = "coupon.created"
    /// A promotion code was added.
    public static let promoCodeCreated = "promo_code.created"
    /// A promotion code was retired or brought back.
    public static let promoCodeUpdated = "promo_code.updated"
    /// The clock was frozen, moved or let go.
    public static let clockMoved = "clock.moved"
    /// An API key was made.
    public static let keyCreated = "api_key.created"
    /// An API key was revoked.
    public static let keyRevoked = "api_key.revoked"
    /// A webhook endpoint was added.
    public static let webhookAdded = "webhook_endpoint.created"
    /// A webhook endpoint was removed.
    public static let webhookRemoved = "webhook_endpoint.removed"
    /// Somebody sent a delivery again.
    public static let deliveryResent = "webhook_delivery.resent"
    /// The ledger's settings changed.
    public static let settingsChanged = "settings.changed"
}
