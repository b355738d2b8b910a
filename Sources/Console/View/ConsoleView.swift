// The screen as a function of the state.
import Terminal

extension ConsoleState {
    /// What is shown on a screen of this size.
    func frame(size: Size, glyphs: Glyphs) -> Frame {
        guard size.columns >= ConsoleLayout.least.columns, size.rows >= ConsoleLayout.least.rows else {
            return .tooSmall(size, needed: ConsoleLayout.least, glyphs: glyphs)
        }
        var state = self
        state.size = size
        var frame = Frame(size: size, glyphs: glyphs)
        state.draw(into: &frame)
        return frame
    }

    private func draw(into frame: inout Frame) {
        let layout = layout
        drawStatus(into: &frame, in: layout.status)
        let hidesPanels = overlays.contains { $0.overlay.placement == .fullScreen }
        if !hidesPanels {
            for (place, rect) in layout.lists { drawList(place, into: &frame, in: rect) }
            if let rect = layout.detail { drawDetail(into: &frame, in: rect) }
        }
        drawBottom(into: &frame, in: layout.hints)
        for overlay in overlays { draw(overlay, into: &frame) }
    }

    private func draw(_ overlay: OpenOverlay, into frame: inout Frame) {
        let context = context(of: overlay)
        frame.fill(context.rect)
        frame.cursor = nil
        overlay.overlay.draw(into: &frame, in: context.rect, context)
    }
}
