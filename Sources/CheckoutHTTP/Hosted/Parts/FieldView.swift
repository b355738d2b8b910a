import Checkout

/// One input with its label, as the template `field` writes it.
struct FieldView: Sendable {
    let id: String
    let label: String
    var hint: String?
    var type = "text"
    var value = ""
    var autocomplete = "off"
    var inputmode: String?
    var maxlength = 200
    var isRequired = true
    var error: String?

    var describedBy: String?

    init(
        _ id: String, _ label: String, hint: String? = nil, type: String = "text", autocomplete: String = "off",
        inputmode: String? = nil, maxlength: Int = 200, isRequired: Bool = true, value: String? = nil, in draft: Draft
    ) {
        (self.id, self.label, self.hint, self.type) = (id, label, hint, type)
        (self.autocomplete, self.inputmode, self.maxlength) = (autocomplete, inputmode, maxlength)
        self.isRequired = isRequired
        self.value = draft.value(id) ?? value ?? ""
        error = draft.error(id)
        describedBy = describedByWords(id, hint: hint, error: error)
    }
}

/// A choice of state, as the template `state` writes it.
struct StateView: Sendable {
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let describedBy: String?
    let options: [Option]

    struct Option: Sendable {
        let option: String
        let text: String
        let isChosen: Bool
    }

    init(_ id: String, _ label: String, hint: String? = nil, value: String? = nil, in draft: Draft) {
        (self.id, self.label, self.hint) = (id, label, hint)
        error = draft.error(id)
        describedBy = describedByWords(id, hint: hint, error: error)
        let chosen = draft.value(id) ?? value
        options = USState.all.map { Option(option: $0.code, text: $0.name, isChosen: $0.code == chosen) }
    }
}

/// The identifiers of what describes an input, the error first; nil for nothing.
func describedByWords(_ id: String, hint: String?, error: String?) -> String? {
    let ids = (error == nil ? [] : ["\(id)-error"]) + (hint == nil ? [] : ["\(id)-hint"])
    return ids.isEmpty ? nil : ids.joined(separator: " ")
}
