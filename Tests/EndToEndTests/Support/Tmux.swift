import Foundation
import Testing

/// A real terminal: a private tmux server whose screen a test reads. It is woken by tmux's own notices (control mode),
/// so nothing sleeps and nothing polls.
final class Tmux {
    private let socket: String
    private let control: Process
    private let input: FileHandle
    private let notices: FileHandle
    private let deadline: Duration = .seconds(30)

    /// Starts a command in a terminal of this size. The environment is the test's own plus `environment`.
    init(columns: Int, rows: Int, environment: [String: String] = [:], _ command: [String]) throws {
        socket = "almoner-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
        let variables = environment.map { "\($0.key)=\(Tmux.quoted($0.value))" }.sorted().joined(separator: " ")
        let line = "exec env \(variables) " + command.map(Tmux.quoted).joined(separator: " ")
        let arguments = [
            "-L", socket, "-f", "/dev/null", "-C", "new-session", "-x", "\(columns)", "-y", "\(rows)", line,
        ]
        let (toTmux, fromTmux) = (Pipe(), Pipe())
        control = Process()
        control.executableURL = try Tool.path("tmux")
        control.arguments = arguments
        control.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm-256color"]) { $1 }
        control.standardInput = toTmux
        control.standardOutput = fromTmux
        control.standardError = FileHandle.nullDevice
        input = toTmux.fileHandleForWriting
        notices = fromTmux.fileHandleForReading
        try control.run()
        try waitForNotice()
    }

    deinit {
        _ = try? run(["kill-server"])
        control.terminate()
    }

    /// Types keys by tmux's names (`Enter`, `Escape`, `C-c`, `Tab`, `Down`) or as text.
    func press(_ keys: String...) throws {
        for key in keys { _ = try run(["send-keys", "-t", ":0", key]) }
    }

    /// Types text as it stands.
    func type(_ text: String) throws {
        _ = try run(["send-keys", "-t", ":0", "-l", text])
    }

    /// Makes the terminal another size.
    func resize(columns: Int, rows: Int) throws {
        _ = try run(["resize-window", "-t", ":0", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// The screen as text, a line a row.
    func screen() throws -> [String] {
        try run(["capture-pane", "-p", "-t", ":0"]).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    /// Waits until the screen holds a text; the screen is then returned.
    @discardableResult
    func expect(
        _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        try expect("“\(text)”", sourceLocation: sourceLocation) { screen in screen.contains { $0.contains(text) } }
    }

    /// Waits until the screen is as it should be; each notice of tmux's that something was drawn looks again.
    @discardableResult
    func expect(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: ([String]) -> Bool
    ) throws -> [String] {
        let end = ContinuousClock.now + deadline
        while true {
            let screen = try screen()
            if holds(screen) { return screen }
            guard ContinuousClock.now < end, try waitForNotice(until: end) else {
                Issue.record(
                    "\(what) did not appear:\n\(screen.joined(separator: "\n"))", sourceLocation: sourceLocation)
                throw Tool.Failure.timedOut
            }
        }
    }

    /// Whether the command has ended.
    func isRunning() throws -> Bool {
        try run(["list-panes", "-t", ":0", "-F", "#{pane_dead}"]).hasPrefix("0")
    }

    @discardableResult
    private func waitForNotice(until end: ContinuousClock.Instant? = nil) throws -> Bool {
        var descriptor = pollfd(fd: notices.fileDescriptor, events: Int16(POLLIN), revents: 0)
        let left = (end ?? ContinuousClock.now + deadline) - ContinuousClock.now
        let milliseconds = Int32(clamping: max(0, left.components.seconds * 1_000 + 1))
        guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
        return !notices.availableData.isEmpty
    }

    private func run(_ arguments: [String]) throws -> String {
        try Tool.run("tmux", ["-L", socket, "-u"] + arguments)
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
