import Testing

@testable import Terminal

@Suite("Themes")
struct ThemeTests {
    @Test("Every theme that is compiled in is complete and says what it is", arguments: Theme.embeddedNames)
    func complete(name: String) throws {
        let theme = try Theme.embedded(named: name)
        #expect(theme.name == name)
        #expect(!theme.description.isEmpty)
        for role in Role.allCases { #expect(theme.look(role).foreground != .standard, "\(role)") }
    }

    @Test("Text can be read in every theme", arguments: Theme.embeddedNames)
    func contrast(name: String) throws {
        let theme = try Theme.embedded(named: name)
        let text = name == "contrast" ? 7.0 : 4.5
        let needed: [(Style, Double)] = [
            (.text, text), (.selection, text), (.text.on(.selection), text), (.dim, 3),
            (.border, name == "contrast" ? 4.5 : 2),
            (.focus, 4.5), (.accent, 4.5), (.ok, 4.5), (.warn, 4.5), (.danger, 4.5), (.dim.on(.selection), 3),
            (.accent.on(.selection), 3), (.ok.on(.selection), 3), (.warn.on(.selection), 3),
            (.danger.on(.selection), 3),
        ]
        for (style, least) in needed {
            let colours = theme.colours(style)
            let letters = try #require(colours.foreground.rgb)
            let ground = try #require(colours.background.rgb)
            let ratio = letters.contrast(with: ground)
            #expect(ratio >= least, "\(style.role) on \(style.background.map { "\($0)" } ?? "its ground") has \(ratio)")
        }
    }

    @Test("Contrast is measured as WCAG defines it")
    func wcag() {
        #expect(RGB(0xFFFFFF).contrast(with: RGB(0x000000)) == 21)
        #expect(abs(RGB(0x767676).contrast(with: RGB(0xFFFFFF)) - 4.54) < 0.01)
        #expect(RGB(0x123456).contrast(with: RGB(0x123456)) == 1)
    }

    private static let whole = """
        name: mine
        description: A test.
        background: default
        roles:
          text: "#ffffff"
          dim: 7
          accent: 14
          border: 8
          focus: 14
          selection: {foreground: 15, background: 4}
          ok: 10
          warn: 11
          danger: 9

        """

    @Test("A theme is read as it is written")
    func reading() throws {
        let theme = try Theme.parse(yaml: Self.whole, name: "mine.yaml")
        #expect(theme.background == .standard)
        #expect(theme.look(.text).foreground == .rgb(RGB(0xFFFFFF)))
        #expect(theme.colours(.ok.on(.selection)) == (.index(10), .index(4)))
    }

    @Test(
        "A mistake is one sentence with the file, the key and what is expected",
        arguments: [
            ("  danger: 9\n", "", "the role 'danger' is missing from 'roles'"),
            ("danger: 9", "dangr: 9", "'roles' has the unknown key 'dangr'"),
            ("ok: 10", "ok: 16", "'roles.ok' is '16'; a colour is '#rrggbb'"),
            ("ok: 10", "ok: \"#12345\"", "'roles.ok' is '#12345'; a colour is"),
            ("ok: 10", "ok: \"#+12345\"", "'roles.ok' is '#+12345'; a colour is"),
            ("ok: 10", "ok: #123456", "'roles.ok' is ''; a colour is '#rrggbb' in quotes"),
            ("ok: 10", "ok: [1]", "'roles.ok' is not a mapping"),
            ("background: default", "ground: 1", "the file has the unknown key 'ground'"),
            ("background: default\n", "", "the key 'background' is missing"),
            ("{foreground: 15, background: 4}", "15", "'roles.selection.background' is missing"),
            ("{foreground: 15, background: 4}", "{background: 4}", "'roles.selection.foreground' is missing"),
            ("  ok: 10", "  ok: \"", "this is not YAML"),
        ])
    func mistakes(part: String, replacement: String, expected: String) throws {
        let yaml = Self.whole.replacing(part, with: replacement)
        let error = try #require(throws: ThemeError.self) { try Theme.parse(yaml: yaml, name: "mine.yaml") }
        #expect(error.description.hasPrefix("theme mine.yaml: "))
        #expect(error.description.contains(expected), "\(error)")
        #expect(!error.description.contains("\n"))
    }

    @Test(
        "Whatever else stands in a file is refused",
        arguments: ["", "just text", "- a\n- b", "roles: 3\nbackground: 1", "? [a]\n: b"])
    func rubbish(yaml: String) {
        #expect(throws: ThemeError.self) { try Theme.parse(yaml: yaml, name: "x") }
    }

    @Test("An unknown name lists the known ones")
    func unknownName() throws {
        let error = try #require(throws: ThemeError.self) { try Theme.embedded(named: "dawn") }
        #expect(error.description == "theme dawn: there is no such theme; known are dusk, paper, contrast, sixteen")
    }
}
