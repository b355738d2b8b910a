import MailTemplates
import OrderedJSON
import Testing

@Suite("Messages") struct MessageTests {
    private func text(_ message: String, _ more: String = "", _ context: JSON = .object([])) throws -> String {
        try mail("{{{format-text \"\(message)\" \(more)}}}", context)
    }

    @Test("have values in braces; one that is missing is empty")
    func values() throws {
        #expect(try text("{a} and { b }{c}", "a=1 b=\"x\"") == "1 and x")
    }

    @Test("write numbers with the digits that are asked for")
    func numbers() throws {
        for (style, text) in [
            ("", "1,234.568"), (",::.00", "1,234.57"), (",integer", "1,235"), (",::.0###", "1,234.5678"),
            (",odd", "1,234.568"),
        ] {
            #expect(try self.text("{n,number\(style)}", "n=1234.5678") == text, "\(style)")
        }
        #expect(try text("{n,number,percent}", "n=0.256") == "26%")
    }

    @Test("write dates by skeletons and styles, in the zone that is set")
    func dates() throws {
        for (kind, text) in [
            ("date,::EE", "Thu"), ("date,::EEhmma", "Thu 12:30 AM"), ("date,::MMMd", "Jun 10"),
            ("date,::EEEE", "Thursday"),
            ("date,::hmmaYYYYMMMd", "Jun 10, 2027, 12:30 AM"), ("date,::yMd", "6/10/2027"), ("date,::Hmm", "00:30"),
            ("date", "Jun 10, 2027"), ("date,short", "6/10/27"), ("date,full", "Thursday, June 10, 2027"),
            ("time,short", "12:30 AM"), ("date,::yMMMM", "June 2027"),
        ] {
            let message = "{{set-timezone \"Europe/Helsinki\"}}{{format-text \"{d,\(kind)}\" d=d}}"
            #expect(try mail(message, ["d": "2027-06-09T21:30:00Z"]) == text, "\(kind)")
        }
    }

    @Test("choose by a number or a word")
    func choices() throws {
        let plural = "{n, plural, offset:1 =0 {nobody} one {# other} other {{who} and # others}}"
        #expect(try text(plural, "n=0") == "nobody" && text(plural, "n=2") == "1 other")
        #expect(try text(plural, "n=3 who=\"Ana\"") == "Ana and 2 others")
        #expect(try text("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "n=11") == "11th")
        #expect(try text("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "n=23") == "23rd")
        let select = "by {k, select, shipping {post} other {hand}}"
        #expect(try text(select, "k=\"shipping\"") == "by post" && text(select) == "by hand")
    }

    @Test("quote braces with apostrophes, and stand as they are where their braces do not read")
    func quotes() throws {
        #expect(try text("it's '{'{a}'}' ''", "a=1") == "it's {1} '")
        for broken in ["{", "a}", "{a,}", "{a,plural,one}", "{a,b,{c}}", "{}"] { #expect(try text(broken) == broken) }
    }
}
