public import EDN

/// One thing that a transition does (reference section 3).
public struct ProcessAction: Hashable, Sendable {
    /// What it does.
    public let kind: ActionKind
    /// What is set for it.
    public let config: ActionConfig

    /// One thing that a transition does.
    public init(_ kind: ActionKind, config: ActionConfig = ActionConfig()) {
        self.kind = kind
        self.config = config
    }

    /// Whether it charges the customer's saved card while they are away.
    public var chargesOffSession: Bool {
        kind == .createPaymentIntent && config.isTrue(ActionConfig.useDefaultPaymentMethod)
    }
}

/// What a file sets for an action. Nothing but `nil` and `false` is false here, as in the original: the keyword `:true`
/// is true, and `:false` is true as well.
public struct ActionConfig: Hashable, Sendable {
    /// The key with which a payment intent is created and confirmed with the customer's saved card.
    public static let useDefaultPaymentMethod = "use-customer-default-payment-method?"

    /// The keys and values, in the order of the file.
    public let entries: [EDNEntry]

    /// What a file sets for an action.
    public init(_ entries: [EDNEntry] = []) { self.entries = entries }

    /// What stands under a keyword, given without its colon.
    public subscript(_ key: String) -> EDNValue? { entries.first { $0.key.keyword?.text == key }?.value }

    /// Whether something that counts as true stands under a keyword.
    public func isTrue(_ key: String) -> Bool { self[key]?.isTruthy ?? false }
}
