// The thread that waits for the system to say that files in a folder were written to.
import Glibc
import Synchronization

/// Waits on an inotify watch until it is told to stop. It owns both of its files.
struct Watcher: Sendable {
    /// The inotify watch.
    let watch: CInt
    /// One of a pair of sockets, the other of which is closed to stop.
    let stop: CInt
    /// The files that matter.
    let names: [String]

    /// How long nothing more is told after something was told, in milliseconds.
    private static let pause: CInt = 20

    /// Calls `notice` whenever one of the files was written to.
    func run(_ notice: () -> Void) {
        defer {
            close(watch)
            close(stop)
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            var files = [
                pollfd(fd: watch, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&files, 2, -1) >= 0 else {
                if errno == EINTR { continue }
                return
            }
            if files[1].revents != 0 { return }
            let count = read(watch, &buffer, buffer.count)
            guard count > 0 else {
                if errno == EINTR { continue }
                return
            }
            guard concernsUs(buffer.prefix(count)) else { continue }
            notice()
            // Of a thousand commits a second only some are told, the last one always.
            if poll(&files[1], 1, Watcher.pause) > 0 { return }
        }
    }

    /// Whether one of the events is about a file that matters, or some were lost.
    private func concernsUs(_ events: ArraySlice<UInt8>) -> Bool {
        var rest = events
        while rest.count >= MemoryLayout<inotify_event>.size {
            let header = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
            if header.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
            rest = rest.dropFirst(MemoryLayout<inotify_event>.size)
            let name = rest.prefix(Int(header.len)).prefix { $0 != 0 }
            if names.contains(String(decoding: name, as: UTF8.self)) { return true }
            rest = rest.dropFirst(Int(header.len))
        }
        return false
    }
}

/// The socket whose closing stops a watcher, closed once.
final class Stopper: Sendable {
    private let file: Mutex<CInt?>

    init(file: CInt) {
        self.file = Mutex(file)
    }

    func stop() {
        file.withLock { file in
            if let open = file { close(open) }
            file = nil
        }
    }

    deinit { stop() }
}
