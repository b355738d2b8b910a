// Where `:save-screen` writes in these tests.
import Synchronization

@testable import Console

final class Saved: Sendable {
    static let shared = Saved()
    private let files = Mutex<[String: String]>([:])

    @Sendable func save(_ text: String, _ path: String) throws(ScreenFileError) {
        let isNew = files.withLock { files in
            guard files[path] == nil else { return false }
            files[path] = text
            return true
        }
        if !isNew { throw .exists }
    }

    func text(at path: String) -> String? { files.withLock { $0[path] } }
}
