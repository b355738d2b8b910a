// Writing to standard output and error without the C library's shared variables, and without minding a reader that
// left.

import Glibc
import SystemFiles

/// One of the two ways out.
struct StandardStream {
    /// What programs read.
    static let output = StandardStream(descriptor: STDOUT_FILENO)
    /// What people read.
    static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// Whether somebody watches.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a text with a line feed; nothing for no text.
    func write(line: String) {
        guard !line.isEmpty else { return }
        write(line.hasSuffix("\n") ? line : line + "\n")
    }

    /// Writes a text as it is. Whoever reads may have left; then there is nobody to tell.
    func write(_ text: String) { try? writeAll(Array(text.utf8), to: descriptor) }
}
