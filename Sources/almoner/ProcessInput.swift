// The person at the terminal, or the program at the pipe, from whom a verb asks what it needs.

import Commands
import Dispatch
import Glibc
import Synchronization
import SystemFiles

/// Standard input, with prompts and progress on standard error.
final class ProcessInput: CommandInput {
    private let isProgressShown = Mutex(false)

    func ask(_ prompt: String, hidden: Bool) async -> String? {
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { StandardStream.error.write(prompt) }
        guard isTerminal, hidden else { return readLine() }
        let line = HiddenLine.read()
        StandardStream.error.write("\n")
        return line
    }

    func contents(of path: String) throws -> String {
        guard let text = String(validating: try bytes(of: path), as: UTF8.self) else {
            let name = path == "-" ? "standard input" : path
            throw CommandRefusal(code: "unreadable_file", message: "\(name) is not UTF-8 text.")
        }
        return text
    }

    func bytes(of path: String) throws -> [UInt8] {
        let name = path == "-" ? "standard input" : path
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw ProcessInput.unreadable(name, errno) }
        defer { if file != STDIN_FILENO { close(file) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ProcessInput.unreadable(name, errno) }
            guard count > 0 else { break }
            bytes += buffer[..<count]
            guard bytes.count <= ProcessInput.most else {
                throw CommandRefusal(code: "file_too_large", message: "\(name) is larger than one MiB.")
            }
        }
        return bytes
    }

    func entries(of path: String) throws -> [String]? {
        do throws(SystemFailure) {
            return try listFolder(path).sorted()
        } catch {
            if error.code == ENOTDIR || error.code == ENOENT { return nil }
            throw ProcessInput.unreadable(path, error.code)
        }
    }

    var isUTF8: Bool {
        setlocale(LC_CTYPE, "")
        return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
    }

    func stoppable<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task(executorPreference: WorkThreads.shared, operation: work)
        let source = DispatchSource.makeSignalSource(signal: SIGINT)
        source.setEventHandler {
            // Whoever asks twice does not want to wait; the ledger is as safe as from any other end.
            if task.isCancelled { _exit(ProcessInput.interrupted) }
            task.cancel()
        }
        source.activate()
        defer {
            source.cancel()
            signal(SIGINT, SIG_DFL)
        }
        return try await task.value
    }

    func progress(_ text: String?) {
        guard StandardStream.error.isTerminal else { return }
        isProgressShown.withLock { isShown in
            if let text {
                StandardStream.error.write("\r\u{1B}[K\(text)")
            } else if isShown {
                StandardStream.error.write("\r\u{1B}[K")
            }
            isShown = text != nil
        }
    }

    func say(_ line: String) { StandardStream.error.write(line + "\n") }

    /// As the shell calls the end of a program by Ctrl-C.
    private static let interrupted: Int32 = 128 + SIGINT

    /// No file that a verb reads is larger. Ours.
    private static let most = 1 << 20

    private static func unreadable(_ name: String, _ code: Int32) -> CommandRefusal {
        CommandRefusal(
            code: "unreadable_file", message: "\(name) cannot be read: \(String(cString: strerror(code))).")
    }
}

/// A line that the terminal does not show while it is typed.
private enum HiddenLine {
    /// Reads it; nil at the end of the input, or for Ctrl-C, which must not leave the terminal mute.
    static func read() -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var mute = before
        mute.c_lflag &= ~tcflag_t(ECHO | ISIG)
        withUnsafeMutableBytes(of: &mute.c_cc) { $0[Int(VEOL)] = interrupt }
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &mute)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while Glibc.read(STDIN_FILENO, &byte, 1) == 1 {
            if byte == interrupt { return nil }
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    private static let interrupt: UInt8 = 3
}
