import Checkout
import Crypto
import OrderedJSON

/// The fields of an object in a request, read by name. A field of the wrong sort is refused with its path, what was
/// given and what is expected; a field that nobody asks for is ignored, as Flex asks clients to do too.
struct Fields: Sendable {
    /// Where the object stands: `checkout_session.line_items[0]`; empty at the top.
    let path: String
    private let json: JSON

    init(_ json: JSON, path: String) {
        self.json = json
        self.path = path
    }

    /// The SHA-256, in hexadecimal digits, of the whole object in a fixed form, its fields in order of their names and those
    /// without a value left out: enough to know the same request again, however it is written.
    var digest: String { SHA256.hash(data: Array(json.canonical.compact.utf8)).map(\.hexadecimal).joined() }

    /// The object as it was sent.
    var compact: String { json.compact }

    /// The path of one of the fields.
    func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// The field's value; nil where it is absent or null.
    func value(_ name: String) -> JSON? {
        guard let value = json[name], value != .null else { return nil }
        return value
    }

    func string(_ name: String) throws(CheckoutError) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw mistyped(name, value, "a text") }
        return text
    }

    func requiredString(_ name: String) throws(CheckoutError) -> String {
        guard let text = try string(name) else { throw .missingField(path(of: name)) }
        return text
    }

    func integer(_ name: String) throws(CheckoutError) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .int(let number) = value else { throw mistyped(name, value, "a whole number") }
        return number
    }

    /// An amount in cents, not negative.
    func money(_ name: String) throws(CheckoutError) -> Money? {
        guard let cents = try integer(name) else { return nil }
        guard cents >= 0, Money(minorUnits: cents) <= .maximumCharge else {
            throw wrong(name, .int(cents), "cents from 0 to \(Money.maximumCharge.minorUnits)")
        }
        return Money(minorUnits: cents)
    }

    /// A moment: ISO 8601 in UTC, or whole seconds since 1970.
    func instant(_ name: String) throws(CheckoutError) -> Instant? {
        guard let value = value(name) else { return nil }
        switch value {
        case .int(let seconds) where (0...253_402_300_799).contains(seconds):
            return Instant(milliseconds: Int64(seconds) * 1_000)
        case .string(let text):
            if let instant = Instant(text) { return instant }
        default: break
        }
        throw wrong(name, value, "a moment such as 2027-06-09T10:05:00Z, or seconds since 1970")
    }

    func bool(_ name: String) throws(CheckoutError) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let isTrue) = value else { throw mistyped(name, value, "true or false") }
        return isTrue
    }

    func object(_ name: String) throws(CheckoutError) -> Fields? {
        guard let value = value(name) else { return nil }
        guard case .object = value else { throw mistyped(name, value, "an object") }
        return Fields(value, path: path(of: name))
    }

    func requiredObject(_ name: String) throws(CheckoutError) -> Fields {
        guard let fields = try object(name) else { throw .missingField(path(of: name)) }
        return fields
    }

    func objects(_ name: String) throws(CheckoutError) -> [Fields]? {
        guard let values = try array(name, "a list of objects") else { return nil }
        var fields: [Fields] = []
        for (index, value) in values.enumerated() {
            guard case .object = value else { throw mistyped("\(name)[\(index)]", value, "an object") }
            fields.append(Fields(value, path: path(of: "\(name)[\(index)]")))
        }
        return fields
    }

    func strings(_ name: String) throws(CheckoutError) -> [String]? {
        guard let values = try array(name, "a list of texts") else { return nil }
        var texts: [String] = []
        for (index, value) in values.enumerated() {
            guard case .string(let text) = value else { throw mistyped("\(name)[\(index)]", value, "a text") }
            texts.append(text)
        }
        return texts
    }

    /// One of an enumeration's words.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Word.Type = Word.self
    ) throws(CheckoutError) -> Word? {
        guard let text = try string(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw wrong(name, .string(text), "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// An identifier of a kind of thing.
    func id<Thing: Identified>(_ name: String, as type: Thing.Type = Thing.self) throws(CheckoutError) -> ID<Thing>? {
        guard let text = try string(name) else { return nil }
        guard let id = ID<Thing>(text) else { throw wrong(name, .string(text), ID<Thing>.expected) }
        return id
    }

    func requiredID<Thing: Identified>(
        _ name: String, as type: Thing.Type = Thing.self
    ) throws(CheckoutError) -> ID<Thing> {
        guard let id = try id(name, as: type) else { throw .missingField(path(of: name)) }
        return id
    }

    /// The merchant's notes, within their bounds: texts by their keys; a number or a truth is kept as its text.
    func metadata(_ name: String = "metadata") throws(CheckoutError) -> [String: String]? {
        guard let value = value(name) else { return nil }
        guard case .object(let fields) = value else { throw mistyped(name, value, "an object of texts") }
        var notes: [String: String] = [:]
        for field in fields {
            switch field.value {
            case .string(let text): notes[field.name] = text
            case .int, .number, .bool: notes[field.name] = field.value.compact
            case .null: break
            case .array, .object: throw mistyped("\(name).\(field.name)", field.value, "a text")
            }
        }
        try Notes.check(notes, in: path(of: name))
        return notes
    }

    /// Refuses a field beside another that says otherwise what it says, so that neither is dropped in silence.
    func refuse(_ name: String, beside others: [String]) throws(CheckoutError) {
        guard let given = value(name), let other = others.first(where: { value($0) != nil }) else { return }
        throw wrong(name, given, "nothing beside \(path(of: other))")
    }

    /// Refuses fields that cannot be changed, also to nothing, so that nobody takes the answer for a change.
    /// - Parameter instead: what to do instead.
    func refuseChange(of names: [String], instead: String) throws(CheckoutError) {
        for name in names {
            if let value = json[name] { throw wrong(name, value, "nothing: \(instead)") }
        }
    }

    /// The refusal of a field's value.
    func wrong(_ name: String, _ given: JSON, _ expected: String) -> CheckoutError {
        let text = if case .string(let text) = given { text } else { given.compact }
        return .invalidField(path(of: name), given: text.glimpse, expected: expected)
    }

    /// The refusal of a field's value for its type: a text is shown in its quotes, so that `"1"` is seen to be none of the
    /// numbers.
    private func mistyped(_ name: String, _ given: JSON, _ expected: String) -> CheckoutError {
        .invalidField(path(of: name), given: given.compact.glimpse, expected: expected)
    }

    private func array(_ name: String, _ expected: String) throws(CheckoutError) -> [JSON]? {
        guard let value = value(name) else { return nil }
        guard case .array(let values) = value else { throw mistyped(name, value, expected) }
        return values
    }
}

extension ID {
    /// What an identifier of this kind looks like, for refusals.
    static var expected: String { "a \(Thing.kind)’s identifier, \(Thing.prefix.map { "\($0)_…" } ?? "a UUID")" }
}

extension JSON {
    /// The value with every object's fields in order of their names, those without a value left out.
    fileprivate var canonical: JSON {
        switch self {
        case .object(let fields):
            let given = fields.filter { $0.value != .null }.sorted { $0.name < $1.name }
            return .object(given.map { Field($0.name, $0.value.canonical) })
        case .array(let values): return .array(values.map(\.canonical))
        default: return self
        }
    }
}

extension String {
    /// Enough of a value to recognise it in a sentence.
    fileprivate var glimpse: String { prefix(61).count > 60 ? prefix(60) + "…" : self }
}

extension CheckoutError {
    /// The refusal with no more of the refused value than it takes to recognise it.
    var glimpsed: CheckoutError {
        switch self {
        case .invalidField(let field, let given, let expected):
            .invalidField(field, given: given.glimpse, expected: expected)
        case .skuTaken(let sku, let product): .skuTaken(sku: sku.glimpse, product: product)
        default: self
        }
    }
}
