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

    /// What a page may do: show its style sheet and send its forms. Chromium applies `form-action` to every address that a
    /// sent form is led on to, so naming the shop's own would strand a customer who has paid, where the shop leads on
    /// to another of its addresses; a page that ends at the shop therefore names none.
    static func policy(style: String, leadsToShop: Bool) -> String {
        "default-src 'none'; style-src 'sha256-\(style)'; form-action 'self'\(leadsToShop ? " https: http:" : ""); "
            + "base-uri 'none'; frame-ancestors 'none'"
    }
}
