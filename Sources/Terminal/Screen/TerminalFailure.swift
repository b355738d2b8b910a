// Why a screen cannot be opened.

/// What keeps a program from using the terminal.
public enum TerminalFailure: Error, Hashable, CustomStringConvertible {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// The variable TERM is missing or empty.
    case termUnset
    /// The terminal cannot move its cursor, as its TERM says.
    case termTooSimple(String)
    /// No terminfo entry describes the TERM.
    case termUnknown(String)
    /// The system has run out of something.
    case system(String)

    /// One sentence that says what to do.
    public var description: String {
        switch self {
        case .notATerminal:
            "The console needs a terminal for input and output; use the commands in scripts and pipes."
        case .termUnset:
            "The variable TERM is not set, so this terminal's abilities are unknown; try TERM=xterm-256color."
        case .termTooSimple(let term):
            "A terminal of type '\(DisplayText.sanitised(term))' cannot show a console; try TERM=xterm-256color."
        case .termUnknown(let term):
            "The terminal type '\(DisplayText.sanitised(term))' is not known here; try TERM=xterm-256color."
        case .system(let reason):
            "The terminal cannot be opened: \(reason)."
        }
    }
}
