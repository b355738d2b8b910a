// How a cell looks, in words that a theme turns into colours.

/// What a colour is for. A theme says for each what it looks like.
public enum Role: UInt16, CaseIterable, Hashable, Sendable {
    /// Plain text.
    case text = 0
    /// Text that matters less.
    case dim
    /// Names, keys and what catches the eye.
    case accent
    /// The frame of a panel.
    case border
    /// The frame of the panel that the keys go to.
    case focus
    /// The selected row.
    case selection
    /// Good.
    case ok
    /// Look at this.
    case warn
    /// Bad, or cannot be undone.
    case danger

    /// The name, as theme files spell it.
    public var name: String {
        switch self {
        case .text: "text"
        case .dim: "dim"
        case .accent: "accent"
        case .border: "border"
        case .focus: "focus"
        case .selection: "selection"
        case .ok: "ok"
        case .warn: "warn"
        case .danger: "danger"
        }
    }

    static let byNumber: [Role] = Role.allCases.sorted { $0.rawValue < $1.rawValue }
}

/// The look of a cell, packed into so many bits that a cell is small and has no gap.
public struct Style: Hashable, Sendable {
    private var bits: UInt32

    /// All styles are numbered below this.
    static let count = 1 << 12
    /// The number by which a table finds what belongs to the style.
    var number: Int { Int(bits) }

    /// A style. Without a `background` the cell stands on the role's own, which for most is the theme's.
    public init(
        role: Role, background: Role? = nil, bold: Bool = false, underline: Bool = false, reverse: Bool = false,
        italic: Bool = false
    ) {
        bits = UInt32(role.rawValue | (background.map { $0.rawValue + 1 } ?? 0) << 4)
        set(Self.boldBit, bold)
        set(Self.underlineBit, underline)
        set(Self.reverseBit, reverse)
        set(Self.italicBit, italic)
    }

    /// What the colour is for.
    public var role: Role {
        get { Role.byNumber[Int(bits & 0xF)] }
        set { bits = bits & ~0xF | UInt32(newValue.rawValue) }
    }

    /// The role whose background the cell stands on; nil: the role's own.
    public var background: Role? {
        get { bits >> 4 & 0xF == 0 ? nil : Role.byNumber[Int(bits >> 4 & 0xF) - 1] }
        set { bits = bits & ~0xF0 | UInt32(newValue.map { $0.rawValue + 1 } ?? 0) << 4 }
    }

    /// Drawn heavier.
    public var bold: Bool {
        get { bits & Self.boldBit != 0 }
        set { set(Self.boldBit, newValue) }
    }

    /// Drawn with a line below.
    public var underline: Bool {
        get { bits & Self.underlineBit != 0 }
        set { set(Self.underlineBit, newValue) }
    }

    /// Drawn with foreground and background exchanged.
    public var reverse: Bool {
        get { bits & Self.reverseBit != 0 }
        set { set(Self.reverseBit, newValue) }
    }

    /// Drawn slanted, where the terminal can.
    public var italic: Bool {
        get { bits & Self.italicBit != 0 }
        set { set(Self.italicBit, newValue) }
    }

    private static let boldBit: UInt32 = 1 << 8
    private static let underlineBit: UInt32 = 1 << 9
    private static let reverseBit: UInt32 = 1 << 10
    private static let italicBit: UInt32 = 1 << 11

    private mutating func set(_ bit: UInt32, _ on: Bool) {
        if on { bits |= bit } else { bits &= ~bit }
    }
}

extension Style {
    /// Plain text.
    public static let text = Style(role: .text)
    /// Text that matters less.
    public static let dim = Style(role: .dim)
    /// Names, keys and what catches the eye.
    public static let accent = Style(role: .accent)
    /// The frame of a panel.
    public static let border = Style(role: .border)
    /// The frame of the panel that the keys go to.
    public static let focus = Style(role: .focus, bold: true)
    /// The selected row.
    public static let selection = Style(role: .selection)
    /// Good.
    public static let ok = Style(role: .ok)
    /// Look at this.
    public static let warn = Style(role: .warn)
    /// Bad, or cannot be undone.
    public static let danger = Style(role: .danger)

    /// The same style on another background: `Style.ok.on(.selection)` in a selected row.
    public func on(_ background: Role?) -> Style {
        var style = self
        style.background = background
        return style
    }

    /// The same style, heavier.
    public var bolder: Style {
        var style = self
        style.bold = true
        return style
    }
}
