// Tells when somebody wrote to the ledger, this process or another, without asking over and over.
public import Checkout
import Foundation
import Glibc

/// A watch on a ledger's file. It speaks after commits; several in quick succession may be told once, and a writer that
/// is not an Almoner is heard when it closes the file, if not before.
///
/// ```swift
/// for await _ in try ledger.changes().notices { await refresh() }
/// ```
public final class LedgerChanges: Sendable {
    /// One element for each time that something may have changed. It ends with `stop()`.
    public let notices: AsyncStream<Void>

    private let stopper: Stopper

    /// Watches the side files of the ledger at `path`.
    /// - Throws: `LedgerFailure.system` when the system has no watch left to give.
    init(path: String) throws(LedgerFailure) {
        let watch = inotify_init1(CInt(IN_CLOEXEC))
        guard watch >= 0 else { throw .system(path: path, detail: systemMessage(errno)) }
        var ends: [CInt] = [0, 0]
        // The folder, rather than the files, since those come and go.
        guard inotify_add_watch(watch, folder(of: path), UInt32(IN_MODIFY | IN_CLOSE_WRITE)) >= 0,
            socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        else {
            let code = errno
            close(watch)
            throw .system(path: path, detail: systemMessage(code))
        }
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let stopper = Stopper(file: ends[1])
        (notices, self.stopper) = (stream, stopper)
        continuation.onTermination = { _ in stopper.stop() }
        let base = name(of: path)
        let names = [LogFile.path(of: base), ProcessRegister.path(of: base)]
        let watcher = Watcher(watch: watch, stop: ends[0], names: names)
        let thread = Thread {
            watcher.run { continuation.yield() }
            continuation.finish()
        }
        thread.name = "ledger changes"
        thread.start()
    }

    deinit { stopper.stop() }

    /// Ends the watch and its stream.
    public func stop() { stopper.stop() }
}

extension SQLiteLedger {
    /// A new watch on this ledger.
    /// - Throws: `LedgerFailure.system` when the system has no watch left to give.
    public func changes() throws(LedgerFailure) -> LedgerChanges { try LedgerChanges(path: path) }
}

/// The folder that holds a file.
func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A file's name in its folder.
private func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}
