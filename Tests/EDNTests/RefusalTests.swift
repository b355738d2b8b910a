// What is no EDN, and what is said about it.
import EDN
import Testing

@Suite("What is no EDN") struct RefusalTests {
    private func error(_ bytes: [UInt8]) -> EDNError? {
        #expect(throws: EDNError.self) { try EDNDocument(reading: bytes) }
    }

    @Test(
        "is refused in one sentence, with its place",
        arguments: [
            ("", 1, 1, "The text holds no value."), (" ; only a comment", 1, 18, "The text holds no value."),
            ("[1 2", 1, 1, "The vector that begins here is never closed."),
            ("{:a\n(1", 2, 1, "The list that begins here is never closed."),
            ("#{1", 1, 2, "The set that begins here is never closed."),
            ("[1 2}", 1, 5, "“}” closes nothing here: the vector of line 1, column 1 ends with “]”."),
            ("{:a [1 2}\n", 1, 9, "“}” closes nothing here: the vector of line 1, column 5 ends with “]”."),
            ("]", 1, 1, "There is nothing here for “]” to close."),
            ("{:a}", 1, 2, "The map has an odd number of forms; there is a key without a value."),
            ("{:a 1\n :b\n :c 3}", 3, 5, "The map has an odd number of forms; there is a key without a value."),
            ("{:a 1 :a 2}", 1, 7, "The map has this key already, at line 1, column 2: :a"),
            ("{[1] 1 (1) 2}", 1, 8, "The map has this key already, at line 1, column 2: (1)"),
            ("#{1 2 1N}", 1, 7, "The set has this member already, at line 1, column 3: 1"),
            ("\"abc", 1, 1, "The string that begins here is never closed."),
            (#""a\qb""#, 1, 3, "The string has an unknown escape, \\q."),
            (#""\u12""#, 1, 2, "Four hexadecimal digits have to follow \\u."),
            (#""\ud83d""#, 1, 2, "The escape is half of a surrogate pair, which is no character."),
            (#"\newlin"#, 1, 1, "There is no character called \\newlin."),
            (#"\ a"#, 1, 1, "A backslash begins a character, but none follows it."),
            (#"\ud800"#, 1, 1, "\\ud800 is half of a surrogate pair, which is no character."),
            ("012", 1, 1, "“012” has a zero in front, which no number has."), ("1/2", 1, 1, "“1/2” is no number."),
            ("0x1F", 1, 1, "“0x1F” is no number."), ("1.5N", 1, 1, "“1.5N” is no number."),
            ("1e", 1, 1, "“1e” is no number."),
            ("12ab", 1, 1, "“12ab” is no number."), (": a", 1, 1, "A colon begins a keyword, but no name follows it."),
            ("[:]", 1, 2, "A colon begins a keyword, but no name follows it."),
            ("::a", 1, 1, "A keyword begins with one colon, not with two."),
            (":a/b/c", 1, 1, "A keyword has one slash at most, with a name on either side of it."),
            (":a/", 1, 1, "A keyword has one slash at most, with a name on either side of it."),
            ("/a", 1, 1, "A symbol has one slash at most, with a name on either side of it."),
            ("a/1", 1, 1, "“1” does not begin like the name of a symbol."),
            ("'a", 1, 1, "“'” belongs to programs, not to EDN."), ("a@b", 1, 2, "“@” belongs to programs, not to EDN."),
            ("^:a {}", 1, 1, "“^” belongs to programs, not to EDN."), ("a|b", 1, 2, "“|” cannot stand in a symbol."),
            ("|", 1, 1, "“|” begins no value."),
            ("[“a”]", 1, 2, "“ is no quote here; a string stands between \" and \"."),
            ("\u{A0}1", 1, 1, "This is a space that does not break, which is no blank here."),
            (":a\u{200B}", 1, 3, "A character that cannot be seen (U+200B) is no part of EDN."),
            ("\u{0}", 1, 1, "A character that cannot be seen (U+0000) is no part of EDN."),
            ("#", 1, 2, "The text ends after “#”."),
            ("# a", 1, 1, "“#” begins a set, a tag or a discard, so a blank cannot follow it."),
            ("#\"re\"", 1, 1, "“#” begins a set, a tag or a discard, so “\"” cannot follow it."),
            ("[#t]", 1, 2, "The tag #t has no value after it."),
            ("[#_]", 1, 2, "“#_” has nothing after it to discard."),
        ])
    func refused(text: String, line: Int, column: Int, message: String) {
        let error = error(Array(text.utf8))
        #expect(error?.message == message)
        #expect(error?.place.line == line && error?.place.column == column, "\(text): \(error.map { "\($0)" } ?? "")")
        #expect(error?.description.hasPrefix("line \(line), column \(column): ") == true)
    }

    @Test(
        "refuses bytes that are not UTF-8 where they stand",
        arguments: [
            [0x80], [0xFF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func notText(bytes: [UInt8]) {
        for (before, after, column) in [("[\r\n é\"", "\"]", 4), ("[1]\r\n ; ", "\n", 4), ("[\n:a ", " 1]", 4)] {
            let place = error(Array(before.utf8) + bytes + Array(after.utf8))?.place
            #expect(place == EDNPlace(line: 2, column: column))
        }
        #expect(error([0xFE, 0xFF, 0x00, 0x5B])?.place == EDNPlace(line: 1, column: 1))
    }

    @Test(
        "stands ten thousand levels of anything",
        arguments: ["[", "(", "{", "#{", "[#{", "{:a ", "{{", "#t ", "#_", "#_[", "[#_", "#t["])
    func deep(opening: String) throws {
        let text = String(repeating: opening, count: 10_000)
        #expect(error(Array(text.utf8))?.message == "Values stand more than 128 levels deep in each other.")
        let nested = { (levels: Int) in
            Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
        }
        #expect(try EDNDocument(reading: nested(EDNDocument.deepest + 1)).rest == nil)
        #expect(error(nested(EDNDocument.deepest + 2)) != nil)
    }

    @Test("stands fifty megabytes, and reads a whole one")
    func large() throws {
        let message = "The text has 52428800 bytes; no more than 1048576 are read."
        #expect(error([UInt8](repeating: UInt8(ascii: "["), count: 50 << 20))?.message == message)
        #expect(error([UInt8](repeating: UInt8(ascii: " "), count: EDNDocument.largest + 1)) != nil)
        let longest =
            Array("[".utf8) + [UInt8](repeating: UInt8(ascii: ","), count: EDNDocument.largest - 2) + Array("]".utf8)
        #expect(try EDNDocument(reading: longest).value.elements == [])
    }
}
