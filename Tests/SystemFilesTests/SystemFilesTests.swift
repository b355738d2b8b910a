import Foundation
import Synchronization
import SystemFiles
import Testing

@Suite("The system's files") struct SystemFilesTests {
    @Test("are written to the last byte, whatever breaks in")
    func interrupted() async {
        // A process of its own, since what it does on a signal is the whole process's.
        await #expect(processExitsWith: .success) {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            let (reading, writing) = (ends[0], ends[1])
            var onSignal = sigaction()
            onSignal.__sigaction_handler.sa_handler = { _ in }
            sigaction(SIGUSR1, &onSignal, nil)
            // The threads of tasks are spared signals.
            var signals = sigset_t()
            sigaddset(&signals, SIGUSR1)
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            // More than a pipe holds, so that the writer waits, and is interrupted before each piece is taken out.
            let bytes = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 / 1_000) }
            let (writer, isRead) = (pthread_self(), DispatchSemaphore(value: 0))
            let isWhole = Mutex(false)
            Thread.detachNewThread {
                var (arrived, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
                while arrived.count < bytes.count {
                    pthread_kill(writer, SIGUSR1)
                    let count = read(reading, &buffer, buffer.count)
                    if count <= 0 { break }
                    arrived += buffer.prefix(count)
                }
                isWhole.withLock { [arrived] in $0 = arrived == bytes }
                isRead.signal()
            }
            try writeAll(bytes, to: writing)
            close(writing)
            isRead.wait()
            #expect(isWhole.withLock { $0 })
        }
    }

    @Test("that take no more say so by the system's number")
    func refused() throws {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: SystemFailure(code: ENOSPC)) { try writeAll([1, 2, 3], to: full) }
        #expect(throws: SystemFailure(code: EBADF)) { try writeAll([1], to: -1) }
        try writeAll([], to: -1)
    }

    @Test("are listed by name, hidden ones too")
    func names() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Zoë"), withIntermediateDirectories: true)
        let long = String(repeating: "n", count: 255)
        for name in [".hidden", "a b", long] { try Data().write(to: folder.appending(path: name)) }
        #expect(try Set(listFolder(folder.path)) == [".hidden", "Zoë", "a b", long])
        #expect(throws: SystemFailure(code: ENOENT)) { try listFolder(folder.path + "/none") }
        #expect(throws: SystemFailure(code: ENOTDIR)) { try listFolder(folder.path + "/a b") }
    }
}
