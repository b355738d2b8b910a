import MailTemplates
import Testing

@Suite("The plain text of a mail")
struct PlainTextTests {
    @Test(
        "reads as the HTML does",
        arguments: [
            ("<p>Hello Ana,</p><p>your   visit\nis on.</p>", "Hello Ana,\n\nyour visit is on.\n"),
            ("<h1>Paid</h1>Thank you<br>Otto", "Paid\n\nThank you\nOtto\n"),
            (
                "<table><tr><td>2 nights</td><td>$80.00</td></tr><tr><td>Sum</td><td>$80.00</td></tr></table>",
                "2 nights  $80.00\nSum  $80.00\n"
            ),
            ("<p>Pay <a href=\"https://x.example/p\">here</a>.</p>", "Pay here (https://x.example/p).\n"),
            ("<a href=\"https://x.example\">https://x.example</a>", "https://x.example\n"),
            ("<ul><li>one</li><li>two</li></ul>", "- one\n- two\n"),
            ("<head><title>no</title><style>p > a {}</style></head><body>yes</body>", "yes\n"),
            ("<!-- <p>no</p> -->yes", "yes\n"),
            ("Tom &amp; Ana &lt;3 &#8364; &#x41; &nbsp;&unknown; &", "Tom & Ana <3 € A &unknown; &\n"),
            ("1 < 2 <b title=\"a > b\">and</b> more", "1 < 2 and more\n"), ("", ""), ("<p", "<p\n"), ("<!--", ""),
        ])
    func reads(html: String, text: String) {
        #expect(PlainText.text(ofHTML: html) == text)
    }
}
