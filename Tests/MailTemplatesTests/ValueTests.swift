import MailTemplates
import OrderedJSON
import Testing

@Suite("Values in mails") struct ValueTests {
    private let ana: JSON = [
        "name": "Ana & Co", "age": 41, "price": .number("12.50"), "tall": true, "none": nil, "list": [1, "b"],
        "odd name": ["x.y": "in brackets"], "object": ["a": 1],
    ]

    @Test("stand as text, numbers as they are written, nothing as nothing")
    func kinds() throws {
        #expect(try mail("{{age}} {{price}} {{tall}} [{{none}}{{missing}}{{name.missing}}]", ana) == "41 12.50 true []")
        #expect(try mail("{{list}} {{object}}", ana, escaping: .none) == #"[1,"b"] {"a":1}"#)
    }

    @Test("are escaped for HTML in two braces, and not in three, with an ampersand, or in a subject")
    func escaping() throws {
        #expect(try mail("{{name}} {{{name}}} {{&name}}", ana) == "Ana &amp; Co Ana & Co Ana & Co")
        #expect(try mail("{{name}}", ana, escaping: .none) == "Ana & Co")
        #expect(
            try mail("{{x}}", ["x": .string("<a href=\"'`\">")]) == "&lt;a href&#x3D;&quot;&#x27;&#x60;&quot;&gt;")
        #expect(try mail("<b>&</b> {{~{name}~}} !", ana) == "<b>&</b>Ana & Co!")
    }

    @Test("are found by paths: with dots or slashes, in lists by number, in brackets by any name")
    func paths() throws {
        let context: JSON = ["a": ["b": ["c": "deep"]], "l": [["n": "first"], ["n": "second"]], "first-name": "Ana"]
        #expect(
            try mail("{{a.b.c}} {{a/b/c}} {{l.1.n}} {{l.[0].n}} {{l.length}}", context) == "deep deep second first 2")
        #expect(try mail("{{first-name}} {{this.first-name}} {{./first-name}}", context) == "Ana Ana Ana")
        #expect(try mail("{{[odd name].[x.y]}}", ana) == "in brackets")
        #expect(try mail("{{this}}{{.}}", "x") == "xx")
        #expect(try mail("{{l.7.n}}{{a.b.c.d}}", context) == "")
    }

    @Test("may be literals in arguments")
    func literals() throws {
        #expect(
            try mail(#"{{concat "a\"b" 'c"d' 12 -1.50 true null undefined "\n"}}"#, escaping: .none)
                == #"a"bc"d12-1.50true\n"#)
    }

    @Test("come out of sub-expressions, also as named arguments")
    func subExpressions() throws {
        #expect(try mail(#"{{concat (concat "a" (concat name "!")) x}}"#, ["name": "b", "x": "c"]) == "ab!c")
        #expect(try mail(#"{{format-text "{n}" n=(concat "a" 1)}}"#) == "a1")
    }

    @Test("do not begin with a byte order mark")
    func byteOrderMark() throws { #expect(try mail("\u{FEFF}a") == "a") }

    @Test("a backslash before a tag leaves the tag as it is, two leave one")
    func backslashes() throws {
        #expect(try mail(#"\{{x}} \\{{x}} \ {"#, ["x": "y"]) == #"{{x}} \y \ {"#)
    }
}

@Suite("White space and comments") struct WhiteSpaceTests {
    @Test("comments leave nothing, and may hold braces between two dashes")
    func comments() throws {
        #expect(try mail("a{{! nothing }}b{{!-- {{x}} }} --}}c{{~! }}d {{!-- x --~}} e") == "abcd e")
    }

    @Test("a tilde takes the white space away on its side, over ends of lines too")
    func tildes() throws {
        #expect(try mail("a \n {{~x}} b {{x~}} \n c", ["x": 1]) == "a1 b 1c")
        #expect(try mail("{{#if x~}} a {{~else~}} b {{~/if}} c", ["x": 1]) == "a c")
    }

    @Test("a block's tag, a comment or a partial alone on its line leaves no line")
    func standalone() throws {
        #expect(try mail("a\n  {{#if x}}  \nb\n{{else}}\nc\n {{/if}}\nd", ["x": 1]) == "a\nb\nd")
        #expect(try mail("{{! first }}\na\r\n{{#if x}}\r\nb\r\n{{/if}}", ["x": 1]) == "a\r\nb\r\n")
        #expect(try mail("a {{#if x}}\nb\n{{/if}} c", ["x": 1]) == "a \nb\n c")
        #expect(try mail("a\n{{x}}\nb", ["x": 1]) == "a\n1\nb")
    }
}
