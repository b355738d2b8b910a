// What the EDN format takes for a value.
import EDN
import Testing

@Suite("Reading EDN") struct ReadingTests {
    private func read(_ text: String) throws(EDNError) -> EDNValue { try EDNDocument(reading: Array(text.utf8)).value }

    @Test(
        "takes atoms",
        arguments: [
            ("nil", .null), ("true", .bool(true)), ("false", .bool(false)),
            ("0", .integer(0)), ("-0", .integer(0)), ("+7", .integer(7)), ("-42", .integer(-42)), ("42N", .integer(42)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .bigInteger("9223372036854775808")),
            ("+123456789012345678901234567890N", .bigInteger("123456789012345678901234567890")),
            ("-9223372036854775809N", .bigInteger("-9223372036854775809")),
            ("0.1M", .decimal(EDNDecimal("0.1", isExact: true))), ("2M", .decimal(EDNDecimal("2", isExact: true))),
            ("-1.50M", .decimal(EDNDecimal("-1.50", isExact: true))),
            ("1e3M", .decimal(EDNDecimal("1e3", isExact: true))),
            ("2.5", .decimal(EDNDecimal("2.5", isExact: false))), ("+2.5", .decimal(EDNDecimal("2.5", isExact: false))),
            ("1e3", .decimal(EDNDecimal("1000", isExact: false))),
            ("-1.5E-3", .decimal(EDNDecimal("-0.0015", isExact: false))),
            ("1.", .decimal(EDNDecimal("1.0", isExact: false))),
            (#""""#, .string("")), (#""a \"b\" \\ \n\r\t""#, .string("a \"b\" \\ \n\r\t")),
            (#""\u20AC\ud83d\ude00""#, .string("€😀")),
            ("\"two\nlines, one ; text\"", .string("two\nlines, one ; text")),
            (#"\a"#, .character("a")), (#"\newline"#, .character("\n")), (#"\return"#, .character("\r")),
            (#"\space"#, .character(" ")), (#"\tab"#, .character("\t")), (#"\u20AC"#, .character("€")),
            (#"\u"#, .character("u")), (#"\\"#, .character("\\")), (#"\{"#, .character("{")), (#"\;"#, .character(";")),
            (#"\é"#, .character("é")),
            ("name", .symbol(EDNName("name"))), ("a.b/c-d?", .symbol(EDNName(prefix: "a.b", "c-d?"))),
            ("/", .symbol(EDNName("/"))), ("-", .symbol(EDNName("-"))), ("+x", .symbol(EDNName("+x"))),
            ("nilly", .symbol(EDNName("nilly"))), ("->a1#:b", .symbol(EDNName("->a1#:b"))),
            ("*!_$%&=<>", .symbol(EDNName("*!_$%&=<>"))), ("größe", .symbol(EDNName("größe"))),
            (":name", .keyword(EDNName("name"))), (":true", .keyword(EDNName("true"))),
            (":actor.role/customer", .keyword(EDNName(prefix: "actor.role", "customer"))),
            (":privileged?", .keyword(EDNName("privileged?"))), (":7d", .keyword(EDNName("7d"))),
            (":état/prêt", .keyword(EDNName(prefix: "état", "prêt"))),
        ] as [(String, EDNContent)])
    func atoms(text: String, content: EDNContent) throws {
        #expect(try read(text).content == content)
        // An atom ends where anything that is no part of it begins.
        #expect(try read("[\(text)]").elements?.first?.content == content)
        #expect(try read("[\(text),\(text)\n;c\n]").elements?.count == 2)
    }

    @Test(
        "takes collections, tags, comments and discards",
        arguments: [
            ("()", "()"), ("[]", "[]"), ("{}", "{}"), ("#{}", "#{}"), ("(1 2)", "(1 2)"), ("[1,2,,3,]", "[1 2 3]"),
            ("{:a 1, :b [2]}", "{:a 1 :b [2]}"), ("#{:a :b}", "#{:a :b}"), ("[[][]]", "[[] []]"),
            ("{:a{:b{}}}", "{:a {:b {}}}"), (#"["a""b"]"#, #"["a" "b"]"#), ("[:a:b]", "[:a:b]"),
            ("[a[b]c]", "[a [b] c]"),
            (##"#inst "1985-04-12T23:20:50.52Z""##, ##"#inst "1985-04-12T23:20:50.52Z""##),
            ("#my/point [1 2]", "#my/point [1 2]"), ("#a #b 1", "#a #b 1"), ("#t ; why\n 1", "#t 1"),
            ("; first\n[1 ; two\n 3];end", "[1 3]"), ("[1 #_2 3]", "[1 3]"), ("[1 #_ #_ 2 3 4]", "[1 4]"),
            ("#_[never {:read 1}] 2", "2"), ("{:a #_1 2 #_#_:b 3}", "{:a 2}"), ("[#_1]", "[]"), ("[1 #_;c\n2]", "[1]"),
            ("\u{FEFF}[1]", "[1]"), ("[1\r\n2\r3\u{B}4\u{2003}5]", "[1 2 3 4 5]"), (#"[\a\b]"#, #"[\a \b]"#),
            (#"[\)\]]"#, #"[\) \]]"#), (#""\t\\""#, #""\t\\""#),
        ])
    func collections(text: String, written: String) throws {
        #expect(try read(text).description == written)
    }

    @Test("keeps a map's order, and finds what stands under a keyword")
    func maps() throws {
        let map = try read("{:b 1 :a/c 2 \"d\" 3 nil 4}")
        #expect(map.entries?.map(\.key.description) == [":b", ":a/c", "\"d\"", "nil"])
        #expect(map["a/c"]?.content == .integer(2) && map["c"] == nil && map["d"] == nil)
        #expect(map.entry("b")?.key.place == EDNPlace(line: 1, column: 2, length: 2))
        #expect(try read("[:b 1]")["b"] == nil)
    }

    @Test("takes everything but nil and false for true, :false too")
    func truth() throws {
        for text in ["true", ":true", ":false", "0", "\"\"", "[]"] { #expect(try read(text).isTruthy, "\(text)") }
        for text in ["nil", "false"] { #expect(try !read(text).isTruthy, "\(text)") }
    }

    @Test("gives every value its line, its column and its length, the first line's where it has several")
    func places() throws {
        let text = "\u{FEFF}; é\r\n{:a [1 é]\r\n\t:b {:c\n \"x\n y\"}}"
        let map = try read(text)
        let entries = try #require(map.entries)
        #expect(map.place == EDNPlace(line: 2, column: 1, length: 9))
        #expect(entries[0].key.place == EDNPlace(line: 2, column: 2, length: 2))
        #expect(entries[0].value.place == EDNPlace(line: 2, column: 5, length: 5))
        #expect(entries[0].value.elements?[1].place == EDNPlace(line: 2, column: 8, length: 1))
        #expect(entries[1].key.place == EDNPlace(line: 3, column: 2, length: 2))
        #expect(entries[1].value.place == EDNPlace(line: 3, column: 5, length: 3))
        #expect(entries[1].value["c"]?.place == EDNPlace(line: 4, column: 2, length: 2))
        #expect(try read("[\r\r 1]").elements?.first?.place == EDNPlace(line: 3, column: 2, length: 1))
    }

    @Test("reads the first value, and says where more begins")
    func rest() throws {
        func rest(_ text: String) throws -> EDNPlace? { try EDNDocument(reading: Array(text.utf8)).rest }
        #expect(try rest("{:a 1} ; end\n , #_{:b 2} #_c\n") == nil)
        #expect(try rest("{:a 1}\n {:b 2}") == EDNPlace(line: 2, column: 2))
        #expect(try rest("{:a 1}}") == EDNPlace(line: 1, column: 7))
        #expect(try rest("{} #_") == EDNPlace(line: 1, column: 4, length: 2))
    }

    @Test(
        "knows which values are the same",
        arguments: [
            ("1", "1N", true), ("1", "1.0", false), ("1.0", "1e0", true), ("1.0", "1.0M", false),
            ("1.0M", "1.00M", false),
            ("[1 2]", "(1 2)", true), ("[1 2]", "[2 1]", false), ("#{1 2}", "#{2 1}", true), ("#{1}", "[1]", false),
            ("{:a 1 :b 2}", "{:b 2 :a 1}", true), ("{:a 1}", "{:a 2}", false), (":a", "a", false),
            ("\"a\"", "a", false),
            (":a/b", ":a/b", true), ("#t 1", "#t 1", true), ("#t 1", "#u 1", false), (#"\a"#, #"\u0061"#, true),
            ("\"e\u{301}\"", "\"é\"", false), ("[#{{:a [1]}}]", "(#{{:a (1N)}})", true), ("nil", "false", false),
        ])
    func equality(left: String, right: String, isSame: Bool) throws {
        let (left, right) = (try read(left), try read(right))
        #expect((left == right) == isSame)
        if isSame { #expect(left.hashValue == right.hashValue) }
    }

    @Test("cuts what a message shows of a value")
    func excerpts() throws {
        let value = try read("[:a \"\(String(repeating: "x", count: 1_000))\" :b]")
        #expect(value.excerpt(10) == "[:a \"xxxxx…")
        #expect(try read("[:a 1]").excerpt(6) == "[:a 1]")
        #expect(try read("[:a 1]").excerpt(5) == "[:a 1…")
    }
}
