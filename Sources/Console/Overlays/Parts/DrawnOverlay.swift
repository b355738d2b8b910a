// What the overlays of this folder share: one drawing serves the screen and the mouse, and inputs are sorted by kind.
import Terminal

/// An overlay that is drawn on a canvas.
protocol DrawnOverlay: Overlay {
    /// Draws everything, and marks what can be clicked.
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext)
    /// Takes a key.
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep
    /// Takes a click on something that `paint` marked.
    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep
    /// Takes pasted text.
    mutating func paste(_ text: String)
}

extension DrawnOverlay {
    /// Draws itself into its place.
    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        var canvas = Canvas(frame)
        paint(on: &canvas, in: rect, context)
        frame = canvas.frame
    }

    /// Takes a key, a paste or the mouse. The wheel does what the arrows do.
    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        switch input {
        case .key(let key): return press(key, context)
        case .paste(let text): paste(text)
        case .mouse(let mouse):
            switch mouse.kind {
            case .wheelUp: return press(.up, context)
            case .wheelDown: return press(.down, context)
            case .press, .doubleClick:
                if let spot = spot(at: mouse.position, context) { return click(spot, context) }
            case .release: break
            }
        case .resize, .resumed, .tick, .hangUp, .terminate: break
        }
        return .stay
    }

    /// Nothing to paste into.
    mutating func paste(_ text: String) {}

    private func spot(at position: Position, _ context: OverlayContext) -> Spot? {
        var canvas = Canvas(Frame(size: Size(columns: context.rect.right, rows: context.rect.bottom)))
        paint(on: &canvas, in: context.rect, context)
        return canvas.spot(at: position)
    }
}

extension OverlayContext {
    /// What stands where an answer is awaited; nil while nothing is.
    var waitingText: String? { isBusy ? progress ?? "Working… Esc breaks it off" : nil }
}
