// Files that only their owner may read, made under another name first so that they appear whole.
import Checkout
import Glibc
import SystemFiles

enum PrivateFile {
    /// Makes a file that must not be there yet. `fill` writes it under the name that it is given, where an empty file
    /// of mode 0600 waits; then it gets its own name, unless somebody else took that meanwhile.
    static func create(
        at path: String, orUseExisting: Bool = false, fill: (String) throws(LedgerFailure) -> Void
    ) throws(LedgerFailure) {
        if !orUseExisting, LedgerFile.exists(path) { throw .system(path: path, detail: "a file is there already") }
        let draft = "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path: path) }
        defer { for path in [draft, draft + "-journal"] + LogFile.paths(of: draft) { unlink(path) } }
        close(file)
        try fill(draft)
        try synchronise(draft)
        guard link(draft, path) == 0 else {
            if errno == EEXIST {
                if orUseExisting { return }
                throw .system(path: path, detail: "a file is there already")
            }
            throw failure(path: path)
        }
        try synchronise(folder(of: path))
    }

    /// What the system's error, the last one if none is given, means to the person who named the path.
    static func failure(path: String, _ code: CInt = errno) -> LedgerFailure {
        switch code {
        case let code where isFullDisk(code): return .diskFull(path: path)
        case EACCES, EPERM, EROFS: return .readOnly(path: path)
        default: return .system(path: path, detail: systemMessage(code))
        }
    }

    /// Waits until a file, or a folder's list of names, is on the disk.
    private static func synchronise(_ path: String) throws(LedgerFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path: path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path: path) }
    }
}

/// The system's words for an error number.
func systemMessage(_ code: CInt) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Makes a folder for a throw-away ledger.
func makeTemporaryFolder() throws(LedgerFailure) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // The letters that `mkdtemp` wants at the end, and puts its own in the place of.
    let open = String(repeating: "X", count: 6)
    var template = Array("\(parent)/almoner-\(open)".utf8CString)
    guard mkdtemp(&template) != nil else { throw PrivateFile.failure(path: parent) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Removes a throw-away ledger's folder with the files in it. It gets another name first: whoever is at work on the ledger
/// makes no file in it then while it is emptied.
func removeFolder(_ name: String) {
    let folder = name + "-gone"
    guard rename(name, folder) == 0 else { return }
    for file in (try? listFolder(folder)) ?? [] { unlink("\(folder)/\(file)") }
    rmdir(folder)
}
