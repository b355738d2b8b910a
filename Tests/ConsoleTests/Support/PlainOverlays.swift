// The least overlays that let the console's own part be tested: they say what was wished for, and do it on Enter.
import Terminal

@testable import Console

struct PlainOverlays: OverlayFactory {
    func overlay(for wish: OverlayWish) -> any Overlay {
        if case .palette(let text, _, _) = wish { return PlainPalette(field: TextField(text: text)) }
        return PlainOverlay(wish: wish)
    }
}

/// Names the wish; Enter runs the command of a confirmation.
struct PlainOverlay: Overlay {
    let wish: OverlayWish
    var placement: OverlayPlacement { .centred(width: 60, height: 5) }
    var hints: [Hint] { [Hint("Enter", "do it"), Hint("Esc", "cancel")] }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        switch input {
        case .key(.escape): return .close
        case .key(.enter):
            switch wish {
            case .confirm(let confirmation), .typeToConfirm(let confirmation):
                return .run(confirmation.command, then: .close)
            default: return .stay
            }
        default: return .stay
        }
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        let inside = frame.box(rect, title: "Wish", focused: true)
        frame.put(name, x: inside.x + 1, y: inside.y)
    }

    private var name: String { String(String(describing: wish).prefix { $0 != "(" }) }
}

/// A line to type a command into.
struct PlainPalette: Overlay {
    var field: TextField
    var placement: OverlayPlacement { .bottomLine(above: 0) }
    var hints: [Hint] { [] }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        guard case .key(let key) = input else { return .stay }
        switch field.handle(key) {
        case .cancelled: return .close
        case .accepted: return CommandLine(parsing: field.text).map { .run($0, then: .close) } ?? .stay
        default: return .stay
        }
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        frame.put(":", x: rect.x, y: rect.y)
        field.draw(into: &frame, in: Rect(x: rect.x + 1, y: rect.y, width: rect.width - 1, height: 1), focused: true)
    }
}
