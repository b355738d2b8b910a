import Checkout
import OrderedJSON

extension Fields {
    /// An address that a browser can be sent to: of the web, with a host, of at most 2,000 bytes.
    /// - Parameter takesSpaces: whether it may hold spaces, as which a browser is sent `%20`.
    func address(_ name: String, takesSpaces: Bool = false) throws(CheckoutError) -> String? {
        guard let text = try string(name) else { return nil }
        try check(text, name, takesSpaces: takesSpaces)
        return text
    }

    /// Several of these, none with spaces.
    func addresses(_ name: String) throws(CheckoutError) -> [String]? {
        guard let texts = try strings(name) else { return nil }
        for (place, text) in texts.enumerated() { try check(text, "\(name)[\(place)]", takesSpaces: false) }
        return texts
    }

    private func check(_ text: String, _ name: String, takesSpaces: Bool) throws(CheckoutError) {
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        let host = scheme.map { text.dropFirst($0.count).prefix { !"/?#: ".contains($0) } } ?? ""
        let least: UInt8 = takesSpaces ? 0x20 : 0x21
        guard !host.isEmpty, text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 >= least && $0 != 0x7F }) else {
            throw wrong(
                name, .string(text),
                "an address such as https://shop.example/cart\(takesSpaces ? "" : ", without spaces")")
        }
    }

    /// Where something is shown on the web; an empty text takes it away.
    func link(_ name: String) throws(CheckoutError) -> String? {
        try string(name) == "" ? "" : try address(name)
    }
}
