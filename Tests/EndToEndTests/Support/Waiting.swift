// Waiting for the system to tell, never for time to pass.
import Foundation
import Programs

/// Waits on descriptors.
enum Waiting {
    /// Waits until a descriptor has bytes to read, or has reached its end; false: neither happened in time.
    static func forBytes(of descriptor: Int32, until end: ContinuousClock.Instant) -> Bool {
        while true {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = max(.zero, end - ContinuousClock.now).components
            let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
            let count = poll(&polled, 1, Int32(clamping: milliseconds))
            if count < 0, errno == EINTR { continue }
            return count > 0
        }
    }
}

/// A thread that programs hold one end of: it reaches its end when the last of them has ended, however it ended.
final class Lifeline {
    /// The file that a program has to hold open, as in `almoner 9>PATH`.
    let path: String
    private let descriptor: Int32

    init(in scratch: Scratch) throws {
        path = scratch.path("lifeline-\(UInt32.random(in: 0 ... .max))")
        guard mkfifo(path, 0o600) == 0 else { throw Tool.Failure.failed("mkfifo", errno, path) }
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Tool.Failure.failed("open", errno, path) }
    }

    deinit { close(descriptor) }

    /// Waits until everybody who held the thread has ended; false: somebody lives on.
    func waitForEnd() -> Bool {
        Waiting.forBytes(of: descriptor, until: .now + Tmux.deadline)
    }
}
