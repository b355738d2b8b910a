// A small list to choose from, where a key may mean one of several things.
import Terminal

/// Chooses one of several wishes and opens it.
struct ChoiceBox: Overlay {
    private let title: String
    private let choices: [Choice]
    private let factory: any OverlayFactory
    private var window: ScrollWindow

    init(title: String, choices: [Choice], factory: any OverlayFactory) {
        self.title = title
        self.choices = choices
        self.factory = factory
        window = ScrollWindow(count: choices.count, height: choices.count)
    }

    var placement: OverlayPlacement { .centred(width: 56, height: choices.count + 2) }
    var hints: [Hint] { [Hint("Enter", "choose"), Hint("j k", "move"), Hint("Esc", "cancel")] }

    mutating func handle(_ input: Input, _ context: OverlayContext) -> OverlayStep {
        window.fit(count: choices.count, height: context.rect.height - 2)
        switch input {
        case .key(.escape), .key(.character("q")): return .close
        case .key(.enter): return chosen(window.selection)
        case .key(let key):
            if let number = number(of: key) { return chosen(number) }
            _ = window.handle(key)
        case .mouse(let mouse) where mouse.kind == .press:
            let row = mouse.position.y - context.rect.y - 1
            guard context.rect.inset().contains(mouse.position) else { return .stay }
            return chosen(window.offset + row)
        default: break
        }
        return .stay
    }

    private func number(of key: Key) -> Int? {
        guard case .character(let character) = key, let digit = character.wholeNumberValue else { return nil }
        return choices.indices.contains(digit - 1) ? digit - 1 : nil
    }

    private func chosen(_ index: Int) -> OverlayStep {
        guard choices.indices.contains(index) else { return .stay }
        return .replace(factory.overlay(for: choices[index].wish))
    }

    func draw(into frame: inout Frame, in rect: Rect, _ context: OverlayContext) {
        var window = window
        let inside = frame.box(rect, title: title, focused: true)
        window.fit(count: choices.count, height: inside.height)
        for (row, index) in window.visible.enumerated() {
            let y = inside.y + row
            if index == window.selection { frame.put(frame.glyphs.pointer, x: inside.x, y: y, style: .accent) }
            frame.put("\(index + 1)", x: inside.x + 2, y: y, style: .accent.bolder)
            frame.put(choices[index].label, x: inside.x + 4, y: y, width: 20)
            frame.put(choices[index].note, x: inside.x + 25, y: y, style: .dim, width: inside.width - 26)
            if index == window.selection { frame.highlight(Rect(x: inside.x, y: y, width: inside.width, height: 1)) }
        }
    }
}
