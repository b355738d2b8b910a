import Checkout

extension Draft {
    /// Notes everything that is wrong with a form's fields at once, in the order of the page.
    /// - Parameters:
    ///   - fields: each field with what was typed, and what is said where nothing was; nil where nothing is needed.
    ///   - faults: what the engine says of what was typed.
    mutating func refuse(
        _ fields: [(name: String, typed: String, missing: String?)], faults: [CheckoutError], prefix: String = ""
    ) {
        for field in fields {
            if field.typed.isEmpty {
                if let missing = field.missing { refuse(prefix + field.name, missing) }
                continue
            }
            for case .invalidField(field.name, _, let expected) in faults {
                refuse(prefix + field.name, "Enter \(expected).")
            }
        }
    }
}
