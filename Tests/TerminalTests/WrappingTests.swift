import Randomness
import Testing

@testable import Terminal

@Suite("Wrapping")
struct WrappingTests {
    @Test("Lines break between words")
    func betweenWords() {
        #expect(wrap("the letter expires soon", width: 10) == ["the letter", "expires", "soon"])
    }

    @Test("A word longer than the line is cut, wide characters whole")
    func longWords() {
        #expect(wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(wrap("日本語", width: 5) == ["日本", "語"])
    }

    @Test("Line feeds are kept, and so are empty lines")
    func lineFeeds() {
        #expect(wrap("a\n\nb", width: 9) == ["a", "", "b"])
    }

    @Test("Nothing is wider than the line, and no word is lost")
    func nothingLost() {
        var random = Seeded(4)
        for _ in 0..<200 {
            let words = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                String(repeating: "x", count: Int.random(in: 1...9, using: &random))
            }
            let width = Int.random(in: 9...30, using: &random)
            let lines = wrap(words.joined(separator: " "), width: width)
            #expect(lines.allSatisfy { CellWidth.of($0) <= width })
            #expect(lines.flatMap { $0.split(separator: " ").map(String.init) } == words)
        }
    }
}
