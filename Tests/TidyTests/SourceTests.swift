import Foundation
import Testing

@Suite("The sources")
struct SourceTests {
    static let sources = Repository.files(below: "Sources")
    static let tests = Repository.files(below: "Tests")

    @Test("are short files, each about one thing")
    func length() {
        for file in SourceTests.sources + SourceTests.tests where file.lines.count > 300 {
            // A longer one says why in its first lines.
            let head = file.lines.prefix(5).joined(separator: " ")
            #expect(head.contains("Long because"), "\(file.path) has \(file.lines.count) lines")
        }
        let lengths = SourceTests.sources.map(\.lines.count).sorted()
        #expect(lengths[lengths.count / 2] <= 120, "the median file has \(lengths[lengths.count / 2]) lines")
    }

    @Test("hold no leftovers")
    func leftovers() throws {
        let leftover = try Regex(#"\b(TODO|FIXME|XXX|HACK)\b|try!| as! |debugPrint\(|\bdump\("#)
        for file in SourceTests.sources {
            let found = file.text.firstMatch(of: leftover).map { String(file.text[$0.range]) }
            #expect(found == nil, "\(file.path) holds \(found ?? "")")
        }
    }

    @Test("prove each unchecked promise in a comment right above it, or beside it")
    func unchecked() {
        for file in SourceTests.sources {
            for line in unproven(file.lines) { Issue.record("\(file.path):\(line) promises without proof") }
        }
    }

    @Test(
        "prove no promise by a comment further up, or by an address",
        arguments: [
            (["// Nobody writes.", "nonisolated(unsafe) var count = 0"], []),
            (["unowned let parent: Tree  // It owns this."], []),
            (["// The list is whole.", "let first = list.first", "fatalError()"], [3]),
            (["/// Fails.", "func fail() {", "    preconditionFailure(\"http://a.example\")"], [3]),
        ])
    func proofs(lines: [String], unproven expected: [Int]) {
        #expect(unproven(lines.map { $0[...] }) == expected)
    }

    /// The lines, counted from 1, that promise something without a comment right above or beside it.
    private func unproven(_ lines: [Substring]) -> [Int] {
        let promises = [
            "@unchecked Sendable", "nonisolated(unsafe)", "fatalError(", "preconditionFailure(", "unowned",
            "unsafeBitCast", "assumingMemoryBound",
        ]
        return lines.indices.filter { index in
            let isProven = lines[index].contains("  // ") || index > 0 && isComment(lines[index - 1])
            return promises.contains { lines[index].contains($0) } && !isComment(lines[index]) && !isProven
        }.map { $0 + 1 }
    }

    private func isComment(_ line: Substring) -> Bool { line.drop(while: \.isWhitespace).hasPrefix("//") }

    @Test("document every public declaration")
    func documentation() {
        for file in SourceTests.sources {
            let lines = file.lines
            for (index, line) in lines.enumerated() {
                let code = line.drop(while: \.isWhitespace)
                guard code.hasPrefix("public "), !code.hasPrefix("public import"), !isWitness(code) else { continue }
                let above = lines[..<index].last { !$0.drop(while: \.isWhitespace).hasPrefix("@") } ?? ""
                let text = above.drop(while: \.isWhitespace)
                #expect(
                    text.hasPrefix("///") || code.contains("/// "), "\(file.path):\(index + 1) is undocumented: \(code)"
                )
            }
        }
    }

    /// What a protocol of the standard library, or of ours, has documented already.
    private func isWitness(_ code: Substring) -> Bool {
        let witnesses = [
            "static func <", "static func ==", "func hash(into", "static let kind", "static let prefix",
            "static let configuration", "init() {}", "init(stringLiteral", "init(booleanLiteral", "init(integerLiteral",
            "init(arrayLiteral", "init(dictionaryLiteral", "init(nilLiteral", "static let changes",
            "func perform(_ context",
            "func validate()", "mutating func run()", "func run()", "func encode(to", "init(from decoder",
        ]
        return witnesses.contains { code.contains($0) }
    }

    @Test("name no path of anybody's machine, and nobody's tools")
    func machine() {
        for file in SourceTests.sources + SourceTests.tests {
            for word in ["/wo" + "rk/", "/ho" + "me/", "/tmp/tr" + "ees", "Clau" + "de", "LL" + "M"] {
                #expect(!file.text.contains(word), "\(file.path) holds \(word)")
            }
        }
    }
}
