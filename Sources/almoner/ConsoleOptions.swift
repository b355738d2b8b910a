// What the console is opened with, and the words that say so plainly.

import ArgumentParser
import Commands
import Foundation
import Terminal

/// What the console is opened with.
struct ConsoleOptions: Equatable {
    /// The ledger's file; nil means the usual one.
    var ledger: String?
    /// Who acts; nil means whoever is logged in.
    var actor: String?
    /// The name of a theme, or a theme file.
    var theme: String?
    var isReadOnly = false
    var leavesMouse = false

    init(_ options: CommonOptions, _ appearance: AppearanceOptions) {
        (ledger, actor, isReadOnly) = (options.ledger, options.actor, options.isReadOnly)
        (theme, leavesMouse) = (appearance.theme, appearance.leavesMouse)
    }

    /// Reads options that are spelled out plainly, which they nearly always are. To learn the whole command line takes
    /// longer than to open a ledger and to read a screenful of it; whatever is not plain is left to that.
    /// - Parameter words: the command line, without the program's name. Nil where it has to be parsed.
    init?(plainly words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "--db": guard Self.take(&ledger, from: &words) else { return nil }
            case "--as": guard Self.take(&actor, from: &words) else { return nil }
            case "--theme": guard Self.take(&theme, from: &words) else { return nil }
            case "--read-only" where !isReadOnly: isReadOnly = true
            case "--no-mouse" where !leavesMouse: leavesMouse = true
            default: return nil
            }
        }
    }

    /// Takes an option's value, which is given once and is no option itself.
    private static func take(_ value: inout String?, from words: inout ArraySlice<String>) -> Bool {
        guard value == nil, let word = words.popFirst(), !word.hasPrefix("-") else { return false }
        value = word
        return true
    }

    /// Reads the theme that was asked for.
    /// - Throws: `ValidationError` for one that is not there, or does not read.
    func readTheme() throws -> Theme {
        let name = theme ?? getenv("ALMONER_THEME").map { String(cString: $0) } ?? "dusk"
        let isFile = name.contains("/") || name.hasSuffix(".yaml")
        let text = isFile ? try? String(contentsOfFile: name, encoding: .utf8) : nil
        if isFile, text == nil { throw ValidationError("The theme file \(name) cannot be read.") }
        do throws(ThemeError) {
            guard let text else { return try Theme.embedded(named: name) }
            return try Theme.parse(yaml: text, name: name)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
