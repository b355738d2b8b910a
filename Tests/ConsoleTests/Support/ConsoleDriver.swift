// Runs the real console without a terminal. It waits until everything that was asked for is answered, never for time.
import Checkout
import Commands
import Terminal
import Testing

@testable import Console

/// A person at the console.
@MainActor
final class ConsoleDriver {
    private(set) var program: ConsoleProgram
    private(set) var requests: [TerminalRequest] = []
    private var size: Size
    private let messages: AsyncStream<ConsoleMessage>

    init(
        _ story: Story, size: Size = Size(columns: 120, rows: 40), isReadOnly: Bool = false,
        overlays: any OverlayFactory = PlainOverlays()
    ) async {
        let (stream, sending) = AsyncStream.makeStream(of: ConsoleMessage.self)
        self.size = size
        messages = stream
        let services = ConsoleServices(
            engine: story.engine, ledger: NoTools(), files: NoFiles(), save: Saved.shared.save,
            systemTime: { Story.now }, isReadOnly: isReadOnly, actorName: "rosa")
        program = ConsoleProgram(services: services, overlays: overlays, theme: "dusk") { sending.yield($0) }
        program.start()
        take([.resize(size)])
        await idle()
    }

    /// Presses keys one after the other, waiting after each.
    func press(_ presses: Press...) async {
        for press in presses {
            for input in press.inputs { await send([input]) }
        }
    }

    /// Presses a key and returns as soon as the screen shows a text, while what was asked for is still under way.
    func press(_ press: Press, untilShown text: String) async {
        take(press.inputs)
        for await message in messages {
            take([message])
            if self.text.contains(text) || !program.isBusy { break }
        }
    }

    /// Presses keys, and looks at the screen whenever something comes of them.
    func press(_ press: Press, _ look: (ConsoleDriver) -> Void) async {
        take(press.inputs)
        for await message in messages {
            take([message])
            look(self)
            if !program.isBusy { break }
        }
    }

    /// Gives inputs and waits for nothing.
    func type(_ inputs: [Input]) { take(inputs) }

    /// Waits until everything that was asked for is answered.
    func answered() async { await idle() }

    /// Everything at once, as when the terminal was held up.
    func send(_ inputs: [Input]) async {
        take(inputs)
        await idle()
    }

    /// Changes the screen's size.
    func resize(_ columns: Int, _ rows: Int) async {
        size = Size(columns: columns, rows: rows)
        await send([.resize(size)])
    }

    /// Another process has written.
    func ledgerChanged() async {
        take([.ledgerChanged])
        await idle()
    }

    /// The system watches no files, for this reason.
    func unwatched(_ reason: String) async {
        take([.unwatched(reason)])
        await idle()
    }

    private func take(_ inputs: [Input]) {
        program.receive(inputs)
        program.beginWork()
    }

    private func take(_ messages: [ConsoleMessage]) {
        program.receive(messages)
        program.beginWork()
    }

    private func idle() async {
        if program.isBusy {
            for await message in messages {
                take([message])
                if !program.isBusy { break }
            }
        }
        requests += program.takeRequests()
    }

    /// The screen as text.
    var lines: [String] { program.frame(size: size, glyphs: .unicode).lines() }

    var text: String { lines.joined(separator: "\n") }
}

extension ConsoleDriver {
    /// Expects a text somewhere on the screen.
    func expect(_ text: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(self.text.contains(text), "not on the screen:\n\(self.text)", sourceLocation: location)
    }

    /// Expects a text nowhere on the screen.
    func expectNot(_ text: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(!self.text.contains(text), "on the screen:\n\(self.text)", sourceLocation: location)
    }

    /// Expects a panel to be there, and its selected row to begin so.
    func expectPanel(_ title: String, selected: String, _ location: SourceLocation = #_sourceLocation) {
        let start = lines.firstIndex { $0.contains(" \(title) ") }
        let row = start.flatMap { start in lines[(start + 1)...].first { $0.contains("▸") } }
        let found = row?.split(separator: "▸", maxSplits: 1).last.map { $0.drop { $0 == " " } } ?? ""
        #expect(found.hasPrefix(selected), "selected is \(found):\n\(text)", sourceLocation: location)
    }

    /// The last line.
    var bottom: String { lines.last ?? "" }
}

/// What is done to a ledger as a whole, which these tests do not do.
private struct NoTools: LedgerTools {
    func seed(_ plan: SeedPlan, progress: @escaping @Sendable (Int) -> Void) async throws {}
    func backup(to path: String) async throws {}
    var practiceCards: [PracticeCardNote] { [] }
}

/// Files that are all empty.
private struct NoFiles: CommandInput {
    func ask(_ prompt: String, hidden: Bool) async -> String? { nil }
    func contents(of path: String) throws -> String { "" }
    func progress(_ text: String?) {}
    func say(_ line: String) {}
}
