// Which processes share the ledger, so that a crash of one is noticed by the others without any of them being asked.
import Checkout
import Glibc
import Synchronization

/// The processes that write a ledger. Each draws a number at random and locks the byte of that position in
/// `<path>-processes`; the system takes the lock away when the process ends, however it ends. Numbers are not counted
/// up, so that a backup's old numbers never meet new ones.
///
/// A process also writes to the file after each commit, which wakes those that watch it.
final class ProcessRegister: Sendable {
    private struct Entry {
        let file: CInt
        let number: Int64
    }

    private struct State {
        var entry: Entry?
        /// Whether a number may be drawn: not of a ledger that is only read, and not once it is closed.
        var mayEnter: Bool
    }

    private let path: String
    private let state: Mutex<State>

    /// The register of the ledger at this path.
    init(path: String, isReadOnly: Bool) {
        self.path = ProcessRegister.path(of: path)
        state = Mutex(State(mayEnter: !isReadOnly))
    }

    /// Gives the number up.
    func leave() {
        state.withLock { state in
            if let entry = state.entry { close(entry.file) }
            state = State(mayEnter: false)
        }
    }

    deinit { leave() }

    static func path(of ledger: String) -> String { ledger + "-processes" }

    /// This process's number; 0 when it cannot write.
    var number: Int64 { registered()?.number ?? 0 }

    /// Whether somebody holds the number; also where nobody can look, since what a living process has begun is not to be
    /// done twice.
    func isAlive(_ number: Int64) -> Bool {
        guard number > 0 else { return false }
        if state.withLock({ $0.entry?.number == number }) { return true }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return errno != ENOENT }
        defer { close(file) }
        var lock = byteLock(number)
        return fcntl(file, getLock, &lock) != 0 || lock.l_type != F_UNLCK
    }

    /// Touches the file, so that watchers look again.
    func tellOfCommit() {
        guard let entry = registered() else { return }
        var mark: UInt8 = 0
        _ = pwrite(entry.file, &mark, 1, 0)
    }

    private func registered() -> Entry? {
        state.withLock { state in
            if state.entry == nil, state.mayEnter { state.entry = register() }
            return state.entry
        }
    }

    private func register() -> Entry? {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        while true {
            let number = Int64.random(in: 1 ... .max - 1)
            var lock = byteLock(number)
            if fcntl(file, setLock, &lock) == 0 { return Entry(file: file, number: number) }
            guard errno == EAGAIN || errno == EACCES else {
                close(file)
                return nil
            }
        }
    }

    private func byteLock(_ number: Int64) -> flock {
        flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: Int(number), l_len: 1, l_pid: 0)
    }
}

// Locks of an open file rather than of a process (fcntl_locking(2)): another part of this process that opens and closes
// the file does not lose them. Glibc shows the names only to programs that define _GNU_SOURCE.
/// F_OFD_GETLK.
private let getLock: CInt = 36
/// F_OFD_SETLK.
private let setLock: CInt = 37
