// One labelled field of a form: what is typed or chosen in it, and which words of the command it becomes.
import Checkout
import Terminal

/// A field.
struct FormField: Hashable, Sendable {
    /// What can be done in it.
    enum Content: Hashable, Sendable {
        /// Words are typed.
        case text(TextField)
        /// An amount is typed in dollars; the command gets cents.
        case amount(TextField)
        /// One of several is chosen with ← and →.
        case choice([Choice], index: Int)
        /// Yes or no.
        case toggle(Bool)
    }

    /// One thing to choose.
    struct Choice: Hashable, Sendable {
        /// What the command gets; empty: the option is left out.
        let value: String
        /// What the person reads.
        let label: String
    }

    /// What the engine's refusals call it: `email`.
    let name: String
    /// What stands before it.
    let label: String
    /// The option of the command: `--email`.
    let option: String
    /// What helps to fill it, shown while it has the focus.
    let help: String
    /// Whether the form cannot be sent without it.
    let isRequired: Bool
    /// What was typed or chosen.
    var content: Content
    /// What is wrong with it.
    var problem: String?
    private let initial: String

    /// A field with what it holds at first.
    init(
        _ name: String, _ label: String, option: String, _ content: Content, help: String = "",
        isRequired: Bool = false
    ) {
        self.name = name
        self.label = label
        self.option = option
        self.content = content
        self.help = help
        self.isRequired = isRequired
        initial = FormField.value(content)
    }

    /// A field for words.
    static func text(
        _ name: String, _ label: String, option: String, _ text: String = "", placeholder: String = "",
        help: String = "", isRequired: Bool = false
    ) -> FormField {
        let field = TextField(text: text, placeholder: placeholder)
        return FormField(name, label, option: option, .text(field), help: help, isRequired: isRequired)
    }

    /// What it holds, without space around it.
    var value: String { FormField.value(content) }

    /// Whether it holds something else than at first.
    var isChanged: Bool { value != initial }

    private static func value(_ content: Content) -> String {
        switch content {
        case .text(let field), .amount(let field): field.text.split(separator: " ").joined(separator: " ")
        case .choice(let choices, let index): choices.indices.contains(index) ? choices[index].value : ""
        case .toggle(let isOn): isOn ? "yes" : ""
        }
    }
}

extension FormField {
    /// The words that the command gets. Texts that were not touched are left out, so that an edit changes only what the
    /// person changed; one that was emptied is sent empty, which clears it.
    var words: [String] {
        switch content {
        case .text: isChanged ? [option, value] : []
        case .amount: AmountText.cents(value).map { [option, String($0.minorUnits)] } ?? []
        case .choice: value.isEmpty ? [] : [option, value]
        case .toggle(let isOn): isOn ? [option] : []
        }
    }

    /// What is wrong with it before anybody is asked; nil: nothing.
    var ownProblem: String? {
        if isRequired && value.isEmpty { return "This is needed." }
        if case .amount = content, !value.isEmpty, AmountText.cents(value) == nil {
            return AmountText.expected
        }
        return nil
    }

    /// Edits it; `.ignored` leaves the key to the form.
    mutating func handle(_ key: Key) -> Outcome {
        switch content {
        case .text(var field):
            let outcome = field.handle(key)
            content = .text(field)
            return outcome
        case .amount(var field):
            let outcome = field.handle(key)
            content = .amount(field)
            return outcome
        case .choice(let choices, let index):
            guard let step = FormField.step(key), !choices.isEmpty else { return .ignored }
            content = .choice(choices, index: (index + step + choices.count) % choices.count)
        case .toggle(let isOn):
            guard FormField.step(key) != nil else { return .ignored }
            content = .toggle(!isOn)
        }
        return .changed
    }

    private static func step(_ key: Key) -> Int? {
        switch key {
        case .right, .character(" "), .character("l"): 1
        case .left, .character("h"): -1
        default: nil
        }
    }

    /// Takes pasted text.
    mutating func paste(_ text: String) {
        switch content {
        case .text(var field):
            field.insert(text)
            content = .text(field)
        case .amount(var field):
            field.insert(text)
            content = .amount(field)
        case .choice, .toggle: break
        }
    }
}
