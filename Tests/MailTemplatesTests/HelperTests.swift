import MailTemplates
import OrderedJSON
import Testing

@Suite("Helpers") struct HelperTests {
    private let assets: [String: JSON] = [
        "design/branding.json": ["colors": ["button": "#123456"]],
        "content/email-texts.json": ["Visit.Title": "Your visit to {place}", "Nested": ["Key": "nested"]],
    ]

    @Test("asset reads a document, or a value in it, or else gives its default")
    func asset() throws {
        func color(_ key: String) throws -> String {
            try mail("{{asset \"design/branding.json\" \"\(key)\" \"#000\"}}", assets: assets)
        }
        #expect(try color("colors.button") == "#123456" && color("colors.none") == "#000")
        #expect(try mail(#"{{asset "none.json" "a" "b"}}{{asset "none.json"}}"#, assets: assets) == "b")
    }

    @Test("t takes the text of a key from the translations that are set, else its own")
    func translations() throws {
        let set = #"{{set-translations (asset "content/email-texts.json")}}"#
        let text = #"{{t "Visit.Title" "Visit {place}" place=p}}"#
        #expect(try mail(text, ["p": "Löyly"]) == "Visit Löyly")
        #expect(try mail(set + text, ["p": "<Löyly>"], assets: assets) == "Your visit to &lt;Löyly&gt;")
        #expect(try mail(set + #"{{t "Nested.Key" "no"}}{{t "Not.There"}}"#, assets: assets) == "nestedNot.There")
    }

    @Test("concat joins, also numbers and nothing")
    func concat() throws { #expect(try mail(#"{{concat "a" 1 missing "b"}}"#) == "a1b") }

    @Test("contains finds an element of a list, a part of a text, a field of an object")
    func contains() throws {
        let context: JSON = ["l": ["customer", 2], "s": "abc", "o": ["k": 1]]
        func found(_ arguments: String) throws -> Bool {
            try mail("{{#contains \(arguments)}}1{{else}}0{{/contains}}", context) == "1"
        }
        #expect(try found(#"l "customer""#) && found("l 2") && found("l 2.0") && found(#"s "bc""#) && found(#"o "k""#))
        #expect(try !found(#"l "provider""#) && !found(#"s "x""#) && !found(#"none "x""#))
    }

    @Test("eq compares values, numbers however they are written; it is a block and a sub-expression")
    func eq() throws {
        let context: JSON = ["a": 1, "b": .number("1.00"), "s": "1"]
        func same(_ arguments: String) throws -> Bool {
            let block = try mail("{{#eq \(arguments)}}1{{else}}0{{/eq}}", context)
            #expect(try mail("{{#if (eq \(arguments))}}1{{else}}0{{/if}}", context) == block)
            return block == "1"
        }
        #expect(try same("a b") && same("a 1") && same(#"s "1""#) && same("x y"))
        #expect(try !same("a s") && !same("a 2") && !same("a x"))
    }

    @Test("inflect chooses by a count, which only one is single")
    func inflect() throws {
        for (count, word): (JSON, String) in [
            (1, "day"), (.number("1.0"), "day"), (0, "days"), (2, "days"), (nil, "days"),
        ] {
            #expect(try mail(#"{{inflect n "day" "days"}}"#, ["n": count]) == word)
        }
    }

    @Test("money-amount writes the digits that the currency has, and no currency")
    func money() throws {
        let amounts: [(String, String, String)] = [
            ("10", "USD", "10.00"), ("1234567.5", "EUR", "1,234,567.50"), ("1000", "JPY", "1,000"),
            ("1.5", "KWD", "1.500"), ("-0.005", "USD", "0.00"), ("-12.345", "USD", "-12.34"), ("0", "usd", "0.00"),
        ]
        for (amount, currency, text) in amounts {
            let money: JSON = ["amount": .number(amount), "currency": .string(currency)]
            #expect(try mail("{{money-amount m}}", ["m": money]) == text)
        }
        #expect(try mail("{{money-amount m}}{{money-amount none lang=\"fi-FI\"}}", ["m": "x"]) == "")
    }

    @Test("number groups thousands and rounds half to even, three digits or as many as are asked for")
    func numbers() throws {
        for (number, options, text) in [
            ("1234.5678", "", "1,234.568"), ("0.5", "max-fraction-digits=0", "0"),
            ("1.5", "max-fraction-digits=0", "2"),
            ("3", "min-fraction-digits=2", "3.00"), ("999.9995", "", "1,000"), ("-1000", "lang=\"fi-FI\"", "-1,000"),
            ("1e3", "", "1,000"), ("12.3456", "min-fraction-digits=1 max-fraction-digits=2", "12.35"),
        ] {
            #expect(try mail("{{number n \(options)}}", ["n": .number(number)]) == text, "\(number) \(options)")
        }
        #expect(try mail("{{number n}}", ["n": "ten"]) == "ten")
    }

    @Test("url-encode and form-encode write texts for addresses")
    func encoding() throws {
        #expect(try mail(#"{{url-encode "Share & Tribe/ä"}}"#) == "Share%20%26%20Tribe%2F%C3%A4")
        #expect(try mail(#"{{form-encode "Share & Tribe=~"}}"#) == "Share+%26+Tribe%3D%7E")
    }

    @Test("one that is not known is named in the mail where it stands; nothing fails")
    func unknown() throws {
        #expect(
            try mail("a {{shout name}} b {{#each-of x}}y{{/each-of}}") == "a [no helper shout] b [no helper each-of]")
        #expect(try mail("{{date}}{{number}}{{inflect}}{{eq}}{{each x}}{{money-amount}}") == "true")
    }

    @Test("set-locale, set-timezone and set-translations leave nothing in the mail")
    func setters() throws {
        #expect(try mail(#"{{set-locale "en_US"}}{{set-timezone "UTC"}}{{set-translations x}}"#) == "")
    }
}
