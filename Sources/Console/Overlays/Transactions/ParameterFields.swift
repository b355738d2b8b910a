// The parameters of a transition as fields of a form, and back. The engine says what they may hold; here they only become
// a document.
import Checkout
import OrderedJSON
import Terminal
import TransactionProcess

/// Turns parameters into fields, and what was typed into a document.
enum ParameterFields {
    /// What is wrong with a field.
    struct Problem: Error, Hashable {
        let field: String
        let text: String
    }

    /// One field a parameter.
    static func fields(of transition: ProcessTransition, for offered: OfferedTransitions) -> [FormField] {
        transition.parameters.map { name in
            let kind = Kind(name)
            let content: FormField.Content =
                switch kind {
                case .yesOrNo: .toggle(false)
                case .money: .amount(TextField(placeholder: "such as 49.00", maxLength: 12))
                default:
                    .text(TextField(placeholder: kind.placeholder(name), maxLength: mostCharacters))
                }
            return FormField(name, name, option: "", content, help: kind.help(name))
        }
    }

    /// What was typed, as a document; empty fields are left out, and the engine says whether it needs them.
    static func parameters(_ fields: [FormField]) -> Result<JSON, Problem> {
        var values: [JSON.Field] = []
        for field in fields {
            switch value(of: field) {
            case .success(nil): break
            case .success(let value?): values.append(JSON.Field(field.name, value))
            case .failure(let problem): return .failure(problem)
            }
        }
        return .success(.object(values))
    }

    /// The field that a refusal names.
    static func field(of error: CheckoutError, among fields: [FormField]) -> String? {
        guard case .transitionFailed(let failure, _) = error, failure.code.hasPrefix("validation-") else { return nil }
        let words = failure.message.split { !$0.isLetter && !$0.isNumber }
        return fields.first { field in words.contains { $0 == field.name } }?.name
    }

    private static func value(of field: FormField) -> Result<JSON?, Problem> {
        switch field.content {
        case .toggle(let isOn): return .success(isOn ? true : nil)
        case .choice: return .success(.string(field.value))
        case .amount:
            return .success(AmountText.cents(field.value)?.asAmount)
        case .text(let typed):
            // As it was typed: a document may hold two blanks in a row.
            let text = typed.text
            guard text.contains(where: { !$0.isWhitespace }) else { return .success(nil) }
            switch Kind(field.name) {
            case .text, .moment: return .success(.string(text))
            case .number: return .success(Int(field.value).map { .int($0) } ?? .string(text))
            case .document, .money, .yesOrNo: return document(text, field.name)
            }
        }
    }

    private static func document(_ text: String, _ name: String) -> Result<JSON?, Problem> {
        do throws(JSONError) {
            return .success(try JSON(reading: Array(text.utf8)))
        } catch {
            return .failure(Problem(field: name, text: "This is not JSON: \(error.problem)."))
        }
    }

    /// As much as the notes of a transaction take.
    private static let mostCharacters = 50 * 1_024
}

/// What sort of value a parameter has.
private enum Kind {
    case moment
    case number
    case text
    case yesOrNo
    case money
    case document

    init(_ name: String) {
        switch name {
        case "bookingStart", "bookingEnd", "bookingDisplayStart", "bookingDisplayEnd": self = .moment
        case "seats", "quantity", "quantity1", "quantity2", "stockReservationQuantity", "reviewRating": self = .number
        case "reviewContent", "paymentMethod": self = .text
        case "setupPaymentMethodForSaving": self = .yesOrNo
        case "negotiatedTotal": self = .money
        default: self = .document
        }
    }

    func placeholder(_ name: String) -> String {
        switch self {
        case .moment: "such as 2027-06-09T10:00:00Z"
        case .number: name == "reviewRating" ? "1 to 5" : "such as 1"
        case .text: name == "paymentMethod" ? "a saved card's identifier, or nothing" : ""
        case .document: name == "lineItems" || name == "paymentMethodTypes" ? "[…]" : "{…}"
        case .yesOrNo, .money: ""
        }
    }

    func help(_ name: String) -> String {
        switch name {
        case "lineItems":
            #"[{"code": "line-item/day", "unitPrice": {"amount": 4000, "currency": "USD"}, "quantity": 1}]"#
        case "protectedData", "metadata": "JSON, merged with what is there; null takes a field away."
        case "bookingDisplayStart", "bookingDisplayEnd": "As it is shown; nothing for the booked time itself."
        case "setupPaymentMethodForSaving": "Whether the card is saved for later."
        case "paymentMethodTypes": "JSON, such as [\"card\"]."
        default: self == .moment ? "ISO 8601, in UTC." : ""
        }
    }
}
