// Starting programs, with pipes to them, whatever thread of the tests does so.
package import Foundation
import Synchronization

/// A program that was started here.
package struct Child {
    package let process: pid_t
    /// What it reads.
    package let input: Int32
    /// What it says.
    package let output: Int32
    /// What it complains of.
    package let errors: Int32

    /// Starts a program. No signal is blocked or ignored in it, whatever the thread that starts it does.
    package init(_ program: URL, _ arguments: [String], environment: [String: String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let pipes = try Child.pipes()
        let theirs = [pipes[0].reading, pipes[1].writing, pipes[2].writing]
        defer { for descriptor in theirs { close(descriptor) } }
        for (number, descriptor) in theirs.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        (input, output, errors) = (pipes[0].writing, pipes[1].reading, pipes[2].reading)

        let words = ([program.path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let code = Child.starting.withLock { _ in
            posix_spawn(&process, program.path, &actions, &attributes, words, variables)
        }
        guard code == 0 else {
            for descriptor in [input, output, errors] { close(descriptor) }
            throw Tool.Failure.failed(program.path, code, String(cString: strerror(code)))
        }
        self.process = process
    }

    /// Writes everything to it; it may have stopped reading.
    package func write(_ text: String) {
        _ = Child.survivesBrokenPipes
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes.removeFirst(count)
        }
    }

    /// A program that has gone is found out by what it did not answer, not by a signal that ends the tests.
    private static let survivesBrokenPipes: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return true
    }()

    /// The bytes that have come; none at the end.
    package static func read(_ descriptor: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            return Array(buffer.prefix(max(0, count)))
        }
    }

    /// Waits until it has ended, and answers its status: 128 plus the signal when a signal ended it.
    package func waitForEnd() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        for descriptor in [output, errors] { close(descriptor) }
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    /// Held while pipes are made and programs started, so that none is left with an end of another's pipe.
    private static let starting = Mutex(())

    private static func pipes() throws -> [(reading: Int32, writing: Int32)] {
        try starting.withLock { _ in
            try (0..<3).map { _ in
                var ends: [Int32] = [0, 0]
                guard pipe(&ends) == 0 else { throw Tool.Failure.failed("pipe", errno, "") }
                for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
                return (ends[0], ends[1])
            }
        }
    }
}
