/// The secret that an endpoint checks its deliveries with.
enum WebhookSecret {
    /// 32 random bytes in base 64 behind the dialect's prefix: Flex's `fwhsec_`; `twhsec_` for Truemed, which is ours.
    static func make(_ dialect: WebhookEndpoint.Dialect) -> String {
        prefix(dialect) + base64(SecretBytes.make(32))
    }

    private static func prefix(_ dialect: WebhookEndpoint.Dialect) -> String {
        switch dialect {
        case .flex: return "fwhsec_"
        case .truemed: return "twhsec_"
        }
    }

    /// RFC 4648, with padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
