import Testing

@testable import Terminal

@Suite("Colours of the terminal at hand")
struct PaintTests {
    private static let cases = Theme.embeddedNames.flatMap { name in ColourDepth.allCases.map { (name, $0) } }

    @Test("A selected row differs from its neighbours on every terminal", arguments: cases)
    func selectionIsVisible(name: String, depth: ColourDepth) throws {
        let theme = try Theme.embedded(named: name)
        for role in Role.allCases where role != .selection {
            let plain = Paint(Style(role: role), theme: theme, depth: depth)
            let selected = Paint(Style(role: role, background: .selection), theme: theme, depth: depth)
            #expect(plain.background != selected.background || plain.reverse != selected.reverse, "\(role)")
        }
    }

    @Test("With few colours text can be read too", arguments: Theme.embeddedNames, [ColourDepth.sixteen, .eight])
    func readable(name: String, depth: ColourDepth) throws {
        let theme = try Theme.embedded(named: name)
        for role in Role.allCases where role != .border {
            let paint = Paint(Style(role: role), theme: theme, depth: depth)
            let ratio = Palette.sixteen[paint.foreground].contrast(with: Palette.sixteen[paint.background])
            #expect(ratio >= 3 || paint.foreground == paint.background && paint.reverse, "\(role): \(paint)")
        }
    }

    @Test("Numbers stay within what the terminal has", arguments: cases)
    func numbers(name: String, depth: ColourDepth) throws {
        let theme = try Theme.embedded(named: name)
        let limit =
            switch depth {
            case .direct: 0x1000000
            case .extended: 256
            case .sixteen: 16
            case .eight: 8
            case .none: 0
            }
        for role in Role.allCases {
            let paint = Paint(Style(role: role), theme: theme, depth: depth)
            #expect(paint.foreground < limit && paint.background < limit)
            if depth == .none { #expect(paint.foreground == -1 && paint.background == -1) }
        }
    }

    @Test("Without colours bold, dim and reverse take over")
    func attributes() throws {
        let theme = try Theme.embedded(named: "dusk")
        #expect(Paint(.selection, theme: theme, depth: .none).reverse)
        #expect(Paint(.ok.on(.selection), theme: theme, depth: .none).reverse)
        #expect(Paint(.dim, theme: theme, depth: .none).dim)
        #expect(Paint(.danger, theme: theme, depth: .none).bold)
        #expect(Paint(.text, theme: theme, depth: .none) != Paint(.selection, theme: theme, depth: .none))
    }

    @Test("Exact colours are sent exactly, but for the few that mean something else")
    func direct() throws {
        let theme = try Theme.embedded(named: "dusk")
        #expect(Paint(.text, theme: theme, depth: .direct).foreground == 0xD5D9E3)
        let contrast = try Theme.embedded(named: "contrast")
        #expect(Paint(.text, theme: contrast, depth: .direct).background == 8)
    }

    @Test("The nearest of 256 is the colour itself where it is one of them")
    func nearest() {
        for (index, colour) in Palette.extended.enumerated() {
            #expect(Palette.extended[Palette.nearestExtended(colour) - 16] == colour, "\(index)")
        }
    }

    @Test("The environment decides what is wished for")
    func wishes() {
        #expect(ColourDepth.wishes([:]) == (false, false))
        #expect(ColourDepth.wishes(["COLORTERM": "truecolor"]) == (false, true))
        #expect(ColourDepth.wishes(["COLORTERM": "24bit", "NO_COLOR": ""]) == (false, true))
        #expect(ColourDepth.wishes(["COLORTERM": "24bit", "NO_COLOR": "1"]) == (true, false))
        #expect(ColourDepth.wishes(["COLORTERM": "truecolor", "TERM": "vt100"]) == (false, false))
    }
}
