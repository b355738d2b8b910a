import OrderedJSON
import TransactionProcess

/// The text of a mail whose process brings no template for it. Ours.
enum PlainMail {
    static func text(_ context: JSON, _ mail: Mail) -> MailText {
        let what = mail.notification.short.split(separator: "-").joined(separator: " ")
        let title = context["transaction"]?["listing"]?["title"]?.text ?? ""
        var lines = ["Hello \(context["recipient"]?["first-name"]?.text ?? ""),", ""]
        lines.append("“\(title)”, with \(context["other-party"]?["display-name"]?.text ?? "the other party"): \(what).")
        if let booking = context["transaction"]?["booking"], let start = booking["start"]?.text,
            let end = booking["end"]?.text
        {
            lines.append("From \(start) to \(end).")
        }
        if let failure = context["transaction"]?["payment-failure"], let reason = failure["reason"]?.text {
            lines += ["", "The payment failed. \(reason)"]
        }
        if let address = context["transaction"]?["pay-url"]?.text { lines.append("Pay here: \(address)") }
        return MailText(subject: "\(title): \(what)", html: nil, plain: lines.joined(separator: "\n") + "\n")
    }
}

extension JSON {
    fileprivate var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }
}
