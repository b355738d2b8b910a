import Checkout

/// Which of the engine's events Flex documents, and the names that its documentation uses for events (section 9).
enum FlexEventTypes {
    /// Flex's name of an event of the engine's; nil for those that are ours alone, which are not sent: a client of Flex's
    /// would not know them. `charge.failed` and `charge.refunded` are about the payment intent, since nothing here is a
    /// charge (ours).
    static func name(of type: String) -> String? { renamed[type] ?? (sent.contains(type) ? type : nil) }

    /// The engine's events of which Flex has a name.
    static let named: Set<String> = sent.union(renamed.keys)

    /// Those that Flex calls otherwise. Ours: that a consultation expires with its letter, since the reference says only
    /// that it does, and that it is its customer's from its beginning.
    private static let renamed = [
        EventType.letterExpired: "consultation.expired",
        EventType.consultationStarted: "customer.consultation.attached", EventType.paymentFailed: "charge.failed",
    ]

    private static let sent: Set<String> = [
        EventType.sessionCompleted, EventType.customerCreated, EventType.customerUpdated,
        EventType.consultationApproved, EventType.productUpdated, EventType.paymentCreated,
        EventType.paymentSucceeded, EventType.paymentRefunded, EventType.refundCreated, EventType.refundUpdated,
        EventType.subscriptionCreated, EventType.subscriptionUpdated, EventType.subscriptionDeleted,
        EventType.invoiceCreated, EventType.invoicePaid, EventType.invoicePaymentSucceeded,
    ]

    /// The name for what somebody asked for: the reference spells one event in two ways.
    static func name(asked: String) -> String {
        asked == "checkout_session.completed" ? EventType.sessionCompleted : asked
    }
}
