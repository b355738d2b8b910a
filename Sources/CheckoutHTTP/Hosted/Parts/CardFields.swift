import Checkout

/// The inputs of one card. Its number and code are never written back into a page.
enum CardFields {
    /// What the second card's fields begin with.
    static let second = "second_"
    static let names = ["number", "expires", "cvc", "postal_code"]

    static func number(_ prefix: String, _ draft: Draft) -> FieldView {
        FieldView(
            prefix + "number", "Card number", autocomplete: prefix.isEmpty ? "cc-number" : "off", inputmode: "numeric",
            maxlength: 23, isRequired: prefix.isEmpty, in: draft)
    }

    static func details(_ prefix: String, _ draft: Draft) -> [FieldView] {
        let isFirst = prefix.isEmpty
        return [
            FieldView(
                prefix + "expires", "Expiry", hint: "MM/YY", autocomplete: isFirst ? "cc-exp" : "off",
                maxlength: 7, isRequired: isFirst, in: draft),
            FieldView(
                prefix + "cvc", "CVC", hint: "On the back", autocomplete: isFirst ? "cc-csc" : "off",
                inputmode: "numeric", maxlength: 4, isRequired: isFirst, in: draft),
            FieldView(
                prefix + "postal_code", "ZIP code", hint: "Of the bill", autocomplete: isFirst ? "postal-code" : "off",
                maxlength: 10, isRequired: isFirst, in: draft),
        ]
    }

    /// Whether nothing was typed for a card.
    static func isEmpty(_ prefix: String, _ form: FormBody) throws -> Bool {
        try names.allSatisfy { try form.text(prefix + $0).isEmpty }
    }

    /// The card that was typed, with what is wrong about it noted in the draft.
    static func entry(_ prefix: String, _ form: FormBody, _ draft: inout Draft) throws -> CardEntry? {
        let texts = try names.map { try form.text(prefix + $0) }
        draft.keep([prefix + "expires", prefix + "postal_code"], of: form)
        let count = draft.errors.count
        draft.refuse(
            zip(names, texts).map { (name: $0, typed: $1, missing: CardComplaint.missing[$0] ?? "This is needed.") },
            faults: CardEntry.faults(number: texts[0], expiry: texts[1], cvc: texts[2], postalCode: texts[3]),
            prefix: prefix)
        guard draft.errors.count == count else { return nil }
        return try CardEntry(number: texts[0], expiry: texts[1], cvc: texts[2], postalCode: texts[3])
    }
}
