// The words that most consoles are opened with, read without the parser of the command line.

import Commands

/// What the console is opened with where its options are spelled out plainly, which is nearly always. To learn the whole
/// command line takes longer than to open a ledger and to read a screenful of it; whatever is not plain is left to that.
struct PlainWords {
    var ledger: String?
    var actor: String?
    var theme: String?
    var isReadOnly = false
    var leavesMouse = false

    /// - Parameter words: the command line, without the program's name. Nil where it has to be parsed.
    init?(_ words: [String]) {
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
}

extension ConsoleCommand {
    /// The command that plain words call.
    init(_ words: PlainWords) {
        self.init()
        (options, appearance) = (CommonOptions(), AppearanceOptions())
        (options.ledger, options.actor) = (words.ledger, words.actor)
        (options.isReadOnly, options.isJSON) = (words.isReadOnly, false)
        (appearance.themeName, appearance.leavesMouse) = (words.theme, words.leavesMouse)
    }
}
