// Requests and what has to come of them, as data.
import Foundation
import Programs
import Testing

/// One request and its answer. `{name}` stands for an identifier that is known by then.
struct Exchange: Sendable {
    /// What it shows, with the section of the reference.
    let title: String
    /// Method and path.
    let request: String
    /// Further header fields.
    var headers: [String] = []
    var body: String?
    var status = 200
    /// What stands where: `checkout_session.refunds.0.amount`.
    var expect: [String: Expected] = [:]
    /// Which fields an object has to have, by where it stands.
    var fields: [String: [String]] = [:]
    /// What is known from then on, by where it stands.
    var keep: [String: String] = [:]

    init(
        _ title: String, _ request: String, _ body: String? = nil, key: String? = nil, status: Int = 200,
        expect: [String: Expected] = [:], fields: [String: [String]] = [:], keep: [String: String] = [:]
    ) {
        (self.title, self.request, self.body, self.status) = (title, request, body, status)
        (self.expect, self.fields, self.keep) = (expect, fields, keep)
        if let key { headers = ["Idempotency-Key: \(key)"] }
    }

    /// A value in an answer.
    enum Expected: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
        ExpressibleByNilLiteral
    {
        case text(String)
        case number(Int)
        case bool(Bool)
        case null
        /// Seconds since 1970.
        case seconds
        /// ISO 8601 in UTC.
        case moment
        /// A text that begins so.
        case beginning(String)
        /// A list of so many.
        case count(Int)

        init(stringLiteral value: String) { self = .text(value) }
        init(integerLiteral value: Int) { self = .number(value) }
        init(booleanLiteral value: Bool) { self = .bool(value) }
        init(nilLiteral: ()) { self = .null }
    }
}

/// Exchanges in their order, with what is known so far.
struct Conversation {
    let address: String
    let authorization: String
    var names: [String: String]

    /// Asks one thing after the other.
    mutating func hold(_ exchanges: [Exchange], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for exchange in exchanges {
            let json = exchange.body == nil ? [] : ["Content-Type: application/json"]
            let answer = try Curl.send(
                filled(exchange.request), to: address,
                headers: [authorization] + json + exchange.headers.map(filled), body: exchange.body.map(filled))
            let said = "\(exchange.title): \(exchange.request): \(answer.status) \(answer.body)"
            #expect(answer.status == exchange.status, "\(said)", sourceLocation: sourceLocation)
            let document = answer.document
            for (path, expected) in exchange.expect.sorted(by: { $0.key < $1.key }) {
                let found = document.at(path)
                #expect(
                    found.is(expected, filled), "\(path) is not \(expected): \(said)", sourceLocation: sourceLocation)
            }
            for (path, names) in exchange.fields {
                let missing = Set(names).subtracting(document.at(path).fields).sorted()
                #expect(missing.isEmpty, "\(path) lacks \(missing): \(said)", sourceLocation: sourceLocation)
            }
            for (name, path) in exchange.keep { names[name] = document.at(path).text }
        }
    }

    private func filled(_ text: String) -> String {
        names.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }
}

extension Document {
    /// The part at a path.
    func at(_ path: String) -> Document {
        path.split(separator: ".").reduce(self) { part, name in
            guard let place = Int(name) else { return part[String(name)] }
            return part.elements.indices.contains(place) ? part.elements[place] : Document(value: NSNull())
        }
    }

    fileprivate func `is`(_ expected: Exchange.Expected, _ filled: (String) -> String) -> Bool {
        switch expected {
        case .text(let text): return isText && self.text == filled(text)
        case .number(let number): return self.number == number
        case .bool(let value): return truth == value
        case .null: return isNull
        case .seconds: return number.map { $0 > 1_700_000_000 && $0 < 4_000_000_000 } ?? false
        case .moment: return text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/) != nil
        case .beginning(let text): return isText && self.text.hasPrefix(filled(text))
        case .count(let count): return isList && elements.count == count
        }
    }
}
