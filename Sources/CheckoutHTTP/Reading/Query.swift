import Checkout
import HummingbirdCore
import OrderedJSON

/// The parameters after the question mark.
struct Query: Sendable {
    private let parameters: [String: [String]]

    init(_ uri: URI) {
        parameters = Dictionary(grouping: uri.queryParameters) { String($0.key) }.mapValues { given in
            given.map { String($0.value) }
        }
    }

    func string(_ name: String) -> String? { parameters[name]?.last.flatMap { $0.isEmpty ? nil : $0 } }

    /// The texts of a parameter that may be given several times, or several at once with commas between them.
    func strings(_ name: String) -> [String] {
        parameters[name, default: []].flatMap { $0.split(separator: ",") }.map(String.init)
    }

    func requiredDate(_ name: String) throws(CheckoutError) -> CivilDate {
        guard let text = string(name) else { throw .missingField(name) }
        guard let date = CivilDate(text) else {
            throw .invalidField(name, given: text, expected: "a date such as 2027-07-09")
        }
        return date
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(CheckoutError) -> Int? {
        guard let text = string(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .invalidField(
                name, given: text, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// How far back a list reaches, in days (`interval`).
    func days() throws(CheckoutError) -> Period? {
        try integer("interval", in: 1...3_650).map { .days($0) }
    }

    /// In any case, and as a digit too: clients in Python write `True` (ours).
    func bool(_ name: String) throws(CheckoutError) -> Bool? {
        guard let text = string(name) else { return nil }
        switch text.lowercased() {
        case "true", "1": return true
        case "false", "0": return false
        default: throw .invalidField(name, given: text, expected: "true or false")
        }
    }

    func id<Thing: Identified>(_ name: String, as type: Thing.Type = Thing.self) throws(CheckoutError) -> ID<Thing>? {
        guard let text = string(name) else { return nil }
        guard let id = ID<Thing>(text) else { throw .invalidField(name, given: text, expected: ID<Thing>.expected) }
        return id
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Word.Type = Word.self
    ) throws(CheckoutError) -> Word? {
        guard let text = string(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw .invalidField(
                name, given: text, expected: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }
}
