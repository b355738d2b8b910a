// The details of standing orders and mails.
import Checkout
import Terminal
import TransactionProcess

extension DetailText {
    /// A standing order: what is done, when, and whether it is.
    mutating func order(_ order: StandingOrder, _ events: [Event]) {
        line([Span(order.id.description, .dim)])
        field("process", order.process + ", every version")
        field("state", order.state.text)
        field("after", order.after.description)
        field("transition", order.transition.text)
        field("is", order.isOn ? "on" : "off", style: order.isOn ? .ok : .warn)
        field("given", order.createdAt.minuteWords + " UTC")
        gap()
        paragraph(
            order.isOn
                ? "Whenever a transaction has stood in \(order.state.short) for \(order.after), the operator takes "
                    + "\(order.transition.short). o switches it off."
                : "Nothing is done while it is off; o switches it on again.")
        happenings(events)
    }

    /// A mail: its head, and what it says.
    mutating func mail(_ detail: Detail.MailDetail, at now: Instant) {
        let mail = detail.row.mail
        line([Span(mail.id.description, .dim)])
        let address = detail.row.recipientEmail.map { " <\($0)>" } ?? ", who has no e-mail"
        field("to", DisplayText.sanitised(detail.row.recipientName + address, glyphs: glyphs))
        field("as", mail.role.rawValue)
        field("subject", mail.text.map { DisplayText.sanitised($0.subject, glyphs: glyphs) })
        field("about", "\(detail.listing), in \(detail.state.short)")
        field("transaction", mail.transaction.description, style: .dim)
        field("mail", "\(mail.notification.short), template \(mail.template)")
        field("is", mail.status.rawValue, style: mail.status.style)
        let due = mail.status == .scheduled ? ", \(countdown(to: mail.dueAt, from: now))" : ""
        field("due", "\(mail.dueAt.minuteWords) UTC\(due)")
        field(mail.status == .dropped ? "dropped" : "sent", mail.settledAt.map { "\($0.minuteWords) UTC" })
        gap()
        guard let text = mail.text else {
            let why =
                switch mail.status {
                case .scheduled: "It is written when it is sent."
                case .held: "It waits for a transition that is under way."
                case .dropped: "It was never written: the transaction moved on before."
                case .sent: "It says nothing."
                }
            return paragraph(why, style: .dim)
        }
        for line in text.plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            // What a template brought in is shown as what it is, never sent to the terminal.
            if line.isEmpty { self.line([]) } else { paragraph(DisplayText.sanitised(String(line), glyphs: glyphs)) }
        }
        if let html = text.html { paragraph("It also has an HTML body of \(html.utf8.count) bytes.", style: .dim) }
    }
}
