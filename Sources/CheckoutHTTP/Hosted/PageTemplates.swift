import Crypto
import Foundation
import Mustache

/// The templates, which are compiled in so that the binary is enough.
struct PageTemplates: Sendable {
    /// The name of the way in which values are escaped.
    private static let escaping = "ALMONER-HTML"

    private let library: MustacheLibrary
    private let style: String
    private let script: String
    /// The style sheet's digest, by which a policy lets it through.
    let styleHash: String
    /// The digest of what tells the page around a frame how it ended.
    let scriptHash: String

    private static let files: [(String, [UInt8])] = [
        ("layout", PackageResources.layout_mustache), ("field", PackageResources.field_mustache),
        ("state", PackageResources.state_mustache), ("states", PackageResources.states_mustache),
        ("cart", PackageResources.cart_mustache), ("identify", PackageResources.identify_mustache),
        ("question", PackageResources.question_mustache), ("answers", PackageResources.answers_mustache),
        ("shipping", PackageResources.shipping_mustache), ("card", PackageResources.card_mustache),
        ("cardform", PackageResources.cardform_mustache),
        ("bank", PackageResources.bank_mustache), ("leave", PackageResources.leave_mustache),
        ("end", PackageResources.end_mustache), ("letter", PackageResources.letter_mustache),
        ("order", PackageResources.order_mustache),
    ]

    init() throws {
        MustacheContentTypes.register(ScalarEscaping(), named: PageTemplates.escaping)
        var library = MustacheLibrary()
        for (name, bytes) in PageTemplates.files {
            let text = String(decoding: bytes, as: UTF8.self)
            try library.register("{{% CONTENT_TYPE: \(PageTemplates.escaping)}}\(text)", named: name)
        }
        self.library = library
        style = String(decoding: PackageResources.style_css, as: UTF8.self)
        script = String(decoding: PackageResources.frame_js, as: UTF8.self)
        styleHash = PageTemplates.digest(style)
        scriptHash = PageTemplates.digest(script)
    }

    private static func digest(_ text: String) -> String {
        Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
    }

    /// The page written out.
    /// - Throws: `UnknownTemplate`.
    func render(_ page: HostedPage) throws -> String {
        let name = type(of: page.content).template
        guard let body = library.render(page.content, withTemplate: name) else { throw UnknownTemplate(name: name) }
        let frame = Frame(
            title: page.title, shop: page.shop, isTest: page.isTest, style: style, body: body, wayOut: page.wayOut,
            refresh: page.refresh.map(String.init), message: page.message, script: script)
        guard let html = library.render(frame, withTemplate: "layout") else { throw UnknownTemplate(name: "layout") }
        return html
    }

    struct UnknownTemplate: Error {
        let name: String
    }

    /// What stands around a page's content.
    private struct Frame {
        let title: String
        let shop: String?
        let isTest: Bool
        let style: String
        let body: String
        let wayOut: WayOut?
        let refresh: String?
        let message: FrameMessage?
        let script: String
    }
}

/// Escapes scalar by scalar. The library's own way goes character by character, and lets a quotation mark pass that
/// carries a combining mark, though a browser ends an attribute there.
private struct ScalarEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
