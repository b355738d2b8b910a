// The filter of the customers, as it is typed.
import Checkout
import Terminal

/// What was typed after `/`.
struct FilterBar: Hashable, Sendable {
    /// The text.
    var field = TextField(placeholder: "name, e-mail, state:CA, letter:gym, is:pending …", maxLength: 120)
    /// Whether the keys go to it.
    var isTyping = false

    /// Whether it narrows the list.
    var isOn: Bool { !filter.isEmpty }

    /// What it says.
    var filter: Filter { Filter(field.text) }

    /// Forgets what was typed.
    mutating func clear() {
        field.set("")
        isTyping = false
    }
}
