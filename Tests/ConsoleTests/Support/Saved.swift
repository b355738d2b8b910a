// Where `:save-screen` writes in these tests.
import Synchronization

final class Saved: Sendable {
    static let shared = Saved()
    private let files = Mutex<[String: String]>([:])

    @Sendable func save(_ text: String, _ path: String) { files.withLock { $0[path] = text } }

    func text(at path: String) -> String? { files.withLock { $0[path] } }
}
