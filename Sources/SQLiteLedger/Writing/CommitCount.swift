// How well writes share commits.
import Synchronization

/// The commits of an open ledger since it was opened.
public struct CommitCount: Hashable, Sendable {
    /// How many there were; each is one wait for the disk.
    public internal(set) var commits = 0
    /// How many callers' writes they were made of, refused ones included.
    public internal(set) var writes = 0
}

/// Counts on the writing thread, for whoever looks from another.
final class CommitCounter: Sendable {
    private let counted = Mutex(CommitCount())

    var count: CommitCount { counted.withLock { $0 } }

    func add(writes: Int) {
        counted.withLock { count in
            count.commits += 1
            count.writes += writes
        }
    }
}
