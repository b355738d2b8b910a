// Which field of a form a refusal is about, and what to say there.
import Checkout

/// A refusal as a form shows it.
struct FieldRefusal: Hashable, Sendable {
    /// The field, as the engine names it, without the line or group in which it stands; nil when it is about no field.
    let field: String?
    /// What to type instead, or the whole refusal.
    let text: String

    /// Reads a refusal of the engine or of the card network.
    init(_ error: CheckoutError) {
        switch error {
        case .missingField(let path):
            (field, text) = (FieldRefusal.name(path), "This is needed.")
        case .invalidField(let path, _, let expected):
            (field, text) = (FieldRefusal.name(path), "Expected: \(expected).")
        case .unknownCard:
            (field, text) = ("number", error.message)
        case .secondCardRequired:
            (field, text) = ("second_card", error.message)
        case .secondCardNotOrdinary:
            (field, text) = ("second_number", error.message)
        case .cardDeclined(let decline):
            (field, text) = (FieldRefusal.field(of: decline), decline.sentence)
        default:
            (field, text) = (nil, error.message)
        }
    }

    private static func name(_ path: String) -> String? { path.split(separator: ".").last.map(String.init) }

    /// The detail of a card that the network did not believe.
    private static func field(of decline: Decline) -> String? {
        switch decline.reason {
        case "incorrect_number", "invalid_number": "number"
        case "incorrect_cvc", "invalid_cvc": "cvc"
        case "incorrect_zip": "postal_code"
        case "expired_card", "invalid_expiry_month", "invalid_expiry_year": "expires"
        default: nil
        }
    }

    /// Whether two spellings name one field: `postal_code` is `postal-code`.
    static func isSame(_ left: String, _ right: String) -> Bool {
        plain(left) == plain(right)
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
