/// One place of a drawing where lines meet, pass or turn.
struct DrawingCell {
    var isUp = false
    var isDown = false
    var isLeft = false
    var isRight = false
    /// Whether the line up and down turns here, rather than passing under one from left to right.
    var isJoined = false

    /// What is drawn there.
    func glyph(_ glyphs: ProcessDrawing.Glyphs) -> Character {
        switch glyphs {
        case .unicode:
            switch (isUp, isDown, isLeft, isRight) {
            case (false, false, true, true): "─"
            case (true, true, false, false): "│"
            case (true, true, true, true): "┼"
            case (true, true, false, true): "├"
            case (true, false, false, true): "└"
            case (false, true, false, true): "┌"
            case (true, false, true, true): "┴"
            case (false, true, true, true): "┬"
            default: " "
            }
        case .ascii:
            isJoined ? "+" : isUp || isDown ? "|" : isLeft || isRight ? "-" : " "
        }
    }
}

extension ProcessDrawing.Glyphs {
    var dash: String { self == .unicode ? "─" : "-" }
    var arrow: String { self == .unicode ? "▶" : ">" }
    var start: String { self == .unicode ? "○" : "o" }
    var check: String { self == .unicode ? "✓" : "*" }
    var here: String { self == .unicode ? "◀" : "<" }
    var dot: String { self == .unicode ? "·" : "-" }
}
