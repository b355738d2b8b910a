import Hummingbird

/// Reads bytes that are written as `%` and two hexadecimal digits.
enum PercentEncoding {
    /// The text; nil for half an escape, and for bytes that are no UTF-8.
    static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        var plain: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                plain.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            plain.append(high << 4 | low)
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}

extension Parameters {
    /// A parameter of the path, as it was meant: `fcs%5F…` is `fcs_…`. What does not read stays as it is.
    func text(_ name: String) -> String {
        let text = get(name) ?? ""
        return PercentEncoding.decoded(text.utf8) ?? text
    }
}
