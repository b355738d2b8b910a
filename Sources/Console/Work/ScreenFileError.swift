// Why a screen could not be written into a file.

/// Why `:save-screen` wrote nothing.
public enum ScreenFileError: Error, Hashable, Sendable {
    /// Something of this name is there already, which is never replaced.
    case exists
    /// The system did not let it be written, in the system's words.
    case unwritable(reason: String)
}
