import Checkout
import HTTPTypes

/// A form as a browser sends it (`application/x-www-form-urlencoded`), read strictly.
struct FormBody: Sendable {
    private var fields: [String: [String]] = [:]

    init() {}

    /// - Throws: `HTTPRefusal` for half an escape, bytes that are no UTF-8, or a character that no form field sends.
    init(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = FormBody.decoded(parts[0]), let value = FormBody.decoded(parts[1]),
                !name.isEmpty
            else { throw HTTPRefusal.badRequest("The form does not read.") }
            fields[name, default: []].append(value)
        }
    }

    /// Every value of a field, in the form's order.
    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// The field's value, without white space around it; empty where there is none.
    /// - Throws: `HTTPRefusal` when it comes twice.
    func text(_ name: String) throws -> String {
        let values = all(name)
        guard values.count <= 1 else { throw HTTPRefusal.badRequest("A field of the form came twice.") }
        return values.first?.trimmed ?? ""
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        guard let text = PercentEncoding.decoded(spaced) else { return nil }
        // Browsers end lines with CR LF; of the other control characters a form holds only the tab.
        let lines = text.unicodeScalars.filter { $0 != "\r" }
        guard lines.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" }) else { return nil }
        return String(String.UnicodeScalarView(lines))
    }
}
