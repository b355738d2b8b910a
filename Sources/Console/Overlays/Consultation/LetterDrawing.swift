// A letter of medical necessity as a small document.
import Checkout
import Terminal

/// A letter on the screen.
struct LetterDrawing: Sendable {
    private let rows: [(label: String, text: String)]

    /// A letter with what it is for.
    init(_ letter: Letter, customerName: String, grounds: LetterGrounds) {
        rows = [
            ("For", customerName), ("Covers", "products of the visit type \(letter.visitType.words)"),
            ("Grounds", grounds.words), ("Signed", "\(letter.signedAt.minuteWords) UTC"),
            ("Valid until", "\(letter.expiresAt.minuteWords) UTC"), ("Letter", letter.id.description),
        ]
    }

    /// The document in its frame.
    func lines(width: Int, _ glyphs: Glyphs) -> [[Span]] {
        let inside = max(1, min(66, width) - 4)
        let label = 13
        func bordered(_ spans: [Span]) -> [Span] {
            let used = spans.reduce(0) { $0 + CellWidth.of($1.text, glyphs: glyphs) }
            let space = String(repeating: " ", count: max(0, inside - used) + 1)
            return [Span("\(glyphs.vertical) ", .border)] + spans + [Span(space), Span(glyphs.vertical, .border)]
        }
        let title = "LETTER OF MEDICAL NECESSITY"
        let indent = String(repeating: " ", count: max(0, inside - title.count) / 2)
        let body = rows.flatMap { row in
            wrap(row.text, width: max(1, inside - label), glyphs: glyphs).enumerated().map { number, text in
                let name = number == 0 ? row.label : ""
                return [Span(name + String(repeating: " ", count: label - name.count), .dim), Span(text)]
            }
        }
        let edge = String(repeating: glyphs.horizontal, count: inside + 2)
        return [[Span(glyphs.corners[0] + edge + glyphs.corners[1], .border)]]
            + ([[Span(indent + title, .accent.bolder)], []] + body).map(bordered)
            + [[Span(glyphs.corners[2] + edge + glyphs.corners[3], .border)]]
    }
}
