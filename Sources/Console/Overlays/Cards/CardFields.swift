// The four fields of one card while they are typed. The number is grouped as on the card and hidden but for its end as
// soon as the field is left; the code on the back never shows.
import Checkout
import Commands
import Terminal

/// One card as it is being typed.
struct CardFields: Hashable, Sendable {
    /// The four fields, in order.
    enum Field: Int, CaseIterable, Hashable, Sendable {
        case number, expires, cvc, postalCode
    }

    /// What was typed, by field.
    private(set) var texts: [TextField] = [
        TextField(placeholder: "as on the card", maxLength: 23), TextField(placeholder: "MM/YY", maxLength: 7),
        TextField(placeholder: "3 digits", masking: .all, maxLength: 4),
        TextField(placeholder: "such as 90210", maxLength: 10),
    ]
    /// What is wrong, by field.
    var problems: [Field: String] = [:]
    /// Whether the network refused the card: what is typed into the number then begins another.
    private(set) var isRefused = false

    /// The digits of the number.
    var digits: String { self[.number].filter(\.isNumber) }
    /// The network that the number belongs to, as far as it tells.
    var brand: CardBrand? { CardBrand(digits: digits) }
    /// Whether nothing is typed.
    var isEmpty: Bool { texts.allSatisfy(\.text.isEmpty) }

    /// Whether something is typed into every field.
    var isFull: Bool { texts.allSatisfy { !$0.text.isEmpty } }

    /// What was typed into a field.
    subscript(field: Field) -> String { texts[field.rawValue].text }

    /// The card, if its form is right.
    /// - Throws: `CheckoutError.invalidField` naming what to type instead.
    func entry() throws(CheckoutError) -> CardEntry {
        try CardEntry(
            number: self[.number], expiry: self[.expires], cvc: self[.cvc], postalCode: self[.postalCode])
    }

    /// The words of a command: `--card 4242… --expires 12/28 …`.
    /// - Parameter prefix: nothing, or `second-`.
    func words(prefix: String = "") -> [String] {
        ["--\(prefix)card", digits, "--\(prefix)expires", self[.expires], "--\(prefix)cvc", self[.cvc]]
            + ["--\(prefix)postal-code", self[.postalCode]]
    }
}

extension CardFields {
    /// Types into a field; `.ignored` leaves the key to the form. What the field cannot hold is not typed.
    mutating func handle(_ key: Key, in field: Field) -> Outcome {
        if case .character(let character) = key, !CardFields.accepts(character, in: field) { return .moved }
        // The slash comes by itself; who types it too means the same.
        if key == .character("/"), self[field].contains("/") { return .moved }
        if isRefused, field == .number, case .character = key { texts[field.rawValue].set("") }
        let outcome = texts[field.rawValue].handle(key)
        if outcome == .changed { settle(field, isDeleting: key == .backspace || key == .delete) }
        return outcome
    }

    /// The network refused the card, for a reason that no field is to blame for.
    mutating func refuse(_ reason: String) {
        problems[.number] = reason
        isRefused = true
    }

    /// Takes pasted text.
    mutating func paste(_ text: String, into field: Field) {
        if isRefused, field == .number { texts[field.rawValue].set("") }
        texts[field.rawValue].insert(text.filter { CardFields.accepts($0, in: field) })
        settle(field, isDeleting: false)
    }

    /// Fills in a practice card; of the other details only what is still empty.
    mutating func fill(_ card: PracticeCardNote, now: Instant) {
        texts[Field.number.rawValue].set(card.number)
        settle(.number, isDeleting: false)
        if let expiry = CardExpiry(month: 12, year: now.date.year + 2) { fill(.expires, expiry.description) }
        fill(.cvc, CardBrand.codeLength(of: brand) == 4 ? "1234" : "123")
        fill(.postalCode, "94103")
    }

    private mutating func fill(_ field: Field, _ text: String) {
        guard self[field].isEmpty else { return }
        texts[field.rawValue].set(text)
        problems[field] = nil
    }

    private static func accepts(_ character: Character, in field: Field) -> Bool {
        switch field {
        case .number: character.isASCIIDigit || character == " "
        case .expires: character.isASCIIDigit || character == "/"
        case .cvc: character.isASCIIDigit
        case .postalCode: character.isASCII && (character.isLetter || character.isNumber || " -".contains(character))
        }
    }

    private mutating func settle(_ field: Field, isDeleting: Bool) {
        problems[field] = nil
        let text = texts[field.rawValue]
        switch field {
        case .number:
            isRefused = false
            regroup()
        case .expires where !isDeleting && text.text.count == 2 && !text.text.contains("/"):
            texts[field.rawValue].insert("/")
        case .expires, .cvc, .postalCode: break
        }
    }

    /// Groups the digits anew and leaves the cursor behind the digit where it was.
    private mutating func regroup() {
        let old = texts[0]
        let behind = old.text.dropFirst(old.cursor).count(where: \.isNumber)
        texts[0].set(CardBrand.grouped(String(digits.prefix(19))))
        while texts[0].text.dropFirst(texts[0].cursor).count(where: \.isNumber) < behind, texts[0].cursor > 0 {
            _ = texts[0].handle(.left)
        }
    }
}

extension CardFields {
    /// A doubt that keeps nobody from sending the card: practice cards fail on purpose.
    /// - Parameter isFocused: whether the field may still be being typed.
    func doubt(about field: Field, isFocused: Bool, now: Instant) -> String? {
        switch field {
        case .number where digits.count >= 12 && !CardBrand.hasFittingCheckDigit(digits):
            return "The check digit does not fit; is a digit wrong?"
        case .expires:
            guard let expiry = CardExpiry(self[.expires]) else {
                return isFocused || self[.expires].isEmpty ? nil : "A month and a year are usual: 12/28."
            }
            return expiry.isExpired(at: now) ? "This card has expired." : nil
        case .cvc where brand != nil && self[.cvc].count > CardBrand.codeLength(of: brand),
            .cvc where !isFocused && (1..<CardBrand.codeLength(of: brand)).contains(self[.cvc].count):
            return "3 digits are usual; 4 on American Express."
        case .number, .cvc, .postalCode: return nil
        }
    }

    /// Says at its field what is wrong with the form of the card; whether nothing is.
    mutating func check() -> Bool {
        problems = [:]
        for field in Field.allCases where self[field].isEmpty { problems[field] = "This is needed." }
        guard problems.isEmpty else { return false }
        do {
            _ = try entry()
            return true
        } catch {
            let refusal = FieldRefusal(error)
            problems[Field(named: refusal.field) ?? .number] = refusal.text
            return false
        }
    }
}

extension CardFields.Field {
    /// The field that refusals call by this name.
    init?(named name: String?) {
        let names = ["number", "expires", "cvc", "postal_code"]
        guard let name, let index = names.firstIndex(where: { FieldRefusal.isSame($0, name) }) else { return nil }
        self.init(rawValue: index)
    }

    /// What stands before the field.
    var label: String {
        switch self {
        case .number: "Card number"
        case .expires: "Expires"
        case .cvc: "CVC"
        case .postalCode: "Postal code"
        }
    }
}
