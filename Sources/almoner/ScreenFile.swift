// Where `:save-screen` writes.

import Console
import Foundation

/// A file that holds a screen as text.
enum ScreenFile {
    /// Writes a text into a new file that only its owner may read; what stands there already is never touched.
    @Sendable static func write(_ text: String, to path: String) throws(ScreenFileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw errno == EEXIST ? .exists : .unwritable(reason: String(cString: strerror(errno)))
        }
        do {
            try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
        } catch {
            throw .unwritable(reason: "\(error)")
        }
    }
}
