/// What may stand as the address of an endpoint.
enum WebhookAddress {
    /// The address without spaces around it.
    /// - Throws: `CheckoutError.invalidField` unless it is an http or https URL of up to 2,000 plain ASCII characters with
    ///   a host and without a user's name, which would be shown to everybody who lists it.
    static func checked(_ text: String) throws(CheckoutError) -> String {
        let url = text.trimmed
        guard url.utf8.count <= 2_000 else {
            throw .invalidField("url", given: "\(url.utf8.count) bytes", expected: "at most 2,000 bytes")
        }
        guard let host = host(of: url), !host.isEmpty, !host.hasPrefix(":"), !host.contains("@"),
            url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !url.contains("#")
        else {
            throw .invalidField("url", given: url, expected: "an address such as https://shop.example/webhooks")
        }
        return url
    }

    /// What stands between the scheme and the path, port included; nil when the scheme is another.
    private static func host(of url: String) -> Substring? {
        guard let colon = url.firstIndex(of: ":"), ["http", "https"].contains(url[..<colon].lowercased()) else {
            return nil
        }
        let rest = url[url.index(after: colon)...]
        guard rest.hasPrefix("//") else { return nil }
        return rest.dropFirst(2).prefix { !"/?#".contains($0) }
    }
}

/// What may stand as a type of event: dotted words in lower case.
enum EventName {
    /// - Throws: `CheckoutError.invalidField`.
    static func checked(_ text: String) throws(CheckoutError) -> String {
        let name = text.trimmed
        let isPlain = name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }
        guard isPlain, name.contains("."), name.utf8.count <= 100, !name.hasPrefix("."), !name.hasSuffix(".") else {
            throw .invalidField("events", given: text, expected: "names such as checkout.session.completed")
        }
        return name
    }
}
