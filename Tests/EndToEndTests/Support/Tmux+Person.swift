// What a person does at the terminal, and what they see there.
import Foundation
import Programs
import Testing

extension Tmux {
    /// Presses keys by tmux's names (`Enter`, `Escape`, `C-c`, `Tab`), or letters.
    func press(_ keys: String...) throws {
        for key in keys { try command("send-keys", key) }
    }

    /// Presses a key and waits for what it brings to the screen. What follows Escape has to wait so: a terminal takes
    /// Escape and a letter that come together for Alt and that letter.
    func press(_ key: String, until text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try press(key)
        try expect(text, sourceLocation: sourceLocation)
    }

    /// Types text as it stands.
    func type(_ text: String) throws {
        try command("send-keys", "-l", text)
    }

    /// Types a line at the prompt.
    func enter(_ line: String) throws {
        try type(line)
        try press("Enter")
    }

    /// Pastes the bytes of a file.
    func paste(_ file: String) throws {
        try command("load-buffer", file)
        try command("paste-buffer", "-p", "-r")
    }

    /// Makes the terminal another size.
    func resize(_ columns: Int, _ rows: Int) throws {
        try command("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Opens the console on a ledger from the prompt.
    func openConsole(_ ledger: String, _ options: String = "", with variables: String = "") throws {
        try enter("\(variables) almoner --db \(ledger) \(options)")
        try expect("1 Customers")
    }
}

extension Tmux {
    /// The screen as text, a line a row.
    func screen() throws -> [String] { try command("capture-pane", "-p") }

    /// The screen with the sequences that make it look as it does.
    func colouredScreen() throws -> [String] { try command("capture-pane", "-p", "-e") }

    /// Waits until the screen holds a text, and returns the screen.
    @discardableResult
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        try expect("“\(text)”", sourceLocation: sourceLocation) { $0.holds(text) }
    }

    /// Waits until the screen says a sentence, be it broken into several rows.
    @discardableResult
    func expectSentence(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        try expect("“\(text)”", sourceLocation: sourceLocation) { $0.says(text) }
    }

    /// Waits until a text has gone from the screen, and returns the screen.
    @discardableResult
    func expectGone(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        try expect("a screen without “\(text)”", sourceLocation: sourceLocation) { !$0.holds(text) }
    }

    /// Waits until the screen is as it should be; whatever is drawn has it looked at again.
    @discardableResult
    func expect(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: ([String]) -> Bool
    ) throws -> [String] {
        let end = ContinuousClock.now + Tmux.deadline
        while true {
            let screen = try screen()
            if holds(screen) { return screen }
            guard try waitForNews(until: end) else {
                Issue.record(
                    "\(what) did not appear:\n\(screen.joined(separator: "\n"))", sourceLocation: sourceLocation)
                throw Tool.Failure.timedOut
            }
        }
    }
}

extension [String] {
    /// Whether a text stands on a row.
    func holds(_ text: String) -> Bool { contains { $0.contains(text) } }

    /// Whether a text stands here, be it broken into several rows.
    func says(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return indices.contains { first in
            var rest = words[...]
            for row in self[first...] {
                let part = (1...rest.count).last { row.contains(rest.prefix($0).joined(separator: " ")) }
                guard let part else { return false }
                rest = rest.dropFirst(part)
                if rest.isEmpty { return true }
            }
            return false
        }
    }
}
