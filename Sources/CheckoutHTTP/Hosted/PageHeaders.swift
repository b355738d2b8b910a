import HTTPTypes

/// The headers of every page: nothing of it is kept, or told to the next one, and only the shop that asked for it frames
/// it.
enum PageHeaders {
    /// Those of an answer that shows nothing, too. They say nothing of frames: what such an answer leads to says that for
    /// itself.
    static let always: HTTPFields = [
        .cacheControl: "no-store", .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
    ]

    /// The headers of a page.
    static func of(_ page: HostedPage, _ templates: PageTemplates) -> HTTPFields {
        var fields = always
        fields[.contentType] = "text/html; charset=utf-8"
        // What older browsers obey has no word for one origin.
        if page.framedBy.isEmpty { fields[.frameOptions] = "DENY" }
        fields[.contentSecurityPolicy] = policy(page, templates)
        for field in page.headers { fields.append(field) }
        return fields
    }

    /// What a page may do: show its style sheet, send its forms, and where it ends in a frame tell the page around it.
    /// Chromium applies `form-action` to every address that a sent form is led on to, so naming the shop's own would
    /// strand a customer who has paid, where the shop leads on to another of its addresses; a page that ends at the shop
    /// therefore names none.
    private static func policy(_ page: HostedPage, _ templates: PageTemplates) -> String {
        let script = page.message == nil ? "" : " script-src 'sha256-\(templates.scriptHash)';"
        let framers = page.framedBy.isEmpty ? "'none'" : page.framedBy.joined(separator: " ")
        return "default-src 'none'; style-src 'sha256-\(templates.styleHash)';\(script) "
            + "form-action 'self'\(page.leadsToShop ? " https: http:" : ""); base-uri 'none'; "
            + "frame-ancestors \(framers)"
    }
}

extension HTTPField.Name {
    fileprivate static let frameOptions = HTTPField.Name(known: "X-Frame-Options")
    fileprivate static let referrerPolicy = HTTPField.Name(known: "Referrer-Policy")
}
