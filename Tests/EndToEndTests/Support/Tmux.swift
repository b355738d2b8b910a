// A real terminal whose screen a test reads: a private tmux server, spoken to in control mode.
import Foundation
import Programs
import Testing

/// A terminal with a shell in it. Its tmux tells of everything that is drawn, so nothing sleeps and nothing polls.
final class Tmux {
    /// How long anything may take on a busy machine.
    static let deadline: Duration = .seconds(30)

    /// Where its socket lies, so that it is nobody else's.
    private let folder: Scratch
    private let control: Child
    private var unread: [UInt8] = []

    /// Opens a terminal of a size, with a prompt.
    /// - Parameter kind: What the terminal says it is.
    init(_ size: WindowSize, kind: String = "xterm-256color") throws {
        folder = try Scratch()
        let options = ["status off", "destroy-unattached on", "default-terminal \(kind)"]
        let settings = options.flatMap { ["set", "-g"] + $0.split(separator: " ").map(String.init) + [";"] }
        let session = ["new-session", "-x", "\(size.columns)", "-y", "\(size.rows)"]
        let shell = [try Tool.path("bash").path, "--norc", "--noprofile"]
        control = try Child(
            Tool.path("tmux"),
            ["-S", folder.path("tmux"), "-f", "/dev/null", "-u", "-C", "start-server", ";"] + settings + session
                + shell,
            environment: Tool.environment.merging([
                "TERM": "xterm-256color", "PS1": "$ ", "HISTFILE": "/dev/null",
                "PATH": Almoner.folder.path + ":" + (Tool.environment["PATH"] ?? "/usr/bin:/bin"),
            ]) { $1 })
        // Before its session is there, a command has no terminal to go to.
        while let line = try notice(until: .now + Tmux.deadline), !line.hasPrefix("%session-changed") {}
        try expect("$")
    }

    deinit {
        hangUp()
        close(control.input)
        _ = control.waitForEnd()
    }

    /// Closes the terminal, whatever runs in it.
    func hangUp() { _ = try? command("kill-server") }

    /// Has tmux do something, and returns what it answers.
    @discardableResult
    func command(_ words: String...) throws -> [String] {
        let line = words.map(Tmux.quoted).joined(separator: " ") + "\n"
        control.write(line)
        let end = ContinuousClock.now + Tmux.deadline
        var answer: [String]?
        while true {
            guard let line = try notice(until: end) else { throw Tool.Failure.timedOut }
            if line.hasPrefix("%begin "), line.hasSuffix(" 1") {
                answer = []
            } else if let lines = answer, line.hasPrefix("%end "), line.hasSuffix(" 1") {
                return lines
            } else if let lines = answer, line.hasPrefix("%error "), line.hasSuffix(" 1") {
                throw Tool.Failure.failed(words.joined(separator: " "), 1, lines.joined(separator: "\n"))
            } else if line.hasPrefix("%exit") {
                throw Tool.Failure.failed("tmux", 1, line)
            } else {
                answer?.append(line)
            }
        }
    }

    /// Waits until tmux tells that something was drawn, or changed otherwise; false: nothing did in time.
    func waitForNews(until end: ContinuousClock.Instant) throws -> Bool {
        while let line = try notice(until: end) {
            if line.hasPrefix("%output") || line.hasPrefix("%layout-change") { return true }
        }
        return false
    }

    /// The next line that tmux says.
    private func notice(until end: ContinuousClock.Instant) throws -> String? {
        while true {
            if let newline = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeSubrange(...newline) }
                return String(decoding: unread[..<newline], as: UTF8.self)
            }
            guard Waiting.forBytes(of: control.output, until: end) else { return nil }
            let bytes = Child.read(control.output)
            guard !bytes.isEmpty else { throw Tool.Failure.failed("tmux", 1, "It has gone.") }
            unread += bytes
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
