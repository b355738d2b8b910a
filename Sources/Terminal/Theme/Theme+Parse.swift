// Reading a theme from YAML. Everything is checked, so that a misspelled role is an error and not a missing colour.
import Yams

extension Theme {
    /// Reads a theme. `name` is the file or the name that error messages mention, and the theme's own when the text
    /// has none.
    public static func parse(yaml: String, name: String) throws(ThemeError) -> Theme {
        try ThemeReader(source: name).theme(yaml)
    }
}

private struct ThemeReader {
    let source: String

    func theme(_ yaml: String) throws(ThemeError) -> Theme {
        let top = try pairs(of: try root(yaml), "the file", allowed: ["name", "description", "background", "roles"])
        guard let background = top["background"] else {
            throw failure("the key 'background' is missing; \(Self.expected)")
        }
        guard let roles = top["roles"] else {
            throw failure("the key 'roles' is missing; it maps each of \(Self.roleNames) to a colour")
        }
        let listed = try pairs(of: roles, "'roles'", allowed: Role.allCases.map(\.name))
        var looks: [Role: Theme.Look] = [:]
        for role in Role.allCases {
            guard let node = listed[role.name] else {
                throw failure(
                    "the role '\(role.name)' is missing from 'roles'; every one of \(Self.roleNames) is needed")
            }
            looks[role] = try look(node, role)
        }
        return Theme(
            name: try text(top["name"], "name") ?? source,
            description: try text(top["description"], "description") ?? "",
            background: try colour(background, "background"), looks: looks)
    }

    private func root(_ yaml: String) throws(ThemeError) -> Node {
        let node: Node?
        do {
            // Every value here is a text; telling numbers and dates apart would cost more than all the rest.
            node = try Yams.compose(yaml: yaml, .basic)
        } catch let error as YamlError {
            throw failure("this is not YAML: " + Self.oneLine("\(error)"))
        } catch {
            throw failure("this is not YAML")
        }
        guard let node else { throw failure("the file is empty; it needs 'background' and 'roles'") }
        return node
    }

    private func look(_ node: Node, _ role: Role) throws(ThemeError) -> Theme.Look {
        let key = "roles.\(role.name)"
        if node.scalar != nil { return try complete(Theme.Look(foreground: colour(node, key)), role) }
        let parts = try pairs(of: node, "'\(key)'", allowed: ["foreground", "background"])
        guard let foreground = parts["foreground"] else {
            throw failure("the key '\(key).foreground' is missing; \(Self.expected)")
        }
        var look = Theme.Look(foreground: try colour(foreground, "\(key).foreground"))
        if let background = parts["background"] { look.background = try colour(background, "\(key).background") }
        return try complete(look, role)
    }

    /// A selection that stands on the common background could not be seen.
    private func complete(_ look: Theme.Look, _ role: Role) throws(ThemeError) -> Theme.Look {
        guard role != .selection || look.background != nil else {
            throw failure("the key 'roles.selection.background' is missing; \(Self.expected)")
        }
        return look
    }

    private func colour(_ node: Node, _ key: String) throws(ThemeError) -> ThemeColour {
        guard let text = node.scalar?.string else { throw failure("'\(key)' is not a colour; \(Self.expected)") }
        guard let colour = ThemeColour(text) else {
            throw failure("'\(key)' is '\(DisplayText.sanitised(text))'; \(Self.expected)")
        }
        return colour
    }

    private func text(_ node: Node?, _ key: String) throws(ThemeError) -> String? {
        guard let node else { return nil }
        guard let text = node.scalar?.string else { throw failure("'\(key)' is not a text") }
        return DisplayText.sanitised(text)
    }

    private func pairs(of node: Node, _ place: String, allowed: [String]) throws(ThemeError) -> [String: Node] {
        guard let mapping = node.mapping else {
            throw failure("\(place) is not a mapping; write 'key: value' lines with \(allowed.joined(separator: ", "))")
        }
        var result: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? "?"
            guard allowed.contains(name) else {
                let shown = DisplayText.sanitised(name)
                throw failure("\(place) has the unknown key '\(shown)'; known are \(allowed.joined(separator: ", "))")
            }
            result[name] = value
        }
        return result
    }

    private func failure(_ reason: String) -> ThemeError {
        ThemeError(source: source, reason: reason)
    }

    private static let expected = "a colour is '#rrggbb' in quotes, a number from 0 to 15, or default"
    private static let roleNames = Role.allCases.map(\.name).joined(separator: ", ")

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
}
