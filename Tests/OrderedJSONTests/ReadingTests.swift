// What RFC 8259 takes for JSON, and what not.
import OrderedJSON
import Testing

@Suite("Reading JSON") struct ReadingTests {
    private func read(_ text: String) throws(JSONError) -> JSON { try JSON(reading: Array(text.utf8)) }

    @Test(
        "takes what the standard takes",
        arguments: [
            ("null", .null), ("true", .bool(true)), ("false", .bool(false)), ("\"\"", ""), ("[]", []), ("{}", [:]),
            (" \t\r\n[ 1 , 2 ]\n", [1, 2]), ("{ \"a\" : 1 , \"b\" : [ ] }", ["a": 1, "b": []]),
            ("0", 0), ("-0", 0), ("-1", -1), ("9223372036854775807", .int(.max)),
            ("-9223372036854775808", .int(.min)), ("9223372036854775808", .number("9223372036854775808")),
            ("0.5", .number("0.5")), ("-0.0", .number("-0.0")), ("1e9", .number("1e9")), ("1E+9", .number("1E+9")),
            ("1.25e-7", .number("1.25e-7")), ("1e400", .number("1e400")),
            (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
            (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\u{0}"), ("\"Zoë 😀 \u{7F}\"", "Zoë 😀 \u{7F}"),
            ("\u{FEFF}1", 1), (#"{"":0}"#, ["": 0]), (#"{"\u0061":0}"#, ["a": 0]),
        ] as [(String, JSON)])
    func valid(text: String, value: JSON) throws {
        #expect(try read(text) == value)
    }

    @Test(
        "says where a text stops being JSON",
        arguments: [
            ("", 1, 1), ("  ", 1, 3), ("nul", 1, 4), ("True", 1, 1), ("[1,]", 1, 4), ("[1 2]", 1, 4), ("[", 1, 2),
            ("{\"a\":1,}", 1, 8), ("{\"a\" 1}", 1, 6), ("{a:1}", 1, 2), ("{\"a\":}", 1, 6), ("{'a':1}", 1, 2),
            ("{\n  \"a\": 1,\n  \"b\": x\n}", 3, 8), ("[\r\n1,\r\n,", 3, 1), ("1 2", 1, 3), ("[]]", 1, 3),
            ("01", 1, 3), ("-", 1, 2), ("+1", 1, 1), (".5", 1, 1), ("1.", 1, 3), ("1.e5", 1, 3), ("1e", 1, 3),
            ("1e+", 1, 4), ("0x1", 1, 2), ("NaN", 1, 1), ("Infinity", 1, 1), ("\"a", 1, 3), ("\"a\nb\"", 1, 3),
            ("\"\\x\"", 1, 3), ("\"\\u12\"", 1, 6), ("\"\\u12G4\"", 1, 6), ("\"\\ud83d\"", 1, 2),
            ("\"\\ude00\"", 1, 2), ("\"\\ud83d\\u0041\"", 1, 2), ("// 1\n1", 1, 1), ("[1]\u{0}", 1, 4),
            ("\u{FEFF}\u{FEFF}1", 1, 4), ("\u{A0}1", 1, 1),
        ])
    func invalid(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try read(text) }
        #expect(error?.line == line && error?.column == column, "\(text): \(error.map { "\($0)" } ?? "read")")
        #expect(error?.description.hasSuffix("at line \(line), column \(column)") == true)
    }

    @Test(
        "refuses bytes that are not UTF-8, in texts and in names",
        arguments: [
            [0x80], [0xFF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func notText(bytes: [UInt8]) {
        let quoted = [0x22] + bytes + [0x22]
        #expect(throws: JSONError.self) { try JSON(reading: quoted) }
        #expect(throws: JSONError.self) { try JSON(reading: [0x7B] + quoted + Array(":1}".utf8)) }
        #expect(throws: JSONError.self) { try JSON(reading: bytes) }
        let escaped = Array(#""\n"#.utf8) + bytes + [0x22]
        #expect(throws: JSONError.self) { try JSON(reading: escaped) }
    }

    @Test("keeps fields in order; of those with one name the last counts, in the first's place")
    func order() throws {
        #expect(
            try read(#"{"z":1,"a":2,"z":3}"#) == .object([JSON.Field("z", 3), JSON.Field("a", 2)]))
    }

    @Test("goes as deep as it says and no deeper, however much deeper the text goes")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(throws: Never.self) { try read(nested(JSON.deepest + 1)) }
        for levels in [JSON.deepest + 2, 100_000] {
            let error = #expect(throws: JSONError.self) { try read(nested(levels)) }
            #expect(error?.column == JSON.deepest + 2)
        }
        let objects = String(repeating: #"{"a":"#, count: 100_000)
        #expect(throws: JSONError.self) { try read(objects) }
    }
}
