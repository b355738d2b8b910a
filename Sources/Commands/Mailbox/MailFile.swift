// A sent mail as a file that mail readers open (RFC 5322, RFC 2045 to 2047).

import Checkout

/// A mail as a file.
struct MailFile: Sendable {
    /// `20260911T091000Z-<mail>.eml`, which sorts by the time of sending.
    let name: String
    /// The message.
    let bytes: [UInt8]

    /// The file of a sent mail; nil for one that was not sent.
    init?(_ row: MailRow, _ settings: LedgerSettings) {
        let mail = row.mail
        guard let sentAt = mail.sentAt, let text = mail.text else { return nil }
        name = "\(sentAt.description.filter { $0 != "-" && $0 != ":" })-\(mail.id).eml"
        let host = MailFile.host(of: settings.publicURL)
        var lines = [
            "Date: \(sentAt.mailDate)",
            "From: \(HeaderText.phrase(settings.name)) <no-reply@\(host)>",
            "To: \(MailFile.recipient(row))",
            "Subject: \(HeaderText.text(text.subject))",
            "Message-ID: <\(mail.id)@\(host)>",
            "MIME-Version: 1.0",
        ]
        let plain = MailFile.part("text/plain", text.plain)
        guard let html = text.html else {
            bytes = Array((lines + plain).map { $0 + "\r\n" }.joined().utf8)
            return
        }
        // No line of quoted-printable text holds “=_”, so that the boundary cannot stand in what it bounds.
        let boundary = "=_\(mail.id)"
        lines += ["Content-Type: multipart/alternative;", " boundary=\"\(boundary)\"", "", "--\(boundary)"]
        lines += plain + ["--\(boundary)"] + MailFile.part("text/html", html) + ["--\(boundary)--"]
        bytes = Array(lines.map { $0 + "\r\n" }.joined().utf8)
    }

    private static func part(_ type: String, _ text: String) -> [String] {
        ["Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", ""]
            + QuotedPrintable.lines(text)
    }

    /// The reader's name and address. An empty group stands for somebody whose address is unknown, or would say more
    /// than an address may.
    private static func recipient(_ row: MailRow) -> String {
        let name = HeaderText.phrase(row.recipientName)
        guard let email = row.recipientEmail, isAddress(email) else { return "\(name):;" }
        return "\(name) <\(email)>"
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let forbidden = Set("()<>[]:;,\\\"@".unicodeScalars)
        return text.utf8.count <= 254 && parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && !forbidden.contains($0) }
            }
    }

    /// The host of an address on the web; one that cannot exist where there is none (RFC 2606).
    private static func host(of url: String?) -> String {
        let rest = url.flatMap { $0.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first } ?? ""
        let host = rest.split(separator: "@").last?.split(separator: ":").first ?? ""
        let isPlain = host.utf8.allSatisfy {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D || $0 == 0x2E || ($0 >= 0x30 && $0 <= 0x39)
        }
        return host.isEmpty || !isPlain ? "almoner.invalid" : String(host)
    }
}

extension Instant {
    /// The moment as mails write it: `Fri, 11 Sep 2026 09:10:00 +0000`.
    fileprivate var mailDate: String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = Int((milliseconds - Int64(millisecondOfDay)) / 86_400_000)
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let second = millisecondOfDay / 1_000
        let year = String(repeating: "0", count: max(0, 4 - String(date.year).count)) + String(date.year)
        return "\(days[((day % 7) + 7) % 7]), \(two(date.day)) \(months[date.month - 1]) \(year) "
            + "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60)) +0000"
    }
}
