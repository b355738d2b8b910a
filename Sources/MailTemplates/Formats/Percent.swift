/// Texts as parts of addresses.
enum Percent {
    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    private static let formSafe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*".utf8)
    private static let digits = Array("0123456789ABCDEF")

    /// All but letters, digits and `-._~` as percent and two digits (RFC 3986).
    static func url(_ text: String) -> String { encoded(text, keeping: unreserved) }

    /// As a browser sends a form: a space is a plus sign.
    static func form(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { encoded(String($0), keeping: formSafe) }
            .joined(separator: "+")
    }

    private static func encoded(_ text: String, keeping kept: Set<UInt8>) -> String {
        text.utf8.map { byte in
            kept.contains(byte)
                ? String(decoding: [byte], as: UTF8.self)
                : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}
