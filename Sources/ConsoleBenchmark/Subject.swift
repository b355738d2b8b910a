// The programs that are measured, and which keys make each of them do the same.
import Glibc
import Terminal
import TerminalProbe

/// A program.
struct Subject: Sendable {
    let name: String
    let path: String
    var arguments: [String] = []
    /// Whether the screen says what it was opened for: a first row of data.
    let isUseful: @Sendable (TerminalPicture) -> Bool
    /// Moves the selection to the next row.
    var next = "j"
    /// Selects the last row.
    let last = Key.end.xtermBytes
    /// Selects the first row.
    let first = Key.home.xtermBytes
    /// Chooses another order, one after the other; empty where there is no choice.
    var sorts: [String] = []
    /// Opens and clears a filter that narrows the list as it is typed; nil where there is none. `title` is the line of
    /// the screen that says how many rows there are, which may come later than they.
    var filter: (open: String, clear: String, title: Int?, texts: [String])?

    static let tigPath = "/usr/bin/tig"
    static let htopPath = "/usr/bin/htop"

    static func almoner(binary: String, ledger: String) -> Subject {
        Subject(
            name: "almoner", path: binary, arguments: ["--db", ledger],
            isUseful: { picture in
                // The first customer is selected, which the pointer beside the panel's border says.
                picture.lines()[2].hasPrefix("\u{2502}\u{25B8}")
            },
            sorts: ["s", "s", "s"],
            filter: (
                "/", Key.escape.xtermBytes, 1,
                ["sofia", "nguyen", "owen reed", "state:ca", "is:pending", "ma letter:gym", "zoe12"]
            ))
    }

    static func tig(repository: String) -> Subject {
        Subject(
            name: "tig", path: tigPath, arguments: ["-C", repository],
            isUseful: { $0.lines()[0].first?.isNumber == true })
    }

    static let htop = Subject(
        name: "htop", path: htopPath,
        isUseful: { picture in
            let lines = picture.lines()
            guard let heading = lines.firstIndex(where: { $0.contains("PID") && $0.contains("Command") }) else {
                return false
            }
            return lines.dropFirst(heading + 1).first { !$0.isEmpty }?.contains { $0.isNumber } == true
        },
        next: Key.down.xtermBytes,
        sorts: ["M", "P", "T"],
        filter: ("\\", Key.escape.xtermBytes, nil, ["sh", "init", "k", "almoner", "tty"]))

    /// What all programs find in their environment; tig asks git and reads its settings.
    static let environment = [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": getenv("HOME").map { String(cString: $0) } ?? "/",
    ]
}
