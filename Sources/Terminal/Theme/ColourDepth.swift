// How many colours the terminal at hand has.

/// What the terminal can show.
public enum ColourDepth: Hashable, Sendable, CaseIterable {
    /// Any colour.
    case direct
    /// The cube of 256.
    case extended
    /// Sixteen.
    case sixteen
    /// Eight, brighter ones only by bold.
    case eight
    /// None: only bold, dim, underline and reverse.
    case none

    /// Whether the environment asks for no colours (https://no-color.org), and whether it promises any colour.
    ///
    /// A terminal that promises direct colours is opened under the terminfo name `xterm-direct`, where that is
    /// installed. The promise is not believed of terminals that are nothing like xterm: it may come from another
    /// terminal's session.
    public static func wishes(_ environment: [String: String]) -> (none: Bool, direct: Bool) {
        let none = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let promise = environment["COLORTERM"] ?? ""
        let term = environment["TERM"] ?? ""
        let isUnlikely = ["linux", "ansi", "vt", "dumb"].contains { term.hasPrefix($0) }
        return (none, !none && !isUnlikely && (promise == "truecolor" || promise == "24bit"))
    }

    /// The depth for a number of colours as terminfo gives it.
    public init(colours: Int) {
        switch colours {
        case 0x1000000...: self = .direct
        case 256...: self = .extended
        case 16...: self = .sixteen
        case 8...: self = .eight
        default: self = .none
        }
    }
}
