// A stage for one overlay: keys and clicks go in, frames, commands and effects come out. No engine, no terminal.
import Checkout
import Commands
import Foundation
import Terminal
import Testing

@testable import Console

/// An overlay with a screen around it.
struct Stage {
    var overlay: any Overlay
    var context: OverlayContext
    let size: Size
    let glyphs: Glyphs
    /// The commands that were asked for, in order.
    private(set) var commands: [Console.CommandLine] = []
    /// The effects that were asked for, in order; the opening one first.
    private(set) var effects: [ConsoleEffect] = []
    /// Whether the overlay is gone.
    private(set) var isClosed = false

    init(_ overlay: any Overlay, columns: Int = 80, rows: Int = 24, glyphs: Glyphs = .unicode) {
        self.overlay = overlay
        self.glyphs = glyphs
        size = Size(columns: columns, rows: rows)
        context = OverlayContext(now: Sample.now, clock: .frozen(Sample.now), actorName: "olga", ledgerName: "demo")
        effects = [overlay.opening].compactMap { $0 }
    }

    /// The place of the overlay: the rows between status line and hint line, a box among them, or the bottom rows.
    var rect: Rect {
        let middle = Rect(size).splitTop(1).rest.splitBottom(1).rest
        switch overlay.placement {
        case .fullScreen: return middle
        case .centred(let width, let height): return middle.centred(width: width, height: height)
        case .bottomLine(let above): return Rect(size).splitBottom(above + 1).bottom
        }
    }

    mutating func press(_ presses: Press...) {
        for input in presses.flatMap(\.inputs) { handle(input) }
    }

    /// Clicks in the middle of the first place where the screen shows this text.
    mutating func click(_ text: String) {
        for (y, line) in frame.lines().enumerated() {
            guard let range = line.range(of: text) else { continue }
            let x = line.distance(from: line.startIndex, to: range.lowerBound) + text.count / 2
            return handle(.mouse(Mouse(kind: .press, position: Position(x: x, y: y))))
        }
        Issue.record("nothing on the screen says “\(text)”:\n\(picture)")
    }

    mutating func handle(_ input: Input) {
        guard !isClosed else { return }
        context.rect = rect
        take(overlay.handle(input, context))
    }

    mutating func receive(_ result: OverlayResult) {
        guard !isClosed else { return }
        context.rect = rect
        take(overlay.receive(result, context))
    }

    private mutating func take(_ step: OverlayStep) {
        switch step {
        case .stay: break
        case .close, .done, .added, .edited: isClosed = true
        case .replace(let other), .open(let other):
            overlay = other
            effects += [other.opening].compactMap { $0 }
        case .effect(let effect): effects.append(effect)
        case .run(let command, let afterwards):
            commands.append(command)
            isClosed = afterwards == .close
        }
    }

    var frame: Frame {
        var frame = Frame(size: size, glyphs: glyphs)
        frame.fill(rect)
        var context = context
        context.rect = rect
        overlay.draw(into: &frame, in: rect, context)
        HintLine(overlay.hints).draw(into: &frame, in: Rect(size).splitBottom(overlay.isBottomLine ? 0 : 1).bottom)
        return frame
    }

    /// The screen as text.
    var picture: String {
        var lines = frame.lines()
        while lines.first?.isEmpty == true { lines.removeFirst() }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Whether the screen shows a text; line breaks of the layout and bars beside it do not matter.
    func shows(_ text: String) -> Bool {
        let words = picture.split { " \n│|█".contains($0) }.joined(separator: " ")
        return words.contains(text.split(separator: " ").joined(separator: " "))
    }
}

extension Overlay {
    fileprivate var isBottomLine: Bool {
        if case .bottomLine = placement { return true }
        return false
    }
}

/// Expects the whole screen to be this picture.
func expect(_ stage: Stage, shows picture: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(stage.picture == picture, "the screen is\n\(stage.picture)", sourceLocation: sourceLocation)
}
