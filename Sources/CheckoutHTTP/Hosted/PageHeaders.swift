import HTTPTypes

/// The headers of every page: nothing of it is kept, framed, or told to the next one.
enum PageHeaders {
    static let always: HTTPFields = {
        var fields: HTTPFields = [
            .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
        ]
        for (name, value) in [("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer")] {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return fields
    }()

    /// What a page may do: show its style sheet and send its forms, in the end to the shop.
    static func policy(style: String, formTargets: [String]) -> String {
        let targets = ["'self'"] + formTargets
        return "default-src 'none'; style-src 'sha256-\(style)'; form-action \(targets.joined(separator: " ")); "
            + "base-uri 'none'; frame-ancestors 'none'"
    }

    /// Scheme, host and port of an address; nil where they hold what a policy would read as something else.
    static func origin(_ address: String) -> String? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        let host = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
        let isPlain = host.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return byte < 0x80 && (character.isLetter || character.isNumber || ".-:[]".contains(character))
        }
        return isPlain && !host.isEmpty ? String(address[..<scheme.upperBound] + host) : nil
    }
}
