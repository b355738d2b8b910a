// What to type instead, when the words of a command made no sense: as many lines as the shell would print.
import Terminal

/// Lines to be read.
struct TextPage: Overlay {
    private let title: String
    private let lines: [String]
    private var window: ScrollWindow

    init(title: String, lines: [String]) {
        self.title = title
        self.lines = lines
        window = ScrollWindow(count: lines.count)
    }

    var placement: OverlayPlacement { .fullScreen }
    var hints: [Hint] { [Hint("Esc", "close"), Hint("j k", "scroll"), Hint("g G", "ends")] }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        let height = max(1, context.rect.height - 2)
        window.fit(count: lines.count, height: height)
        switch input {
        case .key(.escape), .key(.enter), .key(.character("q")): return .close
        case .key(let key): scroll(key, height: height)
        case .mouse(let mouse) where mouse.kind == .wheelUp: window.scroll(by: -3)
        case .mouse(let mouse) where mouse.kind == .wheelDown: window.scroll(by: 3)
        default: break
        }
        return .stay
    }

    private mutating func scroll(_ key: Key, height: Int) {
        switch key {
        case .down, .character("j"): window.scroll(by: 1)
        case .up, .character("k"): window.scroll(by: -1)
        case .pageDown, .control("f"), .character(" "): window.scroll(by: height)
        case .pageUp, .control("b"): window.scroll(by: -height)
        case .home, .character("g"): window.scroll(by: -lines.count)
        case .end, .character("G"): window.scroll(by: lines.count)
        default: break
        }
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        var window = window
        let inside = frame.box(rect, title: title, focused: true)
        window.fit(count: lines.count, height: inside.height)
        for (row, index) in window.visible.enumerated() {
            frame.put(lines[index], x: inside.x + 1, y: inside.y + row, width: inside.width - 2)
        }
        Scrollbar(window).draw(into: &frame, in: Rect(x: inside.right, y: inside.y, width: 1, height: inside.height))
    }
}
