// What roles look like. A theme is a small YAML file that anybody can write:
//
//     name: dusk
//     description: Quiet colours on a dark ground.
//     background: "#1b1e26"
//     roles:
//       text: "#d5d9e3"
//       selection: {foreground: "#ffffff", background: "#37415a"}
//       …

/// Colours for every role.
public struct Theme: Hashable, Sendable {
    /// What a role looks like.
    public struct Look: Hashable, Sendable {
        /// The colour of the letters.
        public var foreground: ThemeColour
        /// The colour that they stand on; nil: the theme's background.
        public var background: ThemeColour?
    }

    /// The name it is chosen by.
    public let name: String
    /// One sentence about it.
    public let description: String
    /// What the screen is painted with.
    public let background: ThemeColour
    private let looks: [Look]

    /// A theme; the looks are in the order of `Role.allCases`.
    init(name: String, description: String, background: ThemeColour, looks: [Role: Look]) {
        self.name = name
        self.description = description
        self.background = background
        let plain = Look(foreground: .standard)
        self.looks = Role.byNumber.map { looks[$0] ?? plain }
    }

    /// The look of a role.
    public func look(_ role: Role) -> Look {
        looks[Int(role.rawValue)]
    }

    /// The two colours of a style. A colour that cannot be read on another role's ground gives way to that role's own
    /// letters.
    public func colours(_ style: Style) -> (foreground: ThemeColour, background: ThemeColour) {
        let own = look(style.role)
        guard let ground = style.background.map(look) else { return (own.foreground, own.background ?? background) }
        let under = ground.background ?? background
        return (Self.isReadable(own.foreground, on: under) ? own.foreground : ground.foreground, under)
    }

    private static func isReadable(_ letters: ThemeColour, on ground: ThemeColour) -> Bool {
        guard let letters = letters.rgb, let ground = ground.rgb else { return true }
        return letters.contrast(with: ground) >= 3
    }
}
