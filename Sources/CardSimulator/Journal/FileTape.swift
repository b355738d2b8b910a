// A journal in a file, which several processes may share. It is opened at the first question, so that making a
// simulator costs nothing.

import Checkout
import Glibc

/// A file that is locked while it is read and added to. It is never forced to the disk: it stands for a network that
/// does not crash when this machine does, and a killed process loses nothing that it wrote.
struct FileTape: Tape {
    /// The file.
    let path: String
    private var file: OpenFile?

    /// The file at this path, made when it is first needed.
    init(path: String) { self.path = path }

    var name: String { path }

    mutating func lock() throws(CardNetworkFailure) -> Bool {
        let descriptor = try descriptor()
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { return false }
            if errno != EINTR { throw failure("cannot be locked") }
        }
        return true
    }

    mutating func unlock() {
        if let file { _ = flock(file.descriptor, LOCK_UN) }
    }

    mutating func size() throws(CardNetworkFailure) -> Int {
        let end = lseek(try descriptor(), 0, SEEK_END)
        guard end >= 0 else { throw failure("cannot be read") }
        return Int(end)
    }

    mutating func read(at offset: Int, count: Int) throws(CardNetworkFailure) -> [UInt8] {
        let descriptor = try descriptor()
        var done = 0
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while done < count {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
                if got == 0 || (got < 0 && errno != EINTR) {
                    code = got < 0 ? errno : 0
                    break
                }
                done += max(got, 0)
            }
            initialized = done
        }
        guard code == 0 else { throw failure("cannot be read", code) }
        return bytes
    }

    mutating func append(_ bytes: [UInt8], size: Int) throws(CardNetworkFailure) {
        let descriptor = try descriptor()
        var written = -1
        repeat { written = write(descriptor, bytes, bytes.count) } while written < 0 && errno == EINTR
        guard written == bytes.count else {
            let code = written < 0 ? errno : ENOSPC
            try cut(to: size)
            throw failure("cannot be written", code)
        }
    }

    mutating func cut(to size: Int) throws(CardNetworkFailure) {
        guard ftruncate(try descriptor(), off_t(size)) == 0 else { throw failure("cannot be written") }
    }

    private mutating func descriptor() throws(CardNetworkFailure) -> Int32 {
        if let file { return file.descriptor }
        let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be opened") }
        file = OpenFile(descriptor: descriptor)
        return descriptor
    }

    private func failure(_ what: String, _ code: Int32 = errno) -> CardNetworkFailure {
        .unreachable("The cards' journal \(path) \(what): \(String(cString: strerror(code))).")
    }
}

/// An open file, closed when nobody needs it any more.
private final class OpenFile: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
