import MailTemplates
import OrderedJSON

/// The two templates of a mail, read.
struct MailTemplatePair: Sendable {
    private let subject: Result<MailTemplate, TemplateError>
    private let html: Result<MailTemplate, TemplateError>

    init(_ text: MailTemplateText) {
        subject = Result { () throws(TemplateError) in try MailTemplate(parsing: text.subject) }
        html = Result { () throws(TemplateError) in try MailTemplate(parsing: text.html) }
    }

    /// The mail with the values of a context. What is no template is told where the mail would have stood.
    func text(_ context: JSON) -> MailText {
        let subject = rendered(subject, context, .none).split(whereSeparator: \.isNewline).joined(separator: " ")
        let html = rendered(html, context, .html)
        return MailText(subject: subject, html: html, plain: PlainText.text(ofHTML: html))
    }

    private func rendered(
        _ template: Result<MailTemplate, TemplateError>, _ context: JSON, _ escaping: TemplateEscaping
    ) -> String {
        switch template {
        case .success(let template): template.render(context, escaping: escaping)
        case .failure(let error): "The template cannot be read: \(error)"
        }
    }
}
