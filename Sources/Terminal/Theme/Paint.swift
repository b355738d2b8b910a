// What a style becomes on a terminal with so many colours. Whatever is lost, a selection stays visible and text
// readable.

/// A style as a terminal understands it.
public struct Paint: Hashable, Sendable {
    /// The colour number of the letters as terminfo's setaf takes it; -1 is the terminal's own.
    public var foreground = -1
    /// The colour number behind them; -1 is the terminal's own.
    public var background = -1
    /// Heavier.
    public var bold = false
    /// Fainter.
    public var dim = false
    /// A line below.
    public var underline = false
    /// Foreground and background exchanged.
    public var reverse = false
    /// Slanted.
    public var italic = false

    /// Translates a style.
    public init(_ style: Style, theme: Theme, depth: ColourDepth) {
        bold = style.bold
        underline = style.underline
        reverse = style.reverse
        italic = style.italic
        switch depth {
        case .none: describeWithoutColour(style)
        case .direct: setColours(theme.colours(style), Self.direct)
        case .extended: setColours(theme.colours(style), Self.extended)
        case .sixteen: setFew(style, theme, count: 16)
        case .eight: setFew(style, theme, count: 8)
        }
        if depth != .none, depth != .direct { keepSelectionVisible(style, theme, depth) }
    }

    private mutating func setColours(
        _ colours: (foreground: ThemeColour, background: ThemeColour), _ number: (ThemeColour) -> Int
    ) {
        foreground = number(colours.foreground)
        background = number(colours.background)
    }

    /// Terminals with direct colours take 0 to 7 for the first of the palette, so the darkest blues move by a hair.
    private static func direct(_ colour: ThemeColour) -> Int {
        if case .index(let number) = colour, number < 8 { return number }
        return colour.rgb.map { max(8, $0.value) } ?? -1
    }

    private static func extended(_ colour: ThemeColour) -> Int {
        switch colour {
        case .standard: -1
        case .index(let number): number
        case .rgb(let rgb): Palette.nearestExtended(rgb)
        }
    }

    /// With few colours the nearest one may be the ground itself, so the letters take the nearest that can be read.
    private mutating func setFew(_ style: Style, _ theme: Theme, count: Int) {
        let (letters, ground) = theme.colours(style)
        if case .index(let number) = ground, number < count {
            background = number
        } else {
            background = ground.rgb.map { Palette.nearest($0, count: count, on: nil, contrast: 1) } ?? -1
        }
        if case .index(let number) = letters, number < count {
            foreground = number
        } else {
            let under = background >= 0 ? Palette.sixteen[background] : nil
            foreground = letters.rgb.map { Palette.nearest($0, count: count, on: under, contrast: 3) } ?? -1
        }
        if style.role == .dim, count == 8 { dim = true }
    }

    private mutating func keepSelectionVisible(_ style: Style, _ theme: Theme, _ depth: ColourDepth) {
        guard style.background == .selection || style.background == nil && style.role == .selection else { return }
        let plain = Paint(.text, theme: theme, depth: depth)
        if background == plain.background { reverse.toggle() }
    }

    private mutating func describeWithoutColour(_ style: Style) {
        switch style.role {
        case .dim: dim = true
        case .accent, .focus, .warn, .danger: bold = true
        case .text, .border, .selection, .ok: break
        }
        if style.background == .selection || style.role == .selection { reverse.toggle() }
    }
}
