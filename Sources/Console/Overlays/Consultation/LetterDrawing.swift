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
            ("Grounds", grounds.words), ("Signed", letter.signedAt.description),
            ("Valid until", letter.expiresAt.description), ("Letter", letter.id.description),
        ]
    }

    /// Draws the document and returns what is left below it.
    func draw(on canvas: inout Canvas, in area: Rect) -> Rect {
        let width = min(66, area.width)
        let texts = rows.map { wrap($0.text, width: width - 18, glyphs: canvas.glyphs) }
        let (paper, rest) = area.splitTop(texts.reduce(4) { $0 + $1.count })
        let sheet = paper.splitLeft(width).left
        canvas.frame.box(sheet)
        let inside = sheet.inset(horizontal: 2, vertical: 1)
        canvas.frame.put(
            "LETTER OF MEDICAL NECESSITY", x: inside.x, y: inside.y, style: .accent.bolder, width: inside.width,
            align: .centre)
        var y = inside.y + 2
        for (row, lines) in zip(rows, texts) {
            canvas.frame.put(row.label, x: inside.x, y: y, style: .dim, width: 12)
            for line in lines where y < inside.bottom {
                canvas.frame.put(line, x: inside.x + 13, y: y, width: inside.width - 13)
                y += 1
            }
        }
        return rest
    }
}
